"""`accounts` on the command line: the way in for whoever has a shell here."""

from __future__ import annotations

import re

import pytest

from server.accounts.accounts import Accounts
from server.errors import NotAllowed
from tests.server.cli.conftest import Shell
from tests.server.cli.test_access import opened
from tests.server.people import SECRET, person, quick_passwords

LINK = r"http://127\.0\.0\.1:8420/first/[\w-]{43}\n"


def test_the_first_link_is_printed_alone(shell: Shell) -> None:
    assert re.fullmatch(LINK, shell.run("accounts", "first").stdout)


def test_it_names_the_address_that_people_use(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINCERELY_ALLOWED_HOSTS", "sincerely.example, other.example")
    assert shell.run("accounts", "first").stdout.startswith("https://sincerely.example/first/")


def test_once_there_is_an_account_there_is_no_first_link(shell: Shell) -> None:
    store = opened(shell.folder)
    person(store, "admin", "Ada")
    store.close()
    assert isinstance(shell.run("accounts", "first").exception, NotAllowed)


def test_the_list_shows_role_and_state_and_no_secret(shell: Shell) -> None:
    assert shell.run("accounts", "list").stdout == ""
    store = opened(shell.folder)
    dana = person(store, "compliance", "Dana")
    kept = Accounts(store, SECRET).directory.secrets(dana.id).password
    store.close()
    shown = shell.run("accounts", "list").stdout
    assert re.search(r"compliance\s+active\s+dana@riverside.example\s+Dana", shown)
    assert kept
    assert kept not in shown


def test_a_lost_password_gets_a_link_and_the_trail_says_who_made_it(shell: Shell) -> None:
    store = opened(shell.folder)
    dana = person(store, "admin", "Dana")
    store.close()
    link = shell.run("accounts", "link", dana.email).stdout
    store = opened(shell.folder)
    accounts = Accounts(store, SECRET, quick_passwords())
    accounts.accept(link.strip().rpartition("/")[2], "seven brass kettles sing")
    with store.engine.connect() as connection:
        trail = connection.exec_driver_sql("SELECT who, action FROM audit ORDER BY seq").all()
    store.close()
    assert [tuple(row) for row in trail] == [("command line", "link-made"), ("Dana", "password-set")]


def test_somebody_who_is_not_there_gets_none(shell: Shell) -> None:
    for command in ("link", "codes-off"):
        failed = shell.run("accounts", command, "nobody@example.com")
        assert failed.exit_code == 2
        assert "nobody has that e-mail address" in failed.stderr


def test_making_and_ending_a_key_in_a_shell_stands_in_the_trail(shell: Shell) -> None:
    shell.run("keys", "create", "--name", "website", "--scope", "drafts")
    shell.run("keys", "revoke", "website")
    store = opened(shell.folder)
    with store.engine.connect() as connection:
        trail = connection.exec_driver_sql("SELECT who, action FROM audit ORDER BY seq").all()
    store.close()
    assert [tuple(row) for row in trail] == [("command line", "key-made"), ("command line", "key-revoked")]
