"""Retention: what was said goes after its time, who did what stays, and the chain proves both."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from server.store import Store, prune
from server.store.audit import AuditEntry
from tests.server.store.test_trail import said, tamper

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
SECRET = "the waiting room smelled of fish"


@pytest.fixture
def old(store: Store) -> Store:
    """Nine rows, one a day: drafts, but for a sign-in on the fifth day."""
    for day in range(9):
        action = "signed-in" if day == 4 else "draft"
        store.trail.append_and_wait(
            AuditEntry(id=f"draft{day}", who="Dana", action=action, payload={"comment": SECRET}, at=BEGIN + days(day))
        )
    return store


def days(number: float) -> timedelta:
    return timedelta(days=number)


def payloads(store: Store) -> dict[int, str]:
    with store.engine.connect() as connection:
        return {row.seq: row.payload for row in connection.execute(text("SELECT seq, payload FROM audit ORDER BY seq"))}


def test_texts_go_after_their_time_and_the_chain_stays_whole(old: Store) -> None:
    assert old.prune(BEGIN + days(6), "Ada") == 5
    kept = payloads(old)
    assert [seq for seq, payload in kept.items() if not payload] == [1, 2, 3, 4, 6]
    assert old.verify().problems == ()


def test_the_trail_says_who_pruned_how_many_and_what_is_left(old: Store) -> None:
    old.prune(BEGIN + days(6), "Ada", account="account-of-ada")
    with old.engine.connect() as connection:
        row = connection.execute(text("SELECT who, action, payload FROM audit WHERE seq = 10")).one()
    noted = json.loads(row.payload)
    assert (row.who, row.action) == ("Ada", "pruned")
    assert (noted["from"], noted["through"], noted["rows"], noted["account"]) == (1, 6, 5, "account-of-ada")


def test_pruning_again_goes_on_where_it_ended_and_says_nothing_when_nothing_is_due(old: Store) -> None:
    old.prune(BEGIN + days(3), "Ada")
    assert old.prune(BEGIN + days(3), "Ada") == 0
    assert old.prune(BEGIN + days(9), "Ada") == 5
    assert len(payloads(old)) == 11, "two prunings, two entries"
    assert old.verify().problems == ()


def test_many_rows_go_in_several_steps(old: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prune, "AT_ONCE", 3)
    assert old.prune(BEGIN + days(30), "Ada") == 8
    assert len(payloads(old)) == 9 + 3
    assert old.verify().problems == ()


def test_a_pruned_draft_is_no_draft_any_more(old: Store) -> None:
    assert old.draft("draft0")
    old.prune(BEGIN + days(6), "Ada")
    assert old.draft("draft0") is None


def test_two_servers_prune_at_once_and_each_row_goes_once(old: Store, open_store: Callable[[], Store]) -> None:
    async def both() -> list[int]:
        stores = old, open_store()
        return await asyncio.gather(*(asyncio.to_thread(one.prune, BEGIN + days(9), "Ada") for one in stores))

    assert sorted(asyncio.run(both())) == [0, 8]
    assert old.verify().problems == ()


EMPTY = "UPDATE audit SET payload = '' WHERE seq = {}"
CHANGES = [
    pytest.param(EMPTY.format(9), "Row 9 was emptied, and no pruning tells of it", id="a text removed by hand"),
    pytest.param(EMPTY.format(5), "Row 5 was emptied", id="a row of a pruned stretch that holds no text"),
    pytest.param("UPDATE audit SET who = 'x' WHERE seq = 2", "Rows 1 to 6 were changed after", id="another person"),
    pytest.param("UPDATE audit SET at = '2020-01-01 00:00:00.000000+00:00' WHERE seq = 2", "Rows 1 to 6 were changed",
                 id="another time"),
    pytest.param("UPDATE audit SET action = 'outcome' WHERE seq = 2", "Rows 1 to 6 were changed", id="another action"),
    pytest.param("UPDATE audit SET payload = '{}' WHERE seq = 2", "Row 2 was changed or moved", id="an invented text"),
    pytest.param("UPDATE audit SET hash = previous WHERE seq = 2", "Rows 1 to 6 were changed", id="another link"),
    pytest.param("DELETE FROM audit WHERE seq = 2", "Row 2 is missing", id="a pruned row deleted"),
    pytest.param("DELETE FROM audit WHERE seq = 10", "Row 1 was emptied, and no pruning", id="the entry deleted"),
    pytest.param("UPDATE audit SET payload = replace(payload, 'older_than', 'younger_than') WHERE seq = 10",
                 "Row 10 was changed", id="the entry changed"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "expected"), CHANGES)
def test_every_change_to_a_pruned_trail_is_found(old: Store, statement: str, expected: str) -> None:
    old.prune(BEGIN + days(6), "Ada")
    tamper(old, statement)
    assert expected in said(old)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(EMPTY.format(5), id="a sign-in holds no text"),
        pytest.param("UPDATE audit SET payload = '', who = 'x' WHERE seq = 1", id="emptied and renamed at once"),
        pytest.param("UPDATE audit SET payload = '{}' WHERE seq = 1", id="another text"),
    ],
)
def test_the_database_lets_texts_be_emptied_and_nothing_else(old: Store, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), old.engine.begin() as connection:
        connection.execute(text(statement))


def test_no_byte_of_a_pruned_text_stays_in_the_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite would leave it in free pages; it is told not to."""
    folder = tmp_path_factory.mktemp("pruned")
    store = Store.ready(f"sqlite:///{folder / 'a.db'}", folder)
    store.trail.append_and_wait(AuditEntry(who="Dana", action="draft", payload={"comment": SECRET * 300}, at=BEGIN))
    store.prune(BEGIN + days(1), "Ada")
    with store.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    assert not [path.name for path in folder.iterdir() if SECRET.encode() in path.read_bytes()]
