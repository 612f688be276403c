"""What several commands need: settings, the store, texts from arguments or pipes, and errors in plain words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from server.settings import Settings
    from server.store import Store

OURS = ("server", "guardrails", "prompts")
FOUND, WRONG_USE, NOT_POSSIBLE = 1, 2, 3


def explain(error: Exception) -> tuple[str, int]:
    """One sentence for people, and the exit code. The messages of our own errors are written for people."""
    from server.errors import InvalidInput, NotFound

    if type(error).__module__.partition(".")[0] in OURS:
        return str(error), WRONG_USE if isinstance(error, (InvalidInput, NotFound)) else NOT_POSSIBLE
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror, NOT_POSSIBLE
    from server.logs import describe

    return f"Something went wrong that nobody foresaw ({describe(error)}).", NOT_POSSIBLE


def stop(says: str, code: int = WRONG_USE) -> NoReturn:
    """End the command with one sentence on stderr."""
    typer.echo(f"Error: {says}", err=True)
    raise typer.Exit(code)


def load_settings() -> Settings:
    """The settings; a wrong one is named with what is wrong about it, without its value."""
    from pydantic import ValidationError

    from server.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        wrong = [f"SINCERELY_{'_'.join(map(str, item['loc'])).upper()}: {item['msg']}" for item in error.errors()]
        stop("a setting can't be used. " + "; ".join(wrong))


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """The store with its tables up to date, closed afterwards."""
    from server.store import Store

    store = Store.ready(settings.database, settings.data_dir)
    try:
        yield store
    finally:
        store.close()


def given_text(argument: str | None, file: Path | None) -> str:
    """The text of an argument, a file, or what is piped in (no argument, or `-`)."""
    if argument is not None and file is not None:
        stop("give the text or --file, not both.")
    if file is not None:
        return decoded(file.read_bytes())
    if argument is None and sys.stdin.isatty():
        stop('there is no text. Give it in quotes, with --file, or through a pipe; "--help" shows how.')
    if argument is None or argument == "-":
        return decoded(sys.stdin.buffer.read())
    return argument


def decoded(raw: bytes) -> str:
    """UTF-8 with or without a byte order mark, and without the last newline that a pipe adds."""
    try:
        return raw.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        stop("the text is not UTF-8. Save it as UTF-8 and try again.")
