"""Nearness in meaning between short texts. What was embedded is kept: approved sentences come again and again."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from guardrails.embed import embed

MOST_SENTENCES = 8
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def nearness(known: tuple[str, ...], said: tuple[str, ...]) -> float:
    """The highest cosine between anything known and anything said; 0 where either is empty. Raises EmbedError."""
    return float((rows(known) @ rows(said).T).max()) if known and said else 0.0


def rows(texts: tuple[str, ...]) -> NDArray[np.float32]:
    """One unit-length row per text, shape `(len(texts), 384)`. Raises EmbedError."""
    return np.stack([_row(text) for text in texts])


def sentences(text: str) -> tuple[str, ...]:
    """The first sentences of a text, and the whole of it, so that a thought in two halves is found."""
    whole = " ".join(text.split())
    found = [sentence for item in _SENTENCE.findall(text) if len(sentence := " ".join(item.split())) > 3]
    return tuple(dict.fromkeys([*found[:MOST_SENTENCES], whole]))


@lru_cache(maxsize=4096)
def _row(text: str) -> NDArray[np.float32]:
    row: NDArray[np.float32] = embed((text,))[0]
    return row
