"""Ideas that stand together in a comment, whatever the words are. The pairs were chosen on training comments only."""

from __future__ import annotations

from collections.abc import Collection

from guardrails.triage.flags._urgent import OVER
from guardrails.triage.matching import phrase
from guardrails.triage.reading import Reading

CALM = frozenset({"thanks", "jokes"})
ORDINARY = CALM | {"everyday"}
"""Waiting, bills, phones and food: beside them, many a grave word is only a strong one."""
_ACUTE = frozenset({
    "breath", "choke", "blood", "unresponsive", "color", "numb", "swell", "seizure", "overdose", "poison", "wound",
    "birth", "sick", "pain", "fall", "swallow", "vitals",
})  # fmt: skip
_PRESSING = frozenset({"now", "minutes", "asks", "help", "stranded"})
_GIVEN = phrase(r"blood (?:pressure|draw|drive|test|work)|took my blood|in and out in")
_TWO = 2


def together(
    reading: Reading, pairs: Collection[tuple[str, str]], unless: Collection[str] = frozenset(), *, apart: int = 1
) -> bool:
    """Whether both ideas of any pair are there, in at least `apart` + 1 words, and none of `unless`."""
    places = _places(reading)
    if any_idea(reading, unless):
        return False
    return any(one in places and two in places and len(places[one] | places[two]) > apart for one, two in pairs)


def any_idea(reading: Reading, names: Collection[str]) -> bool:
    return any(name in _places(reading) for name in names)


def several_signs(reading: Reading) -> bool:
    """Three ways in which a body fails, or two and somebody asks, waits or says when."""
    places = _places(reading)
    acute = places.keys() & _ACUTE
    ways = min(len(acute), len(set().union(*(places[name] for name in acute))))
    if ways < _TWO or _GIVEN.search(reading.literal):
        return False
    over = bool(OVER.search(reading.literal))
    told = bool(places.keys() & (CALM | {"past"}))
    if ways > _TWO:
        return not (over and told)
    return not over and not told and bool(places.keys() & _PRESSING)


def _places(reading: Reading) -> dict[str, set[tuple[int, int]]]:
    """Per idea, the words at which it begins, as (sentence, word)."""
    found: dict[str, set[tuple[int, int]]] = {}
    for at, sentence in enumerate(reading.ideas):
        for idea in sentence:
            found.setdefault(idea.name, set()).add((at, idea.start))
    return found
