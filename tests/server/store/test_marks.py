"""Marks are what the rows say: written with them, gone with their texts, and made anew from the chain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, text

from server.store import Store, marks
from server.store.audit import AuditEntry
from server.store.tables import MarkRow, RuleMarkRow

PAYLOAD = {
    "platform": "x", "route": "reply", "triage": {"kind": "complaint", "topics": ["waiting", "staff"]},
    "writer": {"name": "model", "model": "gpt-9"}, "rulebook": {"version": "abc"}, "comment": "We waited.",
    "respond_by": "2026-11-01T10:00:00+00:00", "findings": [{"rule": "too-long"}],
    "sentences": [{"text": "I'm sorry.", "rules": ["missing-apology"]}],
    "repaired": ["non-apology"],
}  # fmt: skip


def write(store: Store, action: str = "draft", **payload: Any) -> None:
    said = payload or PAYLOAD
    store.trail.append_and_wait(
        AuditEntry(who="Dana", action=action, payload=said, at=datetime(2026, 11, 1, tzinfo=UTC))
    )


def kept(store: Store) -> tuple[list[Any], set[Any]]:
    with store.engine.connect().execution_options(readonly=True) as connection:
        rows = connection.execute(select(MarkRow.__table__).order_by(MarkRow.seq)).all()
        return list(rows), set(connection.execute(select(RuleMarkRow.seq, RuleMarkRow.how, RuleMarkRow.rule)).all())


def test_a_row_and_its_marks_are_written_together(store: Store) -> None:
    write(store)
    write(store, "signed-in", way="password")
    (row,), rules = kept(store)
    assert (row.seq, row.platform, row.kind, row.topics, row.model) == (1, "x", "complaint", "waiting staff", "gpt-9")
    assert row.respond_by == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert rules == {(1, "served", "too-long"), (1, "answered", "missing-apology"), (1, "repaired", "non-apology")}


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param({"platform": 7, "triage": [], "writer": "x"}, id="other types than ours"),
        pytest.param({"platform": "x\x00", "route": "y" * 5_000}, id="what an index can't hold"),
        pytest.param({"findings": [{}, None, {"rule": ["x"]}], "sentences": {"a": 1}}, id="lists of something else"),
        pytest.param({"respond_by": "soon", "changed": "much"}, id="no moment, no number"),
        pytest.param({"n": 1}, id="nothing that is known"),
    ],
)
def test_an_odd_payload_never_costs_its_row(store: Store, payload: dict[str, Any]) -> None:
    write(store, **payload)
    assert store.verify().intact
    assert len(kept(store)[0]) == 1


def test_rows_from_before_there_were_marks_get_theirs_at_the_upgrade(
    store: Store, open_store: Callable[[], Store]
) -> None:
    write(store)
    before = kept(store)
    with store.engine.begin() as connection:
        for statement in (
            "DROP TABLE audit_rule", "DROP TABLE audit_mark", "DROP INDEX ix_audit_who", "DROP TABLE sign_in_try",
            "ALTER TABLE account DROP COLUMN decides_from", "ALTER TABLE account DROP COLUMN role_by",
        ):  # fmt: skip
            connection.execute(text(statement))
        connection.execute(text("UPDATE alembic_version SET version_num = '0004'"))
    again = open_store()
    assert kept(again) == before
    assert again.verify().intact


def test_marks_that_were_lost_or_changed_are_made_anew(store: Store) -> None:
    for _ in range(3):
        write(store)
    before = kept(store)
    with store.engine.begin() as connection:
        connection.execute(delete(MarkRow).where(MarkRow.seq == 2))
        connection.execute(delete(RuleMarkRow))
    assert store.recount() == 3
    assert kept(store) == before


def test_marks_go_with_the_texts_of_their_rows(store: Store) -> None:
    write(store)
    store.prune(datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=1), "Ada")
    assert kept(store) == ([], set())
    assert store.recount() == 0


def test_rows_in_more_than_one_batch_are_all_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "AT_A_TIME", 2)
    for _ in range(5):
        write(store)
    assert store.recount() == 5
