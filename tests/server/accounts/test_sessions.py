"""Sessions: shared by all servers of a database, over after 15 idle minutes or 12 hours, ended at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import text

from server.accounts import sessions as sessions_module
from server.accounts.accounts import Accounts
from server.store import Store
from tests.server.people import accounts_of, person

Later = Callable[[object, timedelta], None]


def test_a_session_knows_its_person(store: Store, accounts: Accounts) -> None:
    dana = person(store, "compliance", "Dana")
    found = accounts.sessions.find(accounts.sessions.begin(dana.id))
    assert found
    assert found.person == dana


def test_another_server_on_the_same_database_knows_it_too(open_store: Callable[[], Store]) -> None:
    here, there = open_store(), open_store()
    token = accounts_of(here).sessions.begin(person(here, "staff").id)
    assert accounts_of(there).sessions.find(token)
    found = accounts_of(here).sessions.find(token)
    assert found
    accounts_of(here).sessions.end(found.id)
    assert accounts_of(there).sessions.find(token) is None


def test_the_database_does_not_hold_the_cookie(store: Store, accounts: Accounts) -> None:
    token = accounts.sessions.begin(person(store, "staff").id)
    with store.engine.connect() as connection:
        assert token not in str(connection.execute(text("SELECT * FROM session")).all())


@pytest.mark.parametrize("wrong", ["", "made-up", "é", "\ud800"])
def test_an_unknown_cookie_is_nobody(accounts: Accounts, wrong: str) -> None:
    assert accounts.sessions.find(wrong) is None


def test_fifteen_idle_minutes_end_it(store: Store, accounts: Accounts, later: Later) -> None:
    token = accounts.sessions.begin(person(store, "staff").id)
    later(sessions_module, timedelta(minutes=14, seconds=59))
    assert accounts.sessions.find(token, counts=False)
    later(sessions_module, timedelta(minutes=15, seconds=1))
    assert accounts.sessions.find(token) is None


def test_whoever_goes_on_working_stays_but_not_longer_than_twelve_hours(
    store: Store, accounts: Accounts, later: Later
) -> None:
    token = accounts.sessions.begin(person(store, "staff").id)
    for minutes in range(14, 12 * 60, 14):
        later(sessions_module, timedelta(minutes=minutes))
        assert accounts.sessions.find(token), minutes
    later(sessions_module, timedelta(hours=12, seconds=1))
    assert accounts.sessions.find(token) is None


def test_what_a_page_asks_by_itself_does_not_keep_it_open(store: Store, accounts: Accounts, later: Later) -> None:
    token = accounts.sessions.begin(person(store, "staff").id)
    later(sessions_module, timedelta(minutes=10))
    assert accounts.sessions.find(token, counts=False)
    later(sessions_module, timedelta(minutes=16))
    assert accounts.sessions.find(token) is None


def test_signing_out_everywhere_ends_all_of_one_person_and_nobody_elses(store: Store, accounts: Accounts) -> None:
    mine, other = person(store, "staff", "Mine"), person(store, "staff", "Other")
    tokens = [accounts.sessions.begin(mine.id), accounts.sessions.begin(mine.id), accounts.sessions.begin(other.id)]
    assert accounts.sessions.end_all(mine.id) == 2
    assert [accounts.sessions.find(token) is None for token in tokens] == [True, True, False]


def test_an_ended_account_is_signed_out_at_once(store: Store, accounts: Accounts) -> None:
    admin, leaving = person(store, "admin"), person(store, "staff")
    token = accounts.sessions.begin(leaving.id)
    accounts.end(admin, leaving.id)
    assert accounts.sessions.find(token) is None


def test_a_changed_role_holds_at_once_because_it_ends_every_session(store: Store, accounts: Accounts) -> None:
    admin, dana = person(store, "admin"), person(store, "staff", "Dana")
    token = accounts.sessions.begin(dana.id)
    accounts.change_role(admin, dana.id, "compliance")
    assert accounts.sessions.find(token) is None
    found = accounts.sessions.find(accounts.sessions.begin(dana.id))
    assert found
    assert found.person.role == "compliance"
