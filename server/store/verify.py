"""Walk the audit trail and say which rows were changed, taken out, moved or cut off, and what it should tell of and
does not: decisions about the rulebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Row, select

from server.store.anchor import Anchor, AnchorError, Head
from server.store.audit import GENESIS, link
from server.store.prune import EMPTIED, Emptied, prunings
from server.store.tables import AuditRow
from server.store.trail import read_head
from server.store.witness import forged

MOST_PROBLEMS = 100
AT_A_TIME = 1000
CHANGED = "was changed or moved: its content does not match its hash"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in one plain sentence. `seq` is the row, or None where no single row is meant."""

    seq: int | None
    says: str


@dataclass(frozen=True, slots=True)
class Report:
    """How many rows were read, the last hash, and everything wrong, first things first (at most 100)."""

    rows: int
    head: str
    problems: tuple[Problem, ...]

    @property
    def intact(self) -> bool:
        return not self.problems


def verify_chain(engine: Engine, anchor: Anchor, told: Sequence[tuple[int, str]] = ()) -> Report:
    """Check every row, the head row and the head outside the database. Safe while others append.

    `told` are heads that were told elsewhere, as number and hash: the trail must hold those rows.

    The file is read before the database: rows that come in between put the database ahead, which is fine.
    """
    try:
        kept, unreadable = anchor.read(), None
    except AnchorError as error:
        kept, unreadable = None, str(error)
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(readonly=True, **options) as connection, connection.begin():
        walk = Walk(kept, Emptied(list(prunings(connection))), told)
        problems = [*walk.problems(connection), *_head_problems(read_head(connection), walk, kept, anchor)]
        problems += _decisions(connection)
    if unreadable:
        problems.append(Problem(None, unreadable))
    return Report(walk.rows, walk.previous, tuple(problems[:MOST_PROBLEMS]))


class Walk:
    """One pass over the rows, in order. Afterwards it knows how many there are and how the chain ends."""

    def __init__(self, kept: Head | None, emptied: Emptied, told: Sequence[tuple[int, str]]) -> None:
        self.rows = 0
        self.last = 0
        self.previous = GENESIS
        self._kept = kept
        self._emptied = emptied
        self._told = set(told) - {(0, GENESIS)}
        self.kept_hash: str | None = GENESIS if kept and kept.count == 0 else None

    def problems(self, connection: Connection) -> Iterator[Problem]:
        rows = connection.execution_options(yield_per=AT_A_TIME).execute(
            select(*AuditRow.__table__.columns).order_by(AuditRow.seq)
        )
        for row in rows:
            yield from self._step(row)
        for seq, link_told in sorted(self._told):
            yield Problem(seq, f"Row {seq} is not the one that was told: its hash was {link_told[:16]}.")
        for pruning in self._emptied.broken():
            yield Problem(
                pruning.first, f"Rows {pruning.first} to {pruning.last} were changed after their texts were pruned."
            )

    def _step(self, row: Row[tuple[object, ...]]) -> Iterator[Problem]:
        missing = row.seq - self.last - 1
        if missing == 1:
            yield Problem(self.last + 1, f"Row {self.last + 1} is missing.")
        elif missing:
            yield Problem(self.last + 1, f"Rows {self.last + 1} to {row.seq - 1} are missing.")
        if not self._sound(row):
            says = "was emptied, and no pruning tells of it" if row.payload == EMPTIED else CHANGED
            yield Problem(row.seq, f"Row {row.seq} {says}.")
        elif not missing and row.previous != self.previous:
            yield Problem(row.seq, f"Row {row.seq} does not follow row {self.last}: one of them was replaced.")
        self._told.discard((row.seq, row.hash))
        self.rows, self.last, self.previous = self.rows + 1, row.seq, row.hash
        if self._kept and row.seq == self._kept.count:
            self.kept_hash = row.hash

    def _sound(self, row: Row[tuple[object, ...]]) -> bool:
        """Whether the row is what was written, or was emptied as the trail tells."""
        if row.payload == EMPTIED:
            return self._emptied.add(row)
        return bool(row.hash == link(row.previous, row.seq, row.about, row.at, row.who, row.action, row.payload))


def _decisions(connection: Connection) -> Iterator[Problem]:
    for decision in forged(connection):
        yield Problem(
            None,
            f"Decision {decision.seq} about the rulebook ({decision.kind}, version {decision.version_id[:12]}) has no"
            " row in the trail: it was not made by Sincerely, and nothing is drafted by it.",
        )


def _head_problems(head: Head, walk: Walk, kept: Head | None, anchor: Anchor) -> Iterator[Problem]:
    if head.count > walk.last:
        yield Problem(walk.last + 1, f"The trail ends at row {walk.last}, but {head.count} rows were written.")
    elif head.count < walk.last:
        yield Problem(head.count + 1, f"Rows after {head.count} were not written by Sincerely.")
    elif head.hash != walk.previous:
        yield Problem(walk.last, f"Row {walk.last} is not the row that was written last.")
    if kept is None:
        if walk.rows and not anchor.path.exists():
            yield Problem(None, f"The head outside the database is missing ({anchor.path.name}).")
    elif kept.chain != head.chain:
        yield Problem(None, "This is another trail than the one that was kept here before: the database was replaced.")
    elif kept.count > walk.last:
        yield Problem(walk.last + 1, f"Rows {walk.last + 1} to {kept.count} were cut off at the end.")
    elif walk.kept_hash != kept.hash:
        yield Problem(kept.count, f"Row {kept.count} is not the row that was written: the trail was rewritten.")
