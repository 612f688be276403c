"""The tables, typed. `migrations/` creates them; a test holds both together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Utc(TypeDecorator[datetime]):
    """A moment in UTC, to the microsecond. SQLite keeps no zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Table(DeclarativeBase):
    """The base of all tables. Constraints are named, so that a migration can speak of them on any database."""

    metadata = MetaData(naming_convention=NAMES)


class AuditRow(Table):
    """One link of the chain. `seq` counts from 1 without gaps; `payload` is the exact text that was hashed, or
    empty once its time was over (see `prune`)."""

    __tablename__ = "audit"

    seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    about: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Utc)
    who: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(40))
    payload: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        Index("ix_audit_about", "about"),
        Index("ix_audit_at", "at"),
        Index("ix_audit_action", "action", "seq"),
        Index("ix_audit_who", "who", "seq"),
    )


SEQ = BigInteger().with_variant(Integer, "sqlite")


class MarkRow(Table):
    """What is searched and counted of a row of the trail, beside it (see `marks`). `topics` are parted by blanks."""

    __tablename__ = "audit_mark"

    seq: Mapped[int] = mapped_column(SEQ, primary_key=True, autoincrement=False)
    about: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Utc)
    action: Mapped[str] = mapped_column(String(40))
    platform: Mapped[str | None] = mapped_column(String(200))
    kind: Mapped[str | None] = mapped_column(String(200))
    route: Mapped[str | None] = mapped_column(String(200))
    writer: Mapped[str | None] = mapped_column(String(200))
    model: Mapped[str | None] = mapped_column(String(200))
    version: Mapped[str | None] = mapped_column(String(200))
    status: Mapped[str | None] = mapped_column(String(200))
    topics: Mapped[str] = mapped_column(Text)
    respond_by: Mapped[datetime | None] = mapped_column(Utc)
    changed: Mapped[float | None] = mapped_column(Float)

    __table_args__ = tuple(
        Index(f"ix_audit_mark_{name}", name, "seq")
        for name in ("platform", "kind", "route", "writer", "model", "version")
    )


class RuleMarkRow(Table):
    """A rule that had to do with a draft of the trail, and how (`marks.How`)."""

    __tablename__ = "audit_rule"

    rule: Mapped[str] = mapped_column(String(200), primary_key=True)
    how: Mapped[str] = mapped_column(String(20), primary_key=True)
    seq: Mapped[int] = mapped_column(SEQ, primary_key=True, autoincrement=False)

    __table_args__ = (Index("ix_audit_rule_seq", "seq"),)


class AuditHead(Table):
    """The end of the chain, one row. Whoever appends locks it first, so two processes can't fork the chain."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    chain: Mapped[str] = mapped_column(String(36))
    count: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))


class KeyRow(Table):
    """An API key or a paired browser. The key itself is not kept, only its SHA-256.

    `account_id` is whose it is; a key that was made in a shell is nobody's.
    """

    __tablename__ = "api_key"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime] = mapped_column(Utc)
    expires_at: Mapped[datetime | None] = mapped_column(Utc)
    revoked_at: Mapped[datetime | None] = mapped_column(Utc)
    used_at: Mapped[datetime | None] = mapped_column(Utc)
    account_id: Mapped[str | None] = mapped_column(String(36), index=True)


class PairingRow(Table):
    """A one-time code, salted and hashed slowly: it is short, so a fast hash could be searched."""

    __tablename__ = "pairing_code"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime] = mapped_column(Utc)
    expires_at: Mapped[datetime] = mapped_column(Utc)
    tries_left: Mapped[int] = mapped_column(Integer)
    used_at: Mapped[datetime | None] = mapped_column(Utc)
    account_id: Mapped[str | None] = mapped_column(String(36))


class AnswerRow(Table):
    """An answer by Idempotency-Key. `answer` is null while the first request is still being worked on."""

    __tablename__ = "idempotent_answer"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[str] = mapped_column(String(64))
    owner: Mapped[str] = mapped_column(String(36))
    leased_until: Mapped[datetime] = mapped_column(Utc)
    expires_at: Mapped[datetime] = mapped_column(Utc, index=True)
    answer: Mapped[str | None] = mapped_column(Text)


class AccountRow(Table):
    """A person. Never deleted: the trail and the approvals speak of people who have left, too.

    `activated_at` is null while an invitation waits; `ended_at` is set when somebody leaves. `password` is an Argon2
    hash, `totp` a sealed secret and `totp_step` the last time step whose code was used; `subject` says who this is at
    the identity provider, as a hash of issuer and subject. Until `decides_from` they decide nothing about the rulebook,
    and never about a proposal of `role_by`, who gave them their role (decision 017).
    """

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    role: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    voice: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(8))
    password: Mapped[str | None] = mapped_column(String(200))
    subject: Mapped[str | None] = mapped_column(String(64), unique=True)
    totp: Mapped[str | None] = mapped_column(String(400))
    totp_step: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Utc)
    activated_at: Mapped[datetime | None] = mapped_column(Utc)
    ended_at: Mapped[datetime | None] = mapped_column(Utc)
    signed_in_at: Mapped[datetime | None] = mapped_column(Utc)
    decides_from: Mapped[datetime | None] = mapped_column(Utc)
    role_by: Mapped[str | None] = mapped_column(String(36))

    __table_args__ = (CheckConstraint("role IN ('staff', 'compliance', 'admin')", name="role"),)


class SessionRow(Table):
    """A signed-in browser. The cookie's value is not kept, only its SHA-256. `proved_at` is when the person last
    showed who they are, by password or at the identity provider."""

    __tablename__ = "session"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Utc)
    seen_at: Mapped[datetime] = mapped_column(Utc)
    proved_at: Mapped[datetime] = mapped_column(Utc)


class LinkRow(Table):
    """A one-time link, as a SHA-256. `account_id` is who may set a password with it; null makes the first admin."""

    __tablename__ = "one_time_link"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime] = mapped_column(Utc)
    expires_at: Mapped[datetime] = mapped_column(Utc)
    used_at: Mapped[datetime | None] = mapped_column(Utc)


class RecoveryRow(Table):
    """A recovery code, for whoever lost the device with the one-time codes; works once. 80 random bits, as SHA-256."""

    __tablename__ = "recovery_code"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None] = mapped_column(Utc)


class TryRow(Table):
    """One try at signing in, for as long as it counts. `mark` is a keyed hash of what is counted."""

    __tablename__ = "sign_in_try"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    mark: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(Utc, index=True)
