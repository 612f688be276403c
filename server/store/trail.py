"""Append to the audit trail: one thread takes all that waits, commits it at once, and then tells everyone.

An append that returned is on the disk: the transaction is committed with synchronous=FULL and the head outside the
database says so too. Group commit makes that cheap: a hundred entries share one commit.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert, select, update

from server.errors import RecordFailed
from server.store import marks
from server.store.anchor import Anchor, Head
from server.store.audit import AuditEntry, Receipt, canonical, link
from server.store.tables import AuditHead, AuditRow

log = logging.getLogger(__name__)

LARGEST_BATCH = 512


class ChainBroken(Exception):
    """Database and the head outside it contradict each other. Nothing more is appended until someone has looked."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry on its way to the disk, its payload already in the form that is hashed."""

    entry: AuditEntry
    payload: str
    done: Future[Receipt]


class Trail:
    """The audit trail of one database. Safe to use from any thread and any event loop."""

    def __init__(self, engine: Engine, anchor: Anchor) -> None:
        self._engine = engine
        self._anchor = anchor
        self._waiting: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False

    async def append(self, entry: AuditEntry) -> Receipt:
        """Write one entry; it is on the disk when this returns. Raises RecordFailed."""
        return await asyncio.wrap_future(self._submit(entry))

    def append_and_wait(self, entry: AuditEntry) -> Receipt:
        """The same, outside an event loop."""
        return self._submit(entry).result()

    def close(self) -> None:
        """Write what is still waiting and stop. Appending after this fails."""
        with self._lock:
            self._closed = True
            thread = self._thread
        if thread is not None:
            self._waiting.put(None)
            thread.join()

    def adopt(self) -> Head | None:
        """Begin a head outside the database where there is none, and say so in the trail when rows were there already.

        Returns the head that was adopted unseen, or None. A replica on a new machine does this once.
        """
        with self._anchor.locked(), self._engine.begin() as connection:
            if self._anchor.read() is not None:
                return None
            head = read_head(connection)
            self._anchor.write(head)
        if head.count == 0:
            return None
        self.append_and_wait(AuditEntry(who="server", action="head-adopted", payload={"count": head.count}))
        return head

    def accept(self, who: str, reason: str) -> Head:
        """After a restore or a finding: take the database's head as the truth, and write down who said so."""
        with self._anchor.locked(), self._engine.begin() as connection:
            head = read_head(connection)
            self._anchor.write(head)
        payload = {"count": head.count, "hash": head.hash, "reason": reason}
        self.append_and_wait(AuditEntry(who=who, action="head-accepted", payload=payload))
        return head

    def _submit(self, entry: AuditEntry) -> Future[Receipt]:
        try:
            waiting = prepared(entry)
        except ValueError as error:
            raise RecordFailed() from error
        with self._lock:
            if self._closed:
                raise RecordFailed("The server is stopping.")
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="audit-trail", daemon=True)
                self._thread.start()
            self._waiting.put(waiting)
        return waiting.done

    def _work(self) -> None:
        stopping = False
        while not stopping:
            batch, stopping = self._take()
            wanted = [item for item in batch if item.done.set_running_or_notify_cancel()]
            if not wanted:
                continue
            try:
                receipts = self._commit(wanted)
            except Exception as error:
                log.error("audit trail not written: %s", type(error).__name__)
                for item in wanted:
                    item.done.set_exception(RecordFailed())
            else:
                for item, receipt in zip(wanted, receipts, strict=True):
                    item.done.set_result(receipt)

    def _take(self) -> tuple[list[Waiting], bool]:
        """Wait for one entry, then take all others that are there. The flag says that no more will come."""
        batch: list[Waiting] = []
        item = self._waiting.get()
        while item is not None:
            batch.append(item)
            if len(batch) == LARGEST_BATCH:
                break
            try:
                item = self._waiting.get_nowait()
            except queue.Empty:
                break
        return batch, item is None

    def _commit(self, batch: Sequence[Waiting]) -> list[Receipt]:
        return self.commit(lambda _: batch)

    def commit(self, entries: Callable[[Connection], Sequence[Waiting]]) -> list[Receipt]:
        """Append what `entries` returns. It is called within the transaction, once no other process can append, and
        may do other work there that counts only together with its entries; without any, nothing is appended.

        Raises ChainBroken, SQLAlchemyError, OSError.
        """
        with self._anchor.locked():
            with self._engine.begin() as connection:
                head = read_head(connection, lock=True)
                self._agree(head, connection)
                rows = chained(head, entries(connection))
                if not rows:
                    return []
                connection.execute(insert(AuditRow), rows)
                marks.write(connection, rows)
                count, last = head.count + len(rows), str(rows[-1]["hash"])
                connection.execute(update(AuditHead).values(count=count, hash=last))
            self._anchor.write(Head(head.chain, count, last))
        return [Receipt(head.count + number, str(row["hash"])) for number, row in enumerate(rows, start=1)]

    def _agree(self, head: Head, connection: Connection) -> None:
        """The database must hold the row that the head outside it names, or later rows would hide a loss."""
        kept = self._anchor.read()
        if kept is None or kept == head:
            return
        if kept.chain != head.chain or kept.count > head.count:
            raise ChainBroken
        there = connection.scalar(select(AuditRow.hash).where(AuditRow.seq == kept.count)) if kept.count else kept.hash
        if there != kept.hash:
            raise ChainBroken


def prepared(entry: AuditEntry) -> Waiting:
    """The entry, ready to be appended. Raises ValueError for one that can't be kept."""
    return Waiting(entry, checked(entry), Future())


def checked(entry: AuditEntry) -> str:
    """The payload as it is hashed. Raises ValueError for an entry that the table can't hold: it would cost the whole
    batch that it shares a commit with."""
    for value, longest in ((entry.id, 64), (entry.who, 200), (entry.action, 40)):
        if not (0 < len(value) <= longest and value.isprintable()):
            raise ValueError("A field of the entry can't be kept.")
    payload = canonical(dict(entry.payload))
    payload.encode()
    return payload


def read_head(connection: Connection, *, lock: bool = False) -> Head:
    """The end of the chain as the database says it; `lock` keeps other processes from appending meanwhile."""
    wanted = select(AuditHead.chain, AuditHead.count, AuditHead.hash)
    chain, count, last = connection.execute(wanted.with_for_update() if lock else wanted).one()
    return Head(chain, count, last)


def chained(head: Head, batch: Sequence[Waiting]) -> list[dict[str, object]]:
    """The rows to insert, each linked to the one before it."""
    rows: list[dict[str, object]] = []
    previous = head.hash
    for seq, item in enumerate(batch, start=head.count + 1):
        entry = item.entry
        own = link(previous, seq, entry.id, entry.at, entry.who, entry.action, item.payload)
        rows.append({
            "seq": seq, "about": entry.id, "at": entry.at, "who": entry.who, "action": entry.action,
            "payload": item.payload, "previous": previous, "hash": own,
        })  # fmt: skip
        previous = own
    return rows
