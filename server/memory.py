"""Keep the server small: glibc would hold on to what starting left unused, and open a heap for every few threads.

Both calls are hints. On systems without them (macOS, musl) nothing happens, and nothing is lost but some memory.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

HEAPS = 2
"""Drafting runs on a handful of threads of which one computes at a time, so more heaps only lie idle."""

_M_ARENA_MAX = -8  # malloc.h


def few_heaps() -> None:
    """Share `HEAPS` heaps between all threads. To be called before threads are started."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, HEAPS)


def give_back() -> None:
    """Return unused memory to the system: 60 MB after the embedding model was read."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
