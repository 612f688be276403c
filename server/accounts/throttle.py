"""How often somebody may try, counted in the database: servers that share it share the count.

What was typed is kept as a keyed hash only, whether or not it exists, and no longer than it counts.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, delete, func, insert, select, text

from server.errors import TooMany
from server.store.tables import TryRow

MINUTES = 15
WINDOW = timedelta(minutes=MINUTES)
PER_PLACE = 10
"""Tries at one account from one address: somebody elsewhere can't lock a person out with these."""
PER_ACCOUNT = 50
PER_ADDRESS = 50
"""Failures from one address. It may be a whole hospital behind one router, so who gets in does not count."""
LOCK = 8420_0004
"""Any number that only we use: on PostgreSQL it makes tries take turns. On SQLite every transaction does."""


class Throttle:
    """Tries per account, per network address and per both, within a quarter of an hour. `secret` keys the hashes."""

    def __init__(self, engine: Engine, secret: str) -> None:
        self._engine, self._secret = engine, secret.encode()

    def count(self, account: str, address: str) -> None:
        """One more try. Raises TooMany; a try that is refused here is not looked at any further."""
        with self._engine.begin() as connection:
            _take_turns(connection)
            connection.execute(delete(TryRow).where(TryRow.at < datetime.now(UTC) - WINDOW))
            fine = self._tries(connection, "address", address) < PER_ADDRESS
            for most, mark in ((PER_PLACE, ("place", account, address)), (PER_ACCOUNT, ("account", account))):
                if self._tries(connection, *mark) < most:
                    self._note(connection, *mark)
                else:
                    fine = False
        if not fine:
            raise TooMany(
                "There were too many tries with that e-mail address or from this place.", kept="",
                next_step=f"Wait {MINUTES} minutes, then try again.",
            )  # fmt: skip

    def failed(self, address: str) -> None:
        """It was not the person."""
        with self._engine.begin() as connection:
            self._note(connection, "address", address)

    def forgive(self, account: str, address: str) -> None:
        """It was the person: earlier slips of theirs count no more."""
        mine = [self._mark("place", account, address), self._mark("account", account)]
        with self._engine.begin() as connection:
            connection.execute(delete(TryRow).where(TryRow.mark.in_(mine)))

    def _tries(self, connection: Connection, *of: str) -> int:
        wanted = select(func.count()).select_from(TryRow).where(TryRow.mark == self._mark(*of))
        return connection.scalar(wanted) or 0

    def _note(self, connection: Connection, *of: str) -> None:
        row = {"id": str(uuid.uuid4()), "mark": self._mark(*of), "at": datetime.now(UTC)}
        connection.execute(insert(TryRow), [row])

    def _mark(self, *of: str) -> str:
        return hmac.new(self._secret, b"\x00".join(_bytes(of)), hashlib.sha256).hexdigest()


def _bytes(of: tuple[str, ...]) -> Iterator[bytes]:
    return (part.encode("utf-8", "surrogatepass") for part in of)


def _take_turns(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
