"""`keys` and `pair` on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server.errors import InvalidInput, NotFound
from server.store import Store
from tests.server.cli.conftest import Shell


def opened(folder: Path) -> Store:
    return Store.ready(f"sqlite:///{folder / 'data' / 'sincerely.db'}", folder / "data")


def test_creating_a_key_prints_the_key_and_nothing_else(shell: Shell) -> None:
    made = shell.run("keys", "create", "--name", "website", "--scope", "drafts,checks")
    assert made.exit_code == 0
    assert re.fullmatch(r"sincerely_[\w-]{43}\n", made.stdout)
    store = opened(shell.folder)
    key = store.keys.find(made.stdout.strip())
    store.close()
    assert key
    assert (key.name, key.scopes, key.expires_at) == ("website", {"drafts", "checks"}, None)


def test_a_key_can_end_by_itself(shell: Shell) -> None:
    shell.run("keys", "create", "--name", "trial", "--scope", "drafts", "--days", "7")
    assert "until" in shell.run("keys", "list").stdout


def test_the_list_never_shows_a_key(shell: Shell) -> None:
    token = shell.run("keys", "create", "--name", "website", "--scope", "drafts").stdout.strip()
    shown = shell.run("keys", "list").stdout
    assert "website" in shown
    assert "usable" in shown
    assert token not in shown


def test_a_revoked_key_is_shown_as_that(shell: Shell) -> None:
    shell.run("keys", "create", "--name", "website", "--scope", "drafts")
    assert shell.run("keys", "revoke", "website").stdout == "Revoked 1 key: website.\n"
    assert "revoked" in shell.run("keys", "list").stdout


@pytest.mark.parametrize("scope", ["", "everything", "drafts;checks"])
def test_an_unknown_scope_is_told_with_the_known_ones(shell: Shell, scope: str) -> None:
    made = shell.run("keys", "create", "--name", "website", "--scope", scope)
    assert isinstance(made.exception, InvalidInput)
    assert "drafts, checks, rules, audit" in str(made.exception)


def test_revoking_what_is_not_there_fails(shell: Shell) -> None:
    assert isinstance(shell.run("keys", "revoke", "nobody").exception, NotFound)


def test_pair_prints_just_the_code(shell: Shell) -> None:
    said = shell.run("pair").stdout
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\n", said)
    store = opened(shell.folder)
    assert store.pairing.finish(said, "Browser")
    store.close()
