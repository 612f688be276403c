"""How a text sounds: like what was said before, with words that come back, or long-winded."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
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
    avoid, recent, mine = _said(to_avoid), _said(lately), _runs(text)
    same_start = mine[:2] in avoid.starts or mine[:2] in recent.starts
    return avoid.closest(mine) * 2 + recent.closest(mine) + (0.5 if same_start else 0.0) + ECHO * _echoes(text)


Run = tuple[str, str]


@lru_cache(maxsize=64)
def _runs(text: str) -> tuple[Run, ...]:
    """Neighbouring words, in their order."""
    return tuple(pairwise(_WORD.findall(text.casefold())))


@dataclass(frozen=True, slots=True)
class Said:
    """Texts of before: in which of them each run stands, how many runs each has, and how they begin."""

    places: Mapping[Run, Sequence[int]]
    sizes: Sequence[int]
    starts: frozenset[tuple[Run, ...]]

    def closest(self, runs: Sequence[Run]) -> float:
        """The largest share of the shorter text's runs that one of these and the other have in common."""
        mine = set(runs)
        shared = Counter(place for run in mine for place in self.places.get(run, ()))
        return max((many / max(1, min(len(mine), self.sizes[place])) for place, many in shared.items()), default=0.0)


@lru_cache(maxsize=16)
def _said(texts: tuple[str, ...]) -> Said:
    """Read once for all texts that are held against them."""
    begins = frozenset(_runs(text)[:2] for text in texts)
    runs = [set(_runs(text)) for text in texts]
    places: defaultdict[Run, list[int]] = defaultdict(list)
    for place, each in enumerate(runs):
        for run in each:
            places[run].append(place)
    return Said(dict(places), [len(each) for each in runs], begins)


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
