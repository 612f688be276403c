"""How a text sounds: like what was said before, with words that come back, or long-winded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

ECHO = 0.25
"""What one word that comes back costs, beside likeness to earlier replies."""
STEM = 5

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def familiar(text: str, to_avoid: tuple[str, ...], lately: tuple[str, ...]) -> float:
    """How much a text resembles what was said before, from 0 (new); texts to avoid weigh twice as much."""
    mine = _runs(text)
    same_start = any(mine.start == _runs(other).start for other in (*to_avoid, *lately))
    return _closest(mine, to_avoid) * 2 + _closest(mine, lately) + (0.5 if same_start else 0.0) + ECHO * _echoes(text)


Run = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Runs:
    """A text's pairs of neighbouring words, and the two that it begins with."""

    all: frozenset[Run]
    start: tuple[Run, ...]


@lru_cache(maxsize=256)
def _runs(text: str) -> Runs:
    """The latest texts are remembered: each draft is held against the same replies but one."""
    found = tuple(pairwise(_WORD.findall(text.casefold())))
    return Runs(frozenset(found), found[:2])


def _closest(mine: Runs, others: Iterable[str]) -> float:
    """The largest share of the shorter text's runs that one of these and the other have in common."""
    pairs = ((mine.all, _runs(other).all) for other in others)
    return max((len(one & two) / max(1, min(len(one), len(two))) for one, two in pairs), default=0.0)


@lru_cache(maxsize=512)
def _echoes(text: str) -> int:
    """How many telling words come back in a later sentence: a person would say "it" the second time."""
    said: set[str] = set()
    again = 0
    for sentence in _SENTENCE_END.split(text):
        mine = {word[:STEM] for word in _WORD.findall(sentence.casefold()) if len(word) > STEM}
        again += len(mine & said)
        said |= mine
    return again


def long_winded(sentence: str) -> bool:
    """Whether a sentence is too long, or has too many turns, to take another clause."""
    return len(sentence.split()) > 14 or any(mark in sentence for mark in (", ", ":", ";", "?"))


def stutters(text: str) -> bool:
    """Whether a run of five words comes twice, or "sorry" does: nobody writes like that on purpose."""
    words = _WORD.findall(text.casefold())
    runs = [tuple(words[n : n + 5]) for n in range(len(words) - 4)]
    return len(runs) != len(set(runs)) or sum(word in _SORRY for word in words) > 1


_SORRY = frozenset({"sorry", "apologize", "apology", "siento", "disculpe", "disculpas", "perdón", "lamento"})
