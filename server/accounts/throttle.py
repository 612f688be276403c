"""How often somebody may try. Counted in this process's memory, by what was typed whether or not it exists."""

from __future__ import annotations

import hashlib

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from server.errors import TooMany

MINUTES = 15
PER_PLACE = RateLimitItemPerMinute(10, MINUTES)
"""Tries at one account from one address: somebody elsewhere can't lock a person out with these."""
PER_ACCOUNT = RateLimitItemPerMinute(50, MINUTES)
PER_ADDRESS = RateLimitItemPerMinute(50, MINUTES)
"""Failures from one address. It may be a whole hospital behind one router, so who gets in does not count."""


class Throttle:
    """Tries per account, per network address and per both, within a quarter of an hour."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, account: str, address: str) -> None:
        """One more try. Raises TooMany; a try that is refused here is not looked at any further."""
        who = _mark(account)
        fine = self._limiter.test(PER_ADDRESS, "address", address)
        fine &= self._limiter.hit(PER_PLACE, "place", who, address)
        fine &= self._limiter.hit(PER_ACCOUNT, "account", who)
        if not fine:
            raise TooMany(
                "There were too many tries with that e-mail address or from this place.", kept="",
                next_step=f"Wait {MINUTES} minutes, then try again.",
            )  # fmt: skip

    def failed(self, address: str) -> None:
        """It was not the person."""
        self._limiter.hit(PER_ADDRESS, "address", address)

    def forgive(self, account: str, address: str) -> None:
        """It was the person: earlier slips of theirs count no more."""
        self._limiter.clear(PER_PLACE, "place", _mark(account), address)
        self._limiter.clear(PER_ACCOUNT, "account", _mark(account))


def _mark(account: str) -> str:
    """What was typed is not kept in memory either."""
    return hashlib.sha256(account.encode("utf-8", "surrogatepass")).hexdigest()
