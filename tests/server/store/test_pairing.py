"""Pairing: one code, once, for ten minutes, five tries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from server.errors import NotAllowed
from server.store import Store
from server.store import pairing as pairing_module

WRONG = "2222-2222"


def later(by: timedelta) -> type[datetime]:
    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + by

    return Later


def test_a_code_becomes_a_key_for_drafts_and_checks_that_ends_in_30_days(store: Store) -> None:
    code, _ = store.pairing.begin()
    token, key = store.pairing.finish(code, "Dana's laptop")
    assert store.keys.find(token) == key
    assert (key.kind, key.scopes) == ("browser", {"drafts", "checks"})
    assert key.expires_at
    assert timedelta(days=29) < key.expires_at - datetime.now(UTC) <= timedelta(days=30)


@pytest.mark.parametrize(
    "typed", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code[:4]} {code[5:]} "]
)
def test_a_code_may_be_typed_as_people_type(store: Store, typed: Callable[[str], str]) -> None:
    code, _ = store.pairing.begin()
    assert store.pairing.finish(typed(code), "Browser")


def test_a_code_works_once(store: Store) -> None:
    code, _ = store.pairing.begin()
    store.pairing.finish(code, "Browser")
    with pytest.raises(NotAllowed):
        store.pairing.finish(code, "Browser")


def test_five_wrong_tries_end_the_code_in_every_process(open_store: Callable[[], Store]) -> None:
    one, other = open_store(), open_store()
    code, _ = one.pairing.begin()
    for number in range(5):
        with pytest.raises(NotAllowed):
            (one if number % 2 else other).pairing.finish(WRONG, "Browser")
    with pytest.raises(NotAllowed):
        one.pairing.finish(code, "Browser")


def test_four_wrong_tries_do_not(store: Store) -> None:
    code, _ = store.pairing.begin()
    for _ in range(4):
        with pytest.raises(NotAllowed):
            store.pairing.finish(WRONG, "Browser")
    assert store.pairing.finish(code, "Browser")


@pytest.mark.parametrize(
    ("age", "works"), [(timedelta(minutes=9, seconds=50), True), (timedelta(minutes=10, seconds=1), False)]
)
def test_a_code_lasts_ten_minutes(store: Store, monkeypatch: pytest.MonkeyPatch, age: timedelta, works: bool) -> None:
    code, _ = store.pairing.begin()
    monkeypatch.setattr(pairing_module, "datetime", later(age))
    if works:
        assert store.pairing.finish(code, "Browser")
    else:
        with pytest.raises(NotAllowed):
            store.pairing.finish(code, "Browser")


def test_two_people_can_pair_at_the_same_time(store: Store) -> None:
    first, _ = store.pairing.begin()
    second, _ = store.pairing.begin()
    assert store.pairing.finish(first, "One")
    assert store.pairing.finish(second, "Two")


def test_a_sixth_open_code_ends_the_oldest(store: Store) -> None:
    codes = [store.pairing.begin()[0] for _ in range(6)]
    with pytest.raises(NotAllowed):
        store.pairing.finish(codes[0], "Browser")
    assert store.pairing.finish(codes[1], "Browser")


def test_the_database_does_not_hold_the_code(store: Store) -> None:
    code, _ = store.pairing.begin()
    with store.engine.connect() as connection:
        rows = str(connection.execute(text("SELECT * FROM pairing_code")).all())
    assert code not in rows
    assert code.replace("-", "") not in rows


@pytest.mark.parametrize("odd", ["", "   ", "----", "é", "\x00", "A" * 40])
def test_odd_input_is_a_wrong_code(store: Store, odd: str) -> None:
    store.pairing.begin()
    with pytest.raises(NotAllowed, match="sincerely pair"):
        store.pairing.finish(odd, "Browser")
