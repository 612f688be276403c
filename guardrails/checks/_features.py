"""What the learned classifier sees of a sentence's wording: words, neighbouring words, and words near each other."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 15
"""Size of the table that features are hashed into (CRC-32, the same on every machine)."""
_TOKEN = re.compile(r"[a-z]+|\d+|[?]")


def tokens(folded: str) -> list[str]:
    """Words, `#` for a number, `?`; at most 60, longer sentences are cut there."""
    return ["#" if token.isdigit() else token for token in _TOKEN.findall(folded)[:60]]


def buckets(words: Sequence[str]) -> NDArray[np.int64]:
    """The distinct buckets of a sentence's features, in ascending order."""
    named = set(_grams(words))
    return np.unique(np.fromiter((zlib.crc32(name.encode()) % BUCKETS for name in named), np.int64, len(named)))


def _grams(words: Sequence[str]) -> Iterator[str]:
    padded = ["^", *words, "$"]
    for place, word in enumerate(padded):
        yield word
        if place + 1 < len(padded):
            yield f"{word} {padded[place + 1]}"
        if place + 2 < len(padded):
            yield f"{word} {padded[place + 1]} {padded[place + 2]}"
        for later in padded[place + 2 : place + 5]:
            yield f"{word}~{later}"
