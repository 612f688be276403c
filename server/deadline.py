"""One clock for one draft: every step asks how long it may still take."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the monotonic clock. Times are in seconds."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        return cls(time.monotonic() + seconds)

    @property
    def remaining(self) -> float:
        return max(0.0, self.at - time.monotonic())

    @property
    def passed(self) -> bool:
        return self.remaining == 0.0

    def less(self, seconds: float) -> Deadline:
        """The same deadline with a reserve kept back, for the steps that come after."""
        return Deadline(self.at - seconds)
