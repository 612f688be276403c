"""Decisions about the rulebook that no row of the trail tells of: Sincerely did not make them, they count for nothing.

A decision and its row are written in one transaction. Who owns the database can put a decision there in another
person's name; it lacks its row, or has one that does not match its hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from server.store.approval_tables import DecisionRow
from server.store.audit import link
from server.store.tables import AuditRow

DECIDING = ("approved", "rejected", "rolled-back")
"""Actions of the trail that tell of a decision; each is called like the decision's kind."""


@dataclass(frozen=True, slots=True)
class Forged:
    """A decision that the trail does not tell of."""

    seq: int
    kind: str
    version_id: str


def recorded(connection: Connection) -> frozenset[int]:
    """The numbers of the decisions that the trail tells of, exactly as they stand."""
    told = set(_told(connection))
    return frozenset(row.seq for row in connection.execute(select(*_COLUMNS)) if _key(row) in told)


def forged(connection: Connection) -> tuple[Forged, ...]:
    """The decisions that the trail does not tell of, the oldest first."""
    told = set(_told(connection))
    rows = connection.execute(select(*_COLUMNS).order_by(DecisionRow.seq))
    return tuple(Forged(row.seq, row.kind, row.version_id) for row in rows if _key(row) not in told)


_COLUMNS = (
    DecisionRow.seq, DecisionRow.kind, DecisionRow.version_id, DecisionRow.proposal_id, DecisionRow.approver_id,
    DecisionRow.note,
)  # fmt: skip


def _key(row: Any) -> tuple[Any, ...]:
    return (row.seq, row.kind, row.version_id, row.proposal_id or row.version_id, row.approver_id, row.note)


def _told(connection: Connection) -> Iterator[tuple[Any, ...]]:
    rows = connection.execute(select(*AuditRow.__table__.columns).where(AuditRow.action.in_(DECIDING)))
    for row in rows:
        if row.hash != link(row.previous, row.seq, row.about, row.at, row.who, row.action, row.payload):
            continue
        said = json.loads(row.payload)
        yield (
            said.get("decision"), row.action, said.get("version"), row.about, said.get("by"), said.get("note")
        )  # fmt: skip
