"""Rows that are counted are read once, and counts follow what was written, pruned or put back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from server.records.insights import count
from server.records.recent import Recent
from server.records.search import Entry, latest
from server.store import Store
from server.store.audit import AuditEntry

from .conftest import BEGIN, Write


def seqs(recent: Recent) -> list[int]:
    return [entry.seq for entry in recent.entries()]


def test_newer_rows_come_on_top_and_the_oldest_make_room(store: Store, write: Write) -> None:
    recent = Recent(store.engine, most=3)
    assert seqs(recent) == []
    write("one")
    write("two")
    assert seqs(recent) == [2, 1]
    write("three")
    write("four")
    assert seqs(recent) == [4, 3, 2]
    assert seqs(recent) == [4, 3, 2]


def test_more_new_rows_than_are_kept(store: Store, write: Write) -> None:
    recent = Recent(store.engine, most=2)
    write("one")
    assert seqs(recent) == [1]
    for _ in range(4):
        write("more")
    assert seqs(recent) == [5, 4]


def test_counts_are_those_of_the_rows_themselves(store: Store, write: Write) -> None:
    recent = Recent(store.engine)
    write("one", respond_by=(BEGIN + timedelta(hours=1)).isoformat(), repaired=["non-apology"])
    assert count(recent.entries()) == count(latest(store.engine, 100))
    write("one", "outcome", status="edited", changed=0.25)
    write("two", route="escalate", findings=[{"rule": "hard-to-read"}])
    assert count(recent.entries()) == count(latest(store.engine, 100))
    assert {bar.name for bar in count(recent.entries()).rules} == {"hard-to-read", "non-apology"}


def test_no_text_is_kept(store: Store, write: Write) -> None:
    write("one", comment="my canary sang", reply="so did mine")
    assert "canary" not in repr(Recent(store.engine).entries())
    assert "mine" not in repr(Recent(store.engine).entries())


def test_what_was_pruned_counts_no_more(store: Store, write: Write) -> None:
    recent = Recent(store.engine)
    write("old")
    write("new")
    assert count(recent.entries()).drafts == 2
    store.prune(BEGIN + timedelta(minutes=2), "Ada")
    assert count(recent.entries()).drafts == 1


@pytest.mark.parametrize("there", [1, 2, 3], ids=["fewer rows", "as many rows", "more rows"])
def test_another_trail_in_its_place_is_read_anew(store: Store, write: Write, tmp_path: Path, there: int) -> None:
    recent = Recent(store.engine)
    write("one")
    write("two")
    recent.entries()
    backup = Store.ready(f"sqlite:///{tmp_path / 'backup.db'}", tmp_path)
    for number in range(there):
        backup.trail.append_and_wait(AuditEntry(id=f"old-{number}", who="Ada", action="draft", payload={"route": "x"}))
    recent._engine = backup.engine
    assert [entry.about for entry in recent.entries()] == [f"old-{number}" for number in reversed(range(there))]
    backup.close()


def test_what_was_read_is_not_read_again(store: Store, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    recent = Recent(store.engine)
    for _ in range(5):
        write("one")
    recent.entries()
    read: list[int] = []

    def counted(engine: Engine, most: int, *, down_to: int = 0) -> tuple[Entry, ...]:
        read.append(len(found := latest(engine, most, down_to=down_to)))
        return found

    monkeypatch.setattr("server.records.recent.latest", counted)
    write("two")
    recent.entries()
    assert read == [2]  # the new row, and the one before it that tells whether it is the same trail
