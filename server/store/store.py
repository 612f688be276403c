"""The store: one object that opens the database and hands out what is kept in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import SQLAlchemyError

from server.errors import RecordFailed
from server.store import marks, migrate
from server.store.anchor import Anchor, AnchorError
from server.store.answers import Answers
from server.store.audit import AuditEntry, Receipt
from server.store.engine import address, open_engine
from server.store.keys import Keys
from server.store.pairing import Pairing
from server.store.prune import prune
from server.store.tables import AuditRow
from server.store.trail import ChainBroken, Trail, Waiting
from server.store.verify import Report, verify_chain


class StoreError(Exception):
    """The database can't be used. The message says why and what to do, and holds no password."""


class Store:
    """One database and the head of its audit trail in `folder`. `lease` is longer than any draft may take."""

    def __init__(self, database_url: str, folder: Path, *, lease: timedelta = timedelta(seconds=60)) -> None:
        try:
            self.engine = open_engine(database_url)
        except (SQLAlchemyError, OSError, ModuleNotFoundError) as error:
            raise StoreError(
                f"The database can't be opened ({type(error).__name__}). Look at SINCERELY_DATABASE_URL."
            ) from None
        self.anchor = Anchor.beside(folder, address(database_url))
        self.trail = Trail(self.engine, self.anchor)
        self.keys = Keys(self.engine)
        self.pairing = Pairing(self.engine, self.keys)
        self.answers = Answers(self.engine, lease)

    @classmethod
    def ready(cls, database_url: str, folder: Path, *, lease: timedelta = timedelta(seconds=60)) -> Store:
        """A store whose tables are up to date. Raises StoreError."""
        store = cls(database_url, folder, lease=lease)
        try:
            store.upgrade()
            store.trail.adopt()
        except BaseException:
            store.close()
            raise
        return store

    def upgrade(self) -> tuple[str | None, str]:
        """Bring the tables up to date; the revisions before and after. Raises StoreError."""
        try:
            return migrate.upgrade(self.engine)
        except migrate.MigrationError as error:
            raise StoreError(str(error)) from error
        except (SQLAlchemyError, OSError, AnchorError) as error:
            raise StoreError(
                f"The database can't be used ({type(error).__name__}). Is it running, and is there room on the disk?"
            ) from None

    async def append(self, entry: AuditEntry) -> Receipt:
        """Write into the audit trail; it is on the disk when this returns. Raises RecordFailed."""
        return await self.trail.append(entry)

    def commit(self, entries: Callable[[Connection], Sequence[Waiting]]) -> None:
        """Do work and write the rows of the trail that tell of it, all or none (`Trail.commit`).

        Raises RecordFailed where that can't be written, and whatever `entries` raises.
        """
        try:
            self.trail.commit(entries)
        except (ChainBroken, SQLAlchemyError, OSError, AnchorError) as error:
            raise RecordFailed() from error

    def prune(self, before: datetime, who: str, account: str | None = None) -> int:
        """Take what was said out of rows from before a moment; how many. Raises RecordFailed, StoreError."""
        try:
            return prune(self.trail, before, who, account)
        except ChainBroken as error:
            raise RecordFailed() from error
        except (SQLAlchemyError, OSError, AnchorError) as error:
            raise StoreError(f"Old records can't be pruned ({type(error).__name__}). They stay as they are.") from None

    def verify(self, told: Sequence[tuple[int, str]] = ()) -> Report:
        """Walk the whole audit trail; `told` are rows and hashes that it must hold.

        Raises StoreError when the database can't be read.
        """
        try:
            return verify_chain(self.engine, self.anchor, told)
        except SQLAlchemyError as error:
            raise StoreError(
                f"The audit trail can't be read ({type(error).__name__}). Is this the database of Sincerely?"
            ) from None

    def recount(self) -> int:
        """Make anew what is searched and counted beside the trail; for how many rows. Raises StoreError."""
        try:
            with self.engine.begin() as connection:
                return marks.rebuild(connection)
        except SQLAlchemyError as error:
            raise StoreError(f"The records can't be counted ({type(error).__name__}). Nothing was changed.") from None

    def draft(self, draft_id: str) -> dict[str, Any] | None:
        """What was recorded about a draft, or None where there is no such draft, or no longer."""
        wanted = select(AuditRow.payload).where(AuditRow.about == draft_id, AuditRow.action == "draft")
        with self.engine.connect().execution_options(readonly=True) as connection:
            payload = connection.scalar(wanted.limit(1))
        return dict(json.loads(payload)) if payload else None

    def ping(self) -> None:
        """Ask the database for something trivial. Raises SQLAlchemyError."""
        with self.engine.connect().execution_options(readonly=True) as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Write what waits, and close every connection."""
        self.trail.close()
        self.engine.dispose()
