"""Signed-in browsers. Rows in the database, so several servers share them and ending one ends it everywhere."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, func, insert, select, update

from server.accounts.person import Person
from server.store.keys import digest
from server.store.people import ACTIVE, PERSON, person_of
from server.store.tables import AccountRow, SessionRow

IDLE = timedelta(minutes=15)
ABSOLUTE = timedelta(hours=12)
NOTE_AFTER = timedelta(seconds=20)
"""A visit within this time of the last noted one is not written down: a page with its parts is one write."""


@dataclass(frozen=True, slots=True)
class Session:
    """One signed-in browser. `proved_at` is when the person last showed who they are."""

    id: str
    person: Person
    created_at: datetime
    proved_at: datetime


class Sessions:
    """The sessions of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, account_id: str, *, proved_at: datetime | None = None) -> str:
        """Start a session and return the value of its cookie: 256 random bits, seen this once.

        Without `proved_at` the person has shown who they are just now.
        """
        token, now = secrets.token_urlsafe(32), datetime.now(UTC)
        row = {
            "id": str(uuid.uuid4()), "hash": digest(token), "account_id": account_id,
            "created_at": now, "seen_at": now, "proved_at": proved_at or now,
        }  # fmt: skip
        with self._engine.begin() as connection:
            over = (SessionRow.seen_at < now - IDLE) | (SessionRow.created_at < now - ABSOLUTE)
            connection.execute(delete(SessionRow).where(over))
            connection.execute(insert(SessionRow), [row])
        return token

    def find(self, token: str, *, counts: bool = True) -> Session | None:
        """Whose cookie this is, or None once the session is over or the account has ended.

        `counts` says that the person did something: what a page asks by itself must not keep a session open.
        """
        now = datetime.now(UTC)
        alive = (SessionRow.seen_at >= now - IDLE) & (SessionRow.created_at >= now - ABSOLUTE)
        wanted = (
            select(SessionRow.id, SessionRow.created_at, SessionRow.seen_at, SessionRow.proved_at, *PERSON)
            .join(AccountRow, AccountRow.id == SessionRow.account_id)
            .where(SessionRow.hash == digest(token), alive, ACTIVE)
        )
        with self._engine.connect().execution_options(readonly=True) as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        if counts and row.seen_at < now - NOTE_AFTER:
            self._note(row.id, seen_at=now)
        return Session(row.id, person_of(row), row.created_at, row.proved_at)

    def end(self, session_id: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(SessionRow).where(SessionRow.id == session_id))

    def end_all(self, account_id: str, *, but: str = "") -> int:
        """End every session of an account, except the one with the id `but`; says how many there were."""
        mine = (SessionRow.account_id == account_id) & (SessionRow.id != but)
        with self._engine.begin() as connection:
            return connection.execute(delete(SessionRow).where(mine)).rowcount

    def count(self, account_id: str) -> int:
        """How many browsers are signed in as this account, among them some that have been idle too long."""
        wanted = select(func.count()).select_from(SessionRow).where(SessionRow.account_id == account_id)
        with self._engine.connect().execution_options(readonly=True) as connection:
            return connection.scalar(wanted) or 0

    def _note(self, session_id: str, **values: datetime) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(SessionRow).where(SessionRow.id == session_id).values(**values))
