"""The tables of the rulebook's versions: what was proposed, said about it and decided. `migrations/` creates them.

No row of a version or of a decision is ever changed or taken away: triggers refuse it, and refuse a decision by the
proposal's author or by anybody who is not compliance, also for whoever speaks SQL to the database.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.store.tables import Table, Utc

NUMBER = BigInteger().with_variant(Integer, "sqlite")


def _refers(here: str, there: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint([here], [there])


class TextRow(Table):
    """The text of a file by its SHA-256: versions share what they have in common."""

    __tablename__ = "rulebook_text"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class VersionRow(Table):
    """A version. `id` is the SHA-256 over its files (`prompts.reading.digest`)."""

    __tablename__ = "rulebook_version"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    made_at: Mapped[datetime] = mapped_column(Utc)


class FileRow(Table):
    """One file of a version."""

    __tablename__ = "rulebook_file"

    version_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    path: Mapped[str] = mapped_column(String(200), primary_key=True)
    text_hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (_refers("version_id", "rulebook_version.id"), _refers("text_hash", "rulebook_text.hash"))


class ProposalRow(Table):
    """A version that somebody wants in place of another. It can change until it is decided or withdrawn."""

    __tablename__ = "proposal"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    author_id: Mapped[str] = mapped_column(String(36))
    title: Mapped[str] = mapped_column(String(200))
    why: Mapped[str] = mapped_column(Text)
    base_id: Mapped[str] = mapped_column(String(64))
    version_id: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(Utc)
    changed_at: Mapped[datetime] = mapped_column(Utc)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Utc)

    __table_args__ = (
        UniqueConstraint("id", "author_id", "version_id"),
        _refers("author_id", "account.id"),
        _refers("base_id", "rulebook_version.id"),
        _refers("version_id", "rulebook_version.id"),
    )


class RemarkRow(Table):
    """What somebody said about a line of a proposal, as the line stood in that version."""

    __tablename__ = "proposal_remark"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    proposal_id: Mapped[str] = mapped_column(String(36), index=True)
    version_id: Mapped[str] = mapped_column(String(64))
    path: Mapped[str] = mapped_column(String(200))
    line: Mapped[int] = mapped_column(Integer)
    author_id: Mapped[str] = mapped_column(String(36))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Utc)

    __table_args__ = (
        _refers("proposal_id", "proposal.id"),
        _refers("version_id", "rulebook_version.id"),
        _refers("author_id", "account.id"),
    )


class DecisionRow(Table):
    """A decision, in the order of `seq`: the last one that approved or rolled back says what is in force.

    `author_id` repeats the proposal's author, so that the database can compare it with `approver_id`. A rollback names
    the approval that it goes back to (`target_seq`, and `target_kind`, which is always "approved").
    """

    __tablename__ = "decision"

    seq: Mapped[int] = mapped_column(NUMBER, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    version_id: Mapped[str] = mapped_column(String(64))
    proposal_id: Mapped[str | None] = mapped_column(String(36))
    author_id: Mapped[str | None] = mapped_column(String(36))
    approver_id: Mapped[str] = mapped_column(String(36))
    approver_role: Mapped[str] = mapped_column(String(20))
    target_seq: Mapped[int | None] = mapped_column(NUMBER)
    target_kind: Mapped[str | None] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Utc)

    __table_args__ = (
        UniqueConstraint("proposal_id"),
        UniqueConstraint("seq", "version_id", "kind"),
        _refers("version_id", "rulebook_version.id"),
        _refers("approver_id", "account.id"),
        ForeignKeyConstraint(
            ["proposal_id", "author_id", "version_id"], ["proposal.id", "proposal.author_id", "proposal.version_id"]
        ),
        ForeignKeyConstraint(
            ["target_seq", "version_id", "target_kind"], ["decision.seq", "decision.version_id", "decision.kind"]
        ),
    )
