"""What the server does by the clock, beside requests: old texts go, and the trail's head is told outside.

    keep_pruned   takes what was said out of the trail after its time (SINCERELY_AUDIT_RETENTION_DAYS)
    tell_head     sends the head's count and hash to another machine (SINCERELY_AUDIT_WEBHOOK)

Neither holds up a request or an append: what fails is logged, and tried again at the next turn.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import httpx

from server.errors import SincerelyError
from server.store import Store, StoreError
from server.store.anchor import AnchorError, Head

log = logging.getLogger(__name__)

Pause = Callable[[float], Awaitable[None]]

PRUNE_EVERY = 3600.0
TELL_EVERY = 60.0
LONGEST_PAUSE = 3600.0
"""Seconds. A receiver that fails is asked at ever longer intervals, up to this."""

PATIENCE = httpx.Timeout(10.0)


async def keep_pruned(store: Store, days: int, pause: Pause = asyncio.sleep) -> None:
    """Prune at start and every hour. Several servers on one database share the work: what one did, none does again."""
    while True:
        try:
            pruned = await asyncio.to_thread(store.prune, datetime.now(UTC) - timedelta(days=days), "retention")
        except (StoreError, SincerelyError) as error:
            log.warning("old records not pruned: %s", type(error).__name__)
        else:
            if pruned:
                log.info("%d old records pruned", pruned)
        await pause(PRUNE_EVERY)


async def tell_head(
    store: Store, address: str, pause: Pause = asyncio.sleep, transport: httpx.AsyncBaseTransport | None = None
) -> None:
    """Send the head whenever it moved, at most once a minute. The address may hold a secret and is never logged."""
    told: Head | None = None
    wait = TELL_EVERY
    async with httpx.AsyncClient(timeout=PATIENCE, transport=transport) as client:
        while True:
            try:
                head = await asyncio.to_thread(store.anchor.read)
                if head is not None and head != told:
                    (await client.post(address, json={"count": head.count, "hash": head.hash})).raise_for_status()
                    told = head
                wait = TELL_EVERY
            except (httpx.HTTPError, httpx.InvalidURL, AnchorError) as error:
                wait = min(wait * 2, LONGEST_PAUSE)
                log.warning("the audit head was not told: %s; next try in %d s", type(error).__name__, wait)
            await pause(wait)
