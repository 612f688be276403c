"""`draft`, `check` and `deidentify`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from server.cli import show
from server.cli.common import FOUND, given_text, load_settings

Text = Annotated[str | None, typer.Argument(help="The text; without it, or with -, it is read from a pipe.")]
File = Annotated[Path | None, typer.Option("--file", help="Read the text from this file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")]
Platform = Annotated[
    str, typer.Option(help="x, facebook, instagram, google, yelp, linkedin, youtube, reddit or other.")
]
Kind = Annotated[str | None, typer.Option(help="complaint, praise, question, misinformation, social, abuse or spam.")]
Stage = Annotated[str, typer.Option(help="public, holding, private, closing or letter.")]


def draft(
    comment: Text = None,
    platform: Platform = "other",
    kind: Kind = None,
    stage: Stage = "public",
    tone: Annotated[str, typer.Option(help="warm, plain, formal or light.")] = "warm",
    length: Annotated[str, typer.Option(help="normal or short.")] = "normal",
    language: Annotated[str | None, typer.Option(help="Language of the reply, such as en or es.")] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote the comment, so that the name is removed.")] = None,
    posted_at: Annotated[str | None, typer.Option(help="When it was posted: 2026-11-23T14:05:00Z.")] = None,
    note: Annotated[str | None, typer.Option(help="A note to the writer.")] = None,
    alternatives: Annotated[int, typer.Option(help="So many further drafts, 0 to 3.")] = 0,
    file: File = None,
    as_json: AsJson = False,
) -> None:
    """Draft a reply to a comment. You read it, change it and post it."""
    given = {
        "comment": given_text(comment, file), "platform": platform, "kind": kind, "stage": stage, "tone": tone,
        "length": length, "language": language, "author": author, "posted_at": posted_at, "note": note,
        "alternatives": alternatives,
    }  # fmt: skip
    _print(_ask("/v1/drafts", given), as_json, show.draft)


def check(
    reply: Text = None,
    comment: Annotated[str | None, typer.Option(help="The comment that it answers.")] = None,
    platform: Platform = "other",
    kind: Kind = None,
    stage: Stage = "public",
    contact: Annotated[str | None, typer.Option(help="The private way that the reply should name.")] = None,
    file: File = None,
    as_json: AsJson = False,
) -> None:
    """Check a reply that you wrote. Ends with exit code 1 when something has to change."""
    given = {
        "reply": given_text(reply, file), "comment": comment, "platform": platform, "kind": kind, "stage": stage,
        "contact": contact,
    }  # fmt: skip
    answer = _ask("/v1/checks", given)
    _print(answer, as_json, lambda found: show.findings(found, str(given["reply"])))
    if not answer["ok"]:
        raise typer.Exit(FOUND)


def deidentify(
    text: Text = None,
    author: Annotated[str | None, typer.Option(help="Who wrote it, so that the name is removed.")] = None,
    file: File = None,
    as_json: AsJson = False,
) -> None:
    """Remove identifiers from a text. There is no way back."""
    _print(_ask("/v1/deidentify", {"text": given_text(text, file), "author": author}), as_json, show.safe)


def _ask(path: str, given: Mapping[str, object]) -> dict[str, Any]:
    from server.cli.house import ask

    return ask(load_settings(), path, given)


def _print(answer: dict[str, Any], as_json: bool, words: show.Words) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2) if as_json else words(answer))
