"""`accounts`: the way in for whoever has a shell on this machine and lost every other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from server.cli.common import load_settings, open_store, stop

if TYPE_CHECKING:
    from server.settings import Settings

accounts = typer.Typer(no_args_is_help=True, help="People: the first admin's link, a new password, the list.")


@accounts.command("first")
def first() -> None:
    """Print a one-time link that makes the first admin, for 24 hours. Only while nobody has an account."""
    from server.accounts.accounts import Accounts
    from server.secret import secret_of

    settings = load_settings()
    with open_store(settings) as store:
        token, _ = Accounts(store, secret_of(settings)).first_link()
    typer.echo(f"{home(settings)}/first/{token}")


@accounts.command("list")
def show() -> None:
    """Everybody with their role and how their account stands."""
    from server.accounts.directory import Directory

    with open_store(load_settings()) as store:
        everybody = Directory(store.engine).all()
    for account in everybody:
        person = account.person
        typer.echo(f"{person.id}  {person.role:10}  {account.state:8}  {person.email}  {person.name}")
    if not everybody:
        typer.echo("Nobody has an account yet. `sincerely accounts first` prints a link for the first admin.", err=True)


@accounts.command("link")
def link(email: Annotated[str, typer.Argument(help="Their e-mail address, as `accounts list` shows it.")]) -> None:
    """Print a one-time link with which somebody sets a new password, for three days. One-time codes stay on."""
    from server.accounts.accounts import Accounts
    from server.secret import secret_of

    settings = load_settings()
    with open_store(settings) as store:
        people = Accounts(store, secret_of(settings))
        account = people.directory.by_email(email)
        if account is None:
            stop("nobody has that e-mail address. `sincerely accounts list` shows everybody.")
        _, token, _ = people.new_link("command line", account.person.id)
    typer.echo(f"{home(settings)}/invitation/{token}")


@accounts.command("codes-off")
def codes_off(email: Annotated[str, typer.Argument(help="Their e-mail address.")]) -> None:
    """Switch off the one-time codes of somebody who lost their phone and their recovery codes."""
    from server.accounts.accounts import Accounts
    from server.secret import secret_of

    settings = load_settings()
    with open_store(settings) as store:
        people = Accounts(store, secret_of(settings))
        account = people.directory.by_email(email)
        if account is None:
            stop("nobody has that e-mail address. `sincerely accounts list` shows everybody.")
        people.reset_codes("command line", account.person.id)
    typer.echo("One-time codes are off for this person.")


def home(settings: Settings, address: str = "") -> str:
    """Where people open the pages: the first allowed name by https, else the running server's address."""
    from server import local

    if settings.allowed_hosts:
        return f"https://{settings.allowed_hosts[0]}"
    running = local.read(settings.data_dir)
    return address or (running.address if running else f"http://127.0.0.1:{settings.port}")
