"""Proposals, remarks and decisions as the rest of the server knows them, read from their tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from prompts.reading import short
from server.store.approval_tables import DecisionRow, ProposalRow, RemarkRow
from server.store.tables import AccountRow
from server.store.witness import recorded

State = Literal["open", "approved", "rejected", "withdrawn"]
DecisionKind = Literal["approved", "rejected", "rolled-back"]
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about a version. `proposal_id` is None for a rollback.

    Without `recorded` the trail does not tell of it: it was forged, and counts for nothing.
    """

    seq: int
    kind: DecisionKind
    version_id: str
    proposal_id: str | None
    title: str
    author: str
    approver_id: str
    approver: str
    note: str
    at: datetime
    recorded: bool

    @property
    def version(self) -> str:
        return short(self.version_id)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A version that somebody wants in place of `base_id`. `author` and `author_id` are one person's name and id."""

    id: str
    author_id: str
    author: str
    title: str
    why: str
    base_id: str
    version_id: str
    made_at: datetime
    changed_at: datetime
    state: State
    decision: Decision | None

    @property
    def version(self) -> str:
        return short(self.version_id)

    @property
    def base(self) -> str:
        return short(self.base_id)


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said about line `line` (from 1; 0 = the whole file) of a file in one state of a proposal."""

    id: str
    version_id: str
    path: str
    line: int
    author: str
    text: str
    at: datetime


_AUTHOR, _APPROVER = aliased(AccountRow), aliased(AccountRow)


def proposals(connection: Connection, *, only: str | None = None) -> tuple[Proposal, ...]:
    """Proposals, the latest first, or only the one with that id."""
    wanted = (
        select(
            ProposalRow, _AUTHOR.name.label("author"), DecisionRow.seq, DecisionRow.kind, DecisionRow.note,
            DecisionRow.approver_id, DecisionRow.at, _APPROVER.name.label("approver"),
        )
        .join(_AUTHOR, _AUTHOR.id == ProposalRow.author_id)
        .outerjoin(DecisionRow, DecisionRow.proposal_id == ProposalRow.id)
        .outerjoin(_APPROVER, _APPROVER.id == DecisionRow.approver_id)
        .order_by(ProposalRow.changed_at.desc())
        .limit(MOST_SHOWN)
    )  # fmt: skip
    if only is not None:
        wanted = wanted.where(ProposalRow.id == only)
    told = recorded(connection)
    return tuple(_proposal(row, told) for row in connection.execute(wanted))


def _proposal(row: Any, told: frozenset[int]) -> Proposal:
    decision = None
    if row.seq is not None:
        decision = Decision(
            row.seq, row.kind, row.version_id, row.id, row.title, row.author, row.approver_id, row.approver, row.note,
            row.at, row.seq in told,
        )  # fmt: skip
    state: State = "withdrawn" if row.withdrawn_at else "open"
    return Proposal(
        id=row.id, author_id=row.author_id, author=row.author, title=row.title, why=row.why, base_id=row.base_id,
        version_id=row.version_id, made_at=row.made_at, changed_at=row.changed_at,
        state=cast(State, decision.kind) if decision else state, decision=decision,
    )  # fmt: skip


def decisions(connection: Connection, *kinds: DecisionKind, version: str | None = None) -> tuple[Decision, ...]:
    """Decisions of these kinds, the latest first."""
    wanted = _decisions().where(DecisionRow.kind.in_(kinds))
    if version is not None:
        wanted = wanted.where(DecisionRow.version_id == version)
    told = recorded(connection)
    return tuple(_decision(row, told) for row in connection.execute(wanted.limit(MOST_SHOWN)))


def effective(connection: Connection) -> tuple[Decision, ...]:
    """What was put in force, the latest first, without what was forged."""
    return tuple(decision for decision in decisions(connection, "approved", "rolled-back") if decision.recorded)


def in_force(connection: Connection) -> Decision | None:
    """The decision that says which version drafts come from, or None where nothing was ever approved."""
    return next(iter(effective(connection)), None)


def last_decision(connection: Connection) -> int:
    """The number of the latest decision that put something in force; 0 where there is none."""
    wanted = select(func.max(DecisionRow.seq)).where(DecisionRow.kind != "rejected")
    return connection.scalar(wanted) or 0


def _decisions() -> Any:
    return (
        select(
            DecisionRow.seq, DecisionRow.kind, DecisionRow.version_id, DecisionRow.proposal_id, ProposalRow.title,
            _AUTHOR.name.label("author"), DecisionRow.approver_id, _APPROVER.name.label("approver"), DecisionRow.note,
            DecisionRow.at,
        )
        .join(_APPROVER, _APPROVER.id == DecisionRow.approver_id)
        .outerjoin(ProposalRow, ProposalRow.id == DecisionRow.proposal_id)
        .outerjoin(_AUTHOR, _AUTHOR.id == DecisionRow.author_id)
        .order_by(DecisionRow.seq.desc())
    )  # fmt: skip


def _decision(row: Any, told: frozenset[int]) -> Decision:
    return Decision(
        row.seq, row.kind, row.version_id, row.proposal_id, row.title or "", row.author or "", row.approver_id,
        row.approver, row.note, row.at, row.seq in told,
    )  # fmt: skip


def remarks(connection: Connection, proposal_id: str) -> tuple[Remark, ...]:
    """Everything that was said about a proposal, in the order of time."""
    wanted = (
        select(
            RemarkRow.id, RemarkRow.version_id, RemarkRow.path, RemarkRow.line, _AUTHOR.name.label("author"),
            RemarkRow.text, RemarkRow.at,
        )
        .join(_AUTHOR, _AUTHOR.id == RemarkRow.author_id)
        .where(RemarkRow.proposal_id == proposal_id)
        .order_by(RemarkRow.at)
    )  # fmt: skip
    return tuple(Remark(*row) for row in connection.execute(wanted))
