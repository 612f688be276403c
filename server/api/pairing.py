"""`POST /v1/pair`: a browser hands in the code that a person was shown and gets a key of its own."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from server.api.problems import documented
from server.api.schemas import PairIn, PairOut
from server.api.services import services
from server.errors import TooMany
from server.store.audit import AuditEntry
from server.store.keys import shown_name

router = APIRouter(prefix="/v1", tags=["pairing"])

PER_MINUTE = 10
"""Tries from one address. Besides, a code dies after five wrong ones, in whatever process they come."""


def limiter() -> MovingWindowRateLimiter:
    """One for each app: it counts in this process's memory."""
    return MovingWindowRateLimiter(MemoryStorage())


@router.post(
    "/pair", status_code=201, responses=documented(400, 403, 413, 421, 422, 429, 503), summary="Pair a browser"
)
async def pair(request: Request, body: PairIn) -> PairOut:
    """The code works once, for ten minutes. The key lasts 30 days and can be revoked."""
    house = services(request)
    caller = request.client.host if request.client else "unknown"
    if not request.app.state.pairing_limiter.hit(RateLimitItemPerMinute(PER_MINUTE), caller):
        raise TooMany("Too many codes were tried.", next_step="Wait a minute and try again.")
    key, made = await asyncio.to_thread(house.store.pairing.finish, body.code, shown_name(body.name, "Browser"))
    payload = {
        "key": made.id, "name": made.name, "account": made.account_id,
        "expires_at": made.expires_at.isoformat() if made.expires_at else None,
    }  # fmt: skip
    await house.store.append(AuditEntry(id=made.id, who=made.name, action="paired", payload=payload))
    assert made.expires_at is not None
    return PairOut(key=key, expires_at=made.expires_at, scope=sorted(made.scopes))
