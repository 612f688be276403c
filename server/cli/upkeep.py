"""`rules`, `audit` and `db`: look after what is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.cli.common import FOUND, NOT_POSSIBLE, load_settings, open_store, stop

if TYPE_CHECKING:
    from server.settings import Settings

rules = typer.Typer(no_args_is_help=True, help="The rulebook: list the rules, run their examples.")
audit = typer.Typer(no_args_is_help=True, help="The audit trail: prove that nothing was changed.")
db = typer.Typer(no_args_is_help=True, help="The database.")

AsJson = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


@rules.command("list")
def list_rules(as_json: AsJson = False) -> None:
    """Every rule with its severity, and the rulebook's version."""
    from prompts import rulebook

    book = rulebook.load()
    if as_json:
        shown = [rule.model_dump(mode="json") for rule in book.rules.values()]
        typer.echo(json.dumps({"version": book.version, "rules": shown}, ensure_ascii=False, indent=2))
        return
    for rule in book.rules.values():
        typer.echo(f"{rule.severity:7} {rule.id:28} {rule.title}")
    typer.echo(f"{len(book.rules)} rules, version {book.version}")


@rules.command("check")
def check_rules() -> None:
    """Run every example of every rule. Ends with exit code 1 when one misbehaves."""
    from guardrails.check_reply import Checker
    from prompts import rulebook

    book = rulebook.load()
    failures = Checker(book).run_examples()
    for failure in failures:
        typer.echo(str(failure))
    examples = sum(len(rule.passes) + len(rule.fails) for rule in book.rules.values())
    if failures:
        stop(f"{len(failures)} of {examples} examples misbehave.", FOUND)
    typer.echo(f"{len(book.rules)} rules, {examples} examples: all as they should be.")


Told = Annotated[
    list[str], typer.Option("--head", help="A head that was told elsewhere, as COUNT:HASH: the trail must hold it.")
]


@audit.command("verify")
def verify(as_json: AsJson = False, head: Told = []) -> None:  # noqa: B006 (typer's own way; nothing changes it)
    """Walk the whole audit trail. Ends with exit code 1 and names the rows when something was changed."""
    from dataclasses import asdict

    from server.store import Store, StoreError

    settings = load_settings()
    _must_exist(settings)
    store = Store(settings.database, settings.data_dir)
    try:
        report = store.verify([_told(text) for text in head])
    except StoreError as error:
        stop(str(error), NOT_POSSIBLE)
    finally:
        store.close()
    if as_json:
        typer.echo(json.dumps({"intact": report.intact, **asdict(report)}, indent=2))
    elif report.intact:
        typer.echo(f"The audit trail is intact: {report.rows} rows, head {report.head[:16]}.")
    else:
        for problem in report.problems:
            typer.echo(problem.says)
        typer.echo(f"The audit trail is NOT intact ({report.rows} rows read).", err=True)
    if not report.intact:
        raise typer.Exit(FOUND)


@audit.command("prune")
def prune(
    days: Annotated[int, typer.Option(min=1, help="Texts that are older than so many days go.")],
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> None:
    """Take comments, drafts and what was posted out of old records, for good. The chain still proves what stays."""
    import getpass
    from datetime import UTC, datetime, timedelta

    settings = load_settings()
    _must_exist(settings)
    if not yes:
        typer.confirm(f"Texts older than {days} days can't be brought back. Go on?", abort=True)
    with open_store(settings) as store:
        pruned = store.prune(datetime.now(UTC) - timedelta(days=days), getpass.getuser())
    typer.echo(f"{pruned} records were emptied. The trail says so." if pruned else "Nothing is that old.")


@audit.command("recount")
def recount() -> None:
    """Make anew what Insights and the filters of the Audit page read, from the trail itself."""
    from server.store import StoreError

    settings = load_settings()
    _must_exist(settings)
    with open_store(settings) as store:
        try:
            counted = store.recount()
        except StoreError as error:
            stop(str(error), NOT_POSSIBLE)
    typer.echo(f"Counted anew: {counted} drafts and outcomes.")


@audit.command("accept")
def accept(
    reason: Annotated[str, typer.Option(help="Why, for the trail: 'restored from the backup of Monday'.")],
) -> None:
    """After a restore: take the database as it is for the truth. That is written into the trail for good."""
    import getpass

    from server.store import Store

    settings = load_settings()
    _must_exist(settings)
    store = Store(settings.database, settings.data_dir)
    try:
        head = store.trail.accept(getpass.getuser(), reason)
    finally:
        store.close()
    typer.echo(f"Accepted: {head.count} rows. The trail goes on from there and says so.")


@db.command("upgrade")
def upgrade() -> None:
    """Bring the tables up to date. The server does the same at every start."""
    settings = load_settings()
    with open_store(settings) as store:
        _, after = store.upgrade()
    typer.echo(f"The database is up to date (revision {after}).")


def _told(text: str) -> tuple[int, str]:
    """A head as people copy it: the number of the row and its hash."""
    count, _, link = text.strip().partition(":")
    if not count.isdecimal() or len(link) != 64:
        stop("--head is the number of a row, a colon and its hash (64 characters), as the webhook was told.")
    return int(count), link


def _must_exist(settings: Settings) -> None:
    """Verifying must not create an empty database and then call it intact."""
    from server.store.engine import address

    url = address(settings.database)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        stop(f"there is no database at {url.database}.", NOT_POSSIBLE)
