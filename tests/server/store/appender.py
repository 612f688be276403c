"""Appends to the audit trail for ever and tells every receipt once it has it. Made to be killed."""

from __future__ import annotations

import asyncio
from multiprocessing.connection import Connection
from pathlib import Path

from server.store import Store
from server.store.audit import AuditEntry


def append_for_ever(url: str, folder: str, at_once: int, told: Connection) -> None:
    """Runs in a process of its own. `told` gets (row, hash) of every acknowledged append."""
    asyncio.run(_append(url, folder, at_once, told))


async def _append(url: str, folder: str, at_once: int, told: Connection) -> None:
    store = Store.ready(url, Path(folder))

    async def on_and_on(who: str) -> None:
        while True:
            receipt = await store.append(AuditEntry(who=who, action="draft", payload={"comment": "It was long. " * 20}))
            told.send((receipt.seq, receipt.hash))

    await asyncio.gather(*(on_and_on(f"appender {number}") for number in range(at_once)))
