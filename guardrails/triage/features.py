"""What the linear part of triage sees of a comment beside its meaning: hashed word pieces, ideas, and pairs of ideas.

`guardrails/training/triage.py` trains on exactly these functions.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from guardrails.triage.concepts import Idea
from guardrails.triage.reading import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

BUCKETS = 1 << 15
"""Hash buckets of the word pieces."""
IDEA_BUCKETS = 1 << 13
"""Hash buckets of ideas and of pairs of ideas; they follow the word pieces' in the weights."""
IDEA_WEIGHT = np.float32(1.5)
"""How much the ideas, and again their pairs, count beside the word pieces; each of the three has unit length."""
_NEIGHBOURS = 10
"""Words between two ideas of a pair, at most."""
_WORD = re.compile(r"\w+|[^\w\s]")
_SMALLEST, _LARGEST = 4, 5


def sparse(reading: Reading) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Bucket numbers, and how much each counts: word pieces, then ideas, then pairs of ideas in one sentence."""
    alone = {idea.name for sentence in reading.ideas for idea in sentence}
    pairs = {pair for sentence in reading.ideas for pair in _pairs(sentence)}
    parts = [
        (_hashed(_grams(reading), BUCKETS), np.float32(1.0)),
        (_hashed(alone, IDEA_BUCKETS) + BUCKETS, IDEA_WEIGHT),
        (_hashed(pairs, IDEA_BUCKETS) + BUCKETS, IDEA_WEIGHT),
    ]
    values = [np.full(len(found), weight / np.sqrt(max(len(found), 1)), np.float32) for found, weight in parts]
    return np.concatenate([found for found, _ in parts]), np.concatenate(values)


def _hashed(names: Iterable[str], buckets: int) -> NDArray[np.int64]:
    return np.unique(
        np.fromiter((zlib.crc32(name.encode("utf-8", "replace")) % buckets for name in names), dtype=np.int64)
    )


def _pairs(sentence: Sequence[Idea]) -> Iterator[str]:
    for one, two in combinations(sentence, 2):
        if one.name != two.name and one.end <= two.start <= one.end + _NEIGHBOURS:
            yield " + ".join(sorted((one.name, two.name)))


def _grams(reading: Reading) -> list[str]:
    """The comment's words, neighbouring words and parts of words."""
    found = _WORD.findall(reading.text)
    grams = [f"w {word}" for word in found]
    grams += [f"b {first} {second}" for first, second in pairwise(found)]
    for word in found:
        if len(word) >= _SMALLEST:
            framed = f"^{word}$"
            for size in (_SMALLEST, _LARGEST):
                grams += [framed[start : start + size] for start in range(len(framed) - size + 1)]
    grams += [f"l {reading.language}", f"s {reading.shouted}", f"n {min(len(found) // 10, 4)}"]
    if reading.literal != reading.text:
        grams.append("figurative")
    if "?" in reading.original or "¿" in reading.original:
        grams.append("asks")
    return grams
