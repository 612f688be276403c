"""`pair` and `keys`: who may use the API."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from server.cli.common import load_settings, open_store

WHO = "command line"

keys = typer.Typer(no_args_is_help=True, help="API keys: create, list, revoke.")


def pair() -> None:
    """Print a one-time code for the browser extension: it works once, within 10 minutes."""
    with open_store(load_settings()) as store:
        code, _ = store.pairing.begin()
    typer.echo(code)


@keys.command("create")
def create(
    name: Annotated[str, typer.Option(help="Who will use it; it appears in the audit trail.")],
    scope: Annotated[str, typer.Option(help="One or more of drafts, checks, rules, audit, with commas.")],
    days: Annotated[
        int | None, typer.Option(min=1, max=3650, help="Ends after so many days; without it, never.")
    ] = None,
) -> None:
    """Make a key and print it, this once."""
    from server.accounts.keyring import record
    from server.store.keys import parse_name, parse_scopes

    scopes, called = parse_scopes(scope), parse_name(name)
    with open_store(load_settings()) as store:
        token, key = store.keys.create(called, scopes, valid=timedelta(days=days) if days else None)
        record(store, WHO, "key-made", key)
    typer.echo(token)


@keys.command("list")
def show() -> None:
    """All keys and paired browsers, without the keys themselves."""
    from datetime import UTC, datetime

    with open_store(load_settings()) as store:
        made = store.keys.all()
    now = datetime.now(UTC)
    for key in made:
        state = "revoked" if key.revoked_at else "usable" if key.usable(now) else "ended"
        until = f"until {key.expires_at:%Y-%m-%d}" if key.expires_at else "no end"
        scopes = ",".join(sorted(key.scopes))
        typer.echo(f"{key.id}  {state:7}  {key.kind:7}  {scopes}  {key.created_at:%Y-%m-%d}  {until}  {key.name}")
    if not made:
        typer.echo("There are no keys yet. `sincerely keys create` makes one.", err=True)


@keys.command("revoke")
def revoke(key: Annotated[str, typer.Argument(help="Its id or its name, as `keys list` shows them.")]) -> None:
    """End a key at once; a running server notices within a second."""
    from server.accounts.keyring import record

    with open_store(load_settings()) as store:
        ended = store.keys.revoke(key)
        for item in ended:
            record(store, WHO, "key-revoked", item)
    typer.echo(f"Revoked {len(ended)} key{'s' if len(ended) > 1 else ''}: {', '.join(item.name for item in ended)}.")
