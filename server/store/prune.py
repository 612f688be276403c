"""Retention: take what was said out of old rows, and keep the chain provable.

What goes is the payload of rows that hold text about comments. Who did what and when, and the row's link of the chain,
stay. An entry `pruned` says which rows were emptied, how many, by whom, and holds a seal: a hash over all that stays of
them. The entry is part of the chain itself, so an emptied row is either covered by one or a finding of `verify`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from server.store import marks
from server.store.audit import AuditEntry, canonical
from server.store.tables import AuditRow
from server.store.trail import Trail, Waiting, prepared

HOLDS_TEXT = ("draft", "outcome")
"""Actions whose payload holds text about a comment. The others (sign-ins, approvals, exports) stay whole."""

EMPTIED = ""
"""The payload of a row that was pruned. No payload that was written is empty: JSON never is."""

AT_ONCE = 2_000
"""Rows in one transaction: appending waits no longer than that takes."""


@dataclass(slots=True)
class Seal:
    """What stays of emptied rows, added in order; `rows` counts them."""

    rows: int = 0
    _hash: Any = field(default_factory=hashlib.sha256)

    def add(self, row: Row[Any]) -> None:
        """Take up one row of the table `audit` without its payload."""
        moment = row.at.astimezone(UTC).isoformat(timespec="microseconds")
        stays = canonical([row.seq, row.about, moment, row.who, row.action, row.previous, row.hash])
        self._hash.update(stays.encode() + b"\n")
        self.rows += 1

    def value(self) -> str:
        return str(self._hash.hexdigest())


@dataclass(frozen=True, slots=True)
class Pruned:
    """What one `pruned` entry says: of the rows `first` to `last`, `rows` were emptied, and `seal` is over them."""

    first: int
    last: int
    rows: int
    seal: str


def prune(trail: Trail, before: datetime, who: str, account: str | None = None) -> int:
    """Empty every row that holds text and was written before a moment; how many that were.

    Each transaction empties some and says so in the trail. Raises ChainBroken, SQLAlchemyError, OSError.
    """
    emptied = 0

    def some(connection: Connection) -> Sequence[Waiting]:
        nonlocal emptied
        done = _empty_some(connection, before)
        if done is None:
            return ()
        emptied += done.rows
        payload = {
            "from": done.first, "through": done.last, "rows": done.rows, "seal": done.seal,
            "older_than": before.astimezone(UTC).isoformat(timespec="seconds"), "account": account,
        }  # fmt: skip
        return (prepared(AuditEntry(who=who, action="pruned", payload=payload)),)

    while trail.commit(some):
        pass
    return emptied


def _empty_some(connection: Connection, before: datetime) -> Pruned | None:
    """Empty the next rows whose time is over. None where there are none."""
    first = max((done.last for done in prunings(connection)), default=0) + 1
    young = select(AuditRow.seq).where(AuditRow.seq >= first, AuditRow.at >= before).order_by(AuditRow.seq).limit(1)
    end = connection.scalar(young) or (connection.scalar(select(func.max(AuditRow.seq))) or 0) + 1
    due = (AuditRow.seq >= first, AuditRow.seq < end, AuditRow.action.in_(HOLDS_TEXT))
    columns = [column for column in AuditRow.__table__.columns if column.name != "payload"]
    rows = connection.execute(select(*columns).where(*due).order_by(AuditRow.seq).limit(AT_ONCE)).all()
    if not rows:
        return None
    seal = Seal()
    for row in rows:
        seal.add(row)
    last = rows[-1].seq if len(rows) == AT_ONCE else end - 1
    connection.execute(update(AuditRow).where(*due, AuditRow.seq <= last).values(payload=EMPTIED))
    marks.forget(connection, first, last)
    return Pruned(first, last, seal.rows, seal.value())


def prunings(connection: Connection) -> Iterator[Pruned]:
    """Every pruning that the trail tells of, oldest first. What makes no sense is left to the hash of its row."""
    told = select(AuditRow.payload).where(AuditRow.action == "pruned").order_by(AuditRow.seq)
    for payload in connection.scalars(told):
        try:
            said = json.loads(payload)
            yield Pruned(int(said["from"]), int(said["through"]), int(said["rows"]), str(said["seal"]))
        except (ValueError, KeyError, TypeError):
            continue


class Emptied:
    """Holds emptied rows against what the trail says was pruned. Rows come in the order of the chain."""

    def __init__(self, told: Sequence[Pruned]) -> None:
        self._told = [(pruning, Seal()) for pruning in told]
        self._at = 0

    def add(self, row: Row[Any]) -> bool:
        """Take up one emptied row; False where no pruning tells of it."""
        while self._at < len(self._told) and self._told[self._at][0].last < row.seq:
            self._at += 1
        if self._at == len(self._told) or row.seq < self._told[self._at][0].first or row.action not in HOLDS_TEXT:
            return False
        self._told[self._at][1].add(row)
        return True

    def broken(self) -> Iterator[Pruned]:
        """Prunings whose rows are not what they left, once all rows were added."""
        for pruning, seal in self._told:
            if (seal.rows, seal.value()) != (pruning.rows, pruning.seal):
                yield pruning
