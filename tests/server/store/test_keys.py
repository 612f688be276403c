"""Keys: shown once, kept as a hash, ended at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from server.errors import InvalidInput, NotFound
from server.store import Store
from server.store import keys as keys_module
from server.store.keys import SCOPES, parse_name, parse_scopes, shown_name


def test_a_key_is_found_with_its_name_and_scopes(store: Store) -> None:
    token, made = store.keys.create("website", ("drafts", "checks"))
    found = store.keys.find(token)
    assert found == made
    assert (made.name, made.scopes, made.kind) == ("website", {"drafts", "checks"}, "key")


def test_a_key_has_256_random_bits(store: Store) -> None:
    tokens = {store.keys.create("x", ("drafts",))[0] for _ in range(20)}
    assert len(tokens) == 20
    assert all(len(token.removeprefix("sincerely_")) == 43 for token in tokens)


def test_the_database_does_not_hold_the_key(store: Store) -> None:
    token, _ = store.keys.create("website", ("drafts",))
    with store.engine.connect() as connection:
        rows = str(connection.execute(text("SELECT * FROM api_key")).all())
    assert token not in rows
    assert token.removeprefix("sincerely_") not in rows


@pytest.mark.parametrize("wrong", ["", "sincerely_", "sincerely_" + "A" * 43, "Bearer x", "é", "\ud800"])
def test_an_unknown_key_is_nobody(store: Store, wrong: str) -> None:
    assert store.keys.find(wrong) is None
    assert store.keys.remembered(wrong) is None


def test_an_ended_key_is_nobody(store: Store) -> None:
    token, _ = store.keys.create("short", ("drafts",), valid=timedelta(seconds=-1))
    assert store.keys.find(token) is None


def test_a_remembered_key_is_not_believed_past_its_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    token, made = store.keys.create("short", ("drafts",), valid=timedelta(hours=1))
    assert store.keys.find(token)

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            assert made.expires_at
            return made.expires_at + timedelta(seconds=1)

    monkeypatch.setattr(keys_module, "datetime", Later)
    assert store.keys.remembered(token) is None


def test_a_revoked_key_is_nobody_at_once(store: Store) -> None:
    token, made = store.keys.create("website", ("drafts",))
    assert store.keys.find(token)
    store.keys.revoke(made.id)
    assert store.keys.remembered(token) is None
    assert store.keys.find(token) is None


def test_another_process_believes_a_revoked_key_for_at_most_half_a_second(
    open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = open_store(), open_store()
    token, made = one.keys.create("website", ("drafts",))
    clock = [100.0]
    monkeypatch.setattr(keys_module.time, "monotonic", lambda: clock[0])
    assert other.keys.find(token)
    one.keys.revoke(made.id)
    clock[0] += 0.49
    assert other.keys.remembered(token)
    clock[0] += 0.02
    assert other.keys.remembered(token) is None
    assert other.keys.find(token) is None


def test_a_name_ends_all_keys_that_have_it_and_no_other(store: Store) -> None:
    first, _ = store.keys.create("website", ("drafts",))
    second, _ = store.keys.create("website", ("checks",))
    third, _ = store.keys.create("phone", ("checks",))
    assert len(store.keys.revoke("website")) == 2
    assert [store.keys.find(token) is None for token in (first, second, third)] == [True, True, False]


def test_revoking_what_is_not_there_says_so(store: Store) -> None:
    with pytest.raises(NotFound, match="keys list"):
        store.keys.revoke("nothing")


def test_the_list_shows_every_key_and_whether_it_still_works(store: Store) -> None:
    _, usable = store.keys.create("one", ("drafts",))
    _, gone = store.keys.create("two", ("rules",))
    store.keys.revoke(gone.id)
    now = datetime.now(UTC)
    assert [(key.name, key.usable(now)) for key in store.keys.all()] == [("one", True), ("two", False)]
    assert store.keys.all()[0] == usable


def test_scopes_are_read_from_a_list_with_commas() -> None:
    assert parse_scopes(" drafts, checks ") == {"drafts", "checks"}
    assert parse_scopes(",".join(SCOPES)) == set(SCOPES)


@pytest.mark.parametrize("wrong", ["", ",", "admin", "drafts,everything", "DRAFTS"])
def test_an_unknown_scope_is_refused_with_the_known_ones(wrong: str) -> None:
    with pytest.raises(InvalidInput, match="drafts, checks, rules, audit"):
        parse_scopes(wrong)


def test_a_name_becomes_one_line() -> None:
    assert parse_name("  Dana's \n laptop ") == "Dana's laptop"


@pytest.mark.parametrize("wrong", ["", "  ", "x" * 81, "a\x00b", "\u202e"])
def test_a_name_that_a_list_cannot_show_is_refused(wrong: str) -> None:
    with pytest.raises(InvalidInput):
        parse_name(wrong)


@pytest.mark.parametrize(
    ("given", "kept"),
    [(" Dana's\nlaptop ", "Dana's laptop"), ("\x00\u202e", "Browser"), ("", "Browser"), ("x" * 90, "x" * 80)],
)
def test_a_name_from_a_program_is_made_to_fit(given: str, kept: str) -> None:
    assert shown_name(given, "Browser") == kept
