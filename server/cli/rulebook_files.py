"""`rules export` and `rules import`: the rulebook as files, for teams who keep it in git."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.cli.common import load_settings, open_store, stop

if TYPE_CHECKING:
    from server.approvals import Approvals
    from server.store import Store

Proposal = Annotated[str, typer.Option("--proposal", help="The id of a proposal, instead of what is in force.")]


def export_rules(
    folder: Annotated[Path, typer.Argument(help="Where the files go; made where it is not there.")],
    proposal: Proposal = "",
) -> None:
    """Write the rulebook that is in force into a folder, as it lies under prompts/."""
    with _desk() as (_, approvals):
        files = approvals.files(approvals.get(proposal).version_id) if proposal else approvals.base()[1]
        decision = approvals.in_force()
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
    said = f"proposal {proposal}" if proposal else f"version {decision.version}" if decision else "what came with it"
    typer.echo(f"{len(files)} files of {said} are in {folder}.")


def import_rules(
    folder: Annotated[Path, typer.Argument(help="A folder with rules/, templates/ and so on; what it lacks stays.")],
    author: Annotated[str, typer.Option("--as", help="Your e-mail address here; you are asked for the password.")],
    title: Annotated[str, typer.Option(help="What changes, in a few words.")],
    why: Annotated[str, typer.Option(help="Why.")],
    invented: Annotated[
        bool, typer.Option("--invented", help="You looked: names and numbers in it are invented, yours or public.")
    ] = False,
) -> None:
    """Propose the files of a folder that differ from what is in force. A second person approves them in the browser."""
    from server.accounts.accounts import Accounts
    from server.approvals import transfer
    from server.approvals.identifying import HoldsIdentifiers
    from server.secret import secret_of

    settings = load_settings()
    with _desk() as (store, approvals):
        files = transfer.from_folder(folder, approvals.base()[1])
        if not files:
            stop("nothing in that folder differs from what is in force.")
        password = typer.prompt("Password", hide_input=True)
        code = typer.prompt("One-time code (Enter for none)", default="", show_default=False)
        person = Accounts(store, secret_of(settings)).authenticate(author, password, code, "command line")
        try:
            made = approvals.propose(person, title, why, files)
        except HoldsIdentifiers as held:
            for item in held.found:
                where = f"{item.path}, line {item.line}" if item.line else item.path
                verdict = "take it out" if item.refused else "whose is it?"
                typer.echo(f"{where}: {item.kind.lower()} “{item.text}”, {verdict}", err=True)
            if held.refused or not invented:
                stop(f"{held}{'' if held.refused else ' Here the tick is --invented.'}")
            made = approvals.propose(person, title, why, files, held.mark)
    typer.echo(
        f"Proposed: {len(files)} file{'' if len(files) == 1 else 's'}. A second person decides at /changes/{made.id}"
    )


@contextmanager
def _desk() -> Iterator[tuple[Store, Approvals]]:
    """The store and its rulebooks, without a pipeline: identifiers are removed as everywhere."""
    from guardrails.deidentify import Deidentifier
    from server.approvals import Approvals
    from server.approvals.in_force import shipped_files

    settings = load_settings()
    deidentifier = Deidentifier(nlp_model=settings.nlp_model)
    with open_store(settings) as store:
        yield store, Approvals(store, shipped_files(settings), lambda: deidentifier)
