"""How often somebody may try: counted for all servers of a database, and never so that others are locked out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from server.accounts import throttle as throttle_module
from server.accounts.accounts import Accounts
from server.errors import NotYou, TooMany
from server.store import Store
from server.store.tables import TryRow
from tests.server.people import PASSWORD, accounts_of, person

Later = Callable[[object, timedelta], None]


@pytest.mark.parametrize("known", [True, False], ids=["a person", "nobody"])
@pytest.mark.parametrize(
    ("tries", "places"), [pytest.param(10, 1, id="from one place"), pytest.param(50, 50, id="from many places")]
)
def test_after_too_many_tries_even_the_right_password_waits(
    store: Store, accounts: Accounts, known: bool, tries: int, places: int
) -> None:
    dana = person(store, "staff", "Dana")
    email = dana.email if known else "nobody@example.com"
    for number in range(tries):
        with pytest.raises(NotYou):
            accounts.authenticate(email, "wrong", "", f"192.0.2.{number % places}")
    with pytest.raises(TooMany):
        accounts.authenticate(email, PASSWORD, "", "192.0.2.0")


def test_somebody_elsewhere_does_not_lock_a_person_out(store: Store, accounts: Accounts) -> None:
    dana = person(store, "staff", "Dana")
    for _ in range(10):
        with pytest.raises(NotYou):
            accounts.authenticate(dana.email, "wrong", "", "203.0.113.9")
    assert accounts.authenticate(dana.email, PASSWORD, "", "192.0.2.1") == dana


def test_a_whole_hospital_signs_in_from_one_address(store: Store, accounts: Accounts) -> None:
    dana = person(store, "staff", "Dana")
    for _ in range(60):
        accounts.authenticate(dana.email, PASSWORD, "", "192.0.2.1")


def test_who_shows_again_who_they_are_waits_after_too_many_slips_and_nobody_else(
    store: Store, accounts: Accounts
) -> None:
    dana, other = person(store, "compliance", "Dana"), person(store, "compliance", "Other")
    for _ in range(10):
        with pytest.raises(NotYou):
            accounts.reauthenticate(dana, "wrong", "")
    with pytest.raises(TooMany):
        accounts.reauthenticate(dana, PASSWORD, "")
    accounts.reauthenticate(other, PASSWORD, "")


def test_one_place_can_not_try_one_password_on_everybody(accounts: Accounts) -> None:
    for number in range(50):
        with pytest.raises(NotYou):
            accounts.authenticate(f"person{number}@example.com", "wrong", "", "192.0.2.1")
    with pytest.raises(TooMany):
        accounts.authenticate("person50@example.com", "wrong", "", "192.0.2.1")


def test_the_right_password_forgives_earlier_slips(store: Store, accounts: Accounts) -> None:
    dana = person(store, "staff", "Dana")
    for _ in range(3):
        for _ in range(5):
            with pytest.raises(NotYou):
                accounts.authenticate(dana.email, "wrong", "", "192.0.2.1")
        accounts.authenticate(dana.email, PASSWORD, "", "192.0.2.1")


def test_tries_at_two_servers_count_together(store: Store, accounts: Accounts, open_store: Callable[[], Store]) -> None:
    dana, there = person(store, "staff", "Dana"), accounts_of(open_store())
    for number in range(10):
        with pytest.raises(NotYou):
            (accounts, there)[number % 2].authenticate(dana.email, "wrong", "", "192.0.2.1")
    for server in (accounts, there):
        with pytest.raises(TooMany):
            server.authenticate(dana.email, PASSWORD, "", "192.0.2.1")


def test_after_a_quarter_of_an_hour_tries_count_no_more_and_are_gone(
    store: Store, accounts: Accounts, later: Later
) -> None:
    dana = person(store, "staff", "Dana")
    for _ in range(10):
        with pytest.raises(NotYou):
            accounts.authenticate(dana.email, "wrong", "", "192.0.2.1")
    later(throttle_module, timedelta(minutes=15, seconds=1))
    assert accounts.authenticate(dana.email, PASSWORD, "", "192.0.2.1") == dana
    with store.engine.connect() as connection:
        assert connection.scalars(select(TryRow.id)).all() == []


def test_what_was_typed_is_not_in_the_database(store: Store, accounts: Accounts) -> None:
    with pytest.raises(NotYou):
        accounts.authenticate("typed.by.mistake@example.com", "wrong", "", "192.0.2.1")
    with store.engine.connect() as connection:
        kept = repr(connection.execute(select(TryRow.__table__)).all())
    assert "typed" not in kept
    assert "192.0.2.1" not in kept
