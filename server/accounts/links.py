"""One-time links: for the first admin, for an invitation, and to set a new password. Made for one person, used once."""

from __future__ import annotations

import secrets
import uuid
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, insert, select, update

from server.errors import NotAllowed
from server.store.keys import digest
from server.store.tables import LinkRow

FIRST_LASTS = timedelta(hours=24)
INVITATION_LASTS = timedelta(days=3)


class Links:
    """The links of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def make(self, account_id: str | None, lasts: timedelta) -> tuple[str, datetime]:
        """The secret part of a link, seen this once, and until when it works. Earlier ones for the same person end."""
        token, now = secrets.token_urlsafe(32), datetime.now(UTC)
        row = {
            "id": str(uuid.uuid4()), "hash": digest(token), "account_id": account_id, "created_at": now,
            "expires_at": now + lasts,
        }  # fmt: skip
        with self._engine.begin() as connection:
            if account_id is not None:
                _end(connection, account_id, now)
            connection.execute(insert(LinkRow), [row])
        return token, now + lasts

    def owner(self, token: str) -> str | None:
        """Whose link this is; None is the first admin's. Looking does not use it. Raises NotAllowed."""
        with self._engine.connect().execution_options(readonly=True) as connection:
            row = connection.execute(select(LinkRow.account_id).where(self._usable(token))).one_or_none()
        if row is None:
            raise _gone()
        owner: str | None = row.account_id
        return owner

    def use(self, token: str) -> str | None:
        """Use it up and say whose it was. Of the first admin's links one works; it ends the others with it.

        Raises NotAllowed when it can't be used, or when somebody else was faster.
        """
        now = datetime.now(UTC)
        with self._engine.begin() as connection:
            row = connection.execute(select(LinkRow.account_id).where(self._usable(token))).one_or_none()
            if row is None:
                raise _gone()
            owner: str | None = row.account_id
            alike = LinkRow.account_id.is_(None) if owner is None else LinkRow.account_id == owner
            waiting = select(LinkRow.hash).where(alike, LinkRow.used_at.is_(None)).order_by(LinkRow.id)
            if digest(token) not in connection.execute(waiting.with_for_update()).scalars().all():
                raise _gone()
            connection.execute(update(LinkRow).where(alike, LinkRow.used_at.is_(None)).values(used_at=now))
        return owner

    def end(self, account_id: str) -> None:
        """No link of this person works any more."""
        with self._engine.begin() as connection:
            _end(connection, account_id, datetime.now(UTC))

    def _usable(self, token: str) -> ColumnElement[bool]:
        return (LinkRow.hash == digest(token)) & LinkRow.used_at.is_(None) & (LinkRow.expires_at > datetime.now(UTC))


def _end(connection: Connection, account_id: str, now: datetime) -> None:
    mine = (LinkRow.account_id == account_id) & LinkRow.used_at.is_(None)
    connection.execute(update(LinkRow).where(mine).values(used_at=now))


def _gone() -> NotAllowed:
    return NotAllowed(
        "That link was used already, or is too old.", kept="",
        next_step="Ask your admin for a new one. For the first admin, `sincerely accounts first` prints one.",
    )  # fmt: skip
