"""`model`: fetch the embedded model, see which there are and how it is doing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from server.cli.common import load_settings, stop

if TYPE_CHECKING:
    from server.models.pull import Progress

app = typer.Typer(no_args_is_help=True, help="The embedded model: pull, list, status.")


@app.command("pull")
def pull(
    name: Annotated[
        str | None, typer.Argument(help="A name from `model list`, or the address of a .gguf file.")
    ] = None,
    sha256: Annotated[str | None, typer.Option(help="The file's hash, needed with an address.")] = None,
) -> None:
    """Fetch a model and verify its hash. What an interruption left is used or thrown away, never trusted."""
    from server.models import catalogue
    from server.models import pull as pulling

    settings = load_settings()
    if name and "://" in name:
        if sha256 is None:
            stop("an address needs --sha256, the hash that the page offering the file states.")
        entry = catalogue.from_url(name, sha256)
    else:
        entry = catalogue.find(name)
    path = pulling.pull(entry, settings.cache_dir, progress=Meter())
    typer.echo(str(path))


class Meter:
    """One line in a terminal that counts up; in a log one line for every tenth."""

    def __init__(self) -> None:
        self._said = -1

    def __call__(self, progress: Progress) -> None:
        import sys

        step = progress.percent if sys.stderr.isatty() else progress.percent // 10 * 10
        if step != self._said:
            self._said = step
            end = "\r" if sys.stderr.isatty() else "\n"
            typer.echo(f"Fetching the model: {step}% (from {progress.source})   {end}", err=True, nl=False)


@app.command("list")
def show() -> None:
    """The models that can be fetched by name."""
    from server.models import catalogue

    settings = load_settings()
    for entry in catalogue.load():
        here = "here" if entry.path(settings.cache_dir).exists() else "not fetched"
        size = f"{entry.bytes / 1e9:.1f} GB" if entry.bytes else "size unknown"
        default = ", the default" if entry.default else ""
        typer.echo(f"{entry.name}  {size}  {entry.licence}  {here}{default}")


@app.command("status")
def status() -> None:
    """One of: ready, loading, pulling N%, absent, failed: why."""
    from server.models import status as states

    typer.echo(str(states.status(load_settings())))
