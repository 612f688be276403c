"""Amounts in a comment ("3 hrs", "an hour and a half", "five calls") and how a reply says them.

Only durations and counts of tries: an amount says how bad it was without saying anything about a person. The words of
each language stand in `fallbacks/<language>/amounts.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pydantic import BaseModel, ConfigDict

from prompts.reading import read_yaml, validated


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))


class Phrase(_Strict):
    read: str
    unit: str = ""
    say: str
    before_noun: str = ""


class Times(_Strict):
    read: str
    say: str
    twice: Phrase


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at `[start, end)` of the text, with the slots that wordings may use."""

    start: int
    end: int
    slots: dict[str, str]


class Amounts(_Strict):
    """One language's way with amounts."""

    numbers: Mapping[int, str]
    units: Mapping[str, tuple[str, str, str]]
    phrases: tuple[Phrase, ...]
    before_noun: str = ""
    articles: Mapping[str, str] = {}
    article: str = ""
    more_than: str
    not_followed: tuple[str, ...]
    not_preceded: tuple[str, ...]
    times: Times

    @cached_property
    def _number(self) -> str:
        return "|".join((r"\d{1,3}(?:[.,]5)?\+?", *sorted(self.numbers.values(), key=len, reverse=True)))

    @cached_property
    def _durations(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple(
            (unit, re.compile(rf"\b(?P<number>{self._number})[\s-]*(?:{forms[2]}|{forms[0]}|{forms[1]})\b"))
            for unit, forms in self.units.items()
        )

    @cached_property
    def _wrong_after(self) -> re.Pattern[str]:
        return re.compile(rf"\s*(?:{'|'.join(self.not_followed)})\b")

    @cached_property
    def _wrong_before(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.not_preceded)})\s+$")

    def read(self, text: str, what: str, units: tuple[str, ...] = ()) -> tuple[Amount, ...]:
        """All amounts in a plain text: durations in one of `units` (empty: any) for "amount", tries for "times"."""
        found = self._times(text) if what == "times" else self._spans(text, units)
        return tuple(found)

    def _spans(self, text: str, units: tuple[str, ...]) -> Iterator[Amount]:
        taken: list[tuple[int, int]] = []
        for phrase in self.phrases:
            for hit in _compiled(rf"\b(?:{phrase.read})").finditer(text):
                if self._fits(text, hit) and _free(hit, taken):
                    taken.append(hit.span())
                    if not units or phrase.unit in units:
                        yield Amount(*hit.span(), _slots("amount", phrase.say, phrase.before_noun))
        for unit, pattern in self._durations:
            for hit in pattern.finditer(text):
                if self._fits(text, hit) and _free(hit, taken) and (not units or unit in units):
                    yield self._duration(hit, unit)

    def _duration(self, hit: re.Match[str], unit: str) -> Amount:
        number = hit["number"].rstrip("+").replace(",", ".")
        one, many, _ = self.units[unit]
        said = self._said(number)
        phrase = f"{said} {one if said == self.numbers.get(1) else many}"
        if _AND_MORE.match(hit.string[hit.end() :]):
            return Amount(*hit.span(), _slots("amount", f"{self.more_than} {phrase}"))
        before = self.before_noun.format(article=self.articles.get(said, self.article), number=said, unit=one)
        return Amount(*hit.span(), _slots("amount", phrase, before if "." not in said else ""))

    def _said(self, number: str) -> str:
        return self.numbers.get(int(number), number) if number.isdigit() else number

    def _times(self, text: str) -> Iterator[Amount]:
        for hit in _compiled(self.times.twice.read).finditer(text):
            yield Amount(*hit.span(), _slots("times", self.times.twice.say))
        for hit in _compiled(rf"\b{self.times.read}\b").finditer(text):
            yield Amount(*hit.span(), _slots("times", self.times.say.format(number=self._said(hit[1]))))

    def _fits(self, text: str, hit: re.Match[str]) -> bool:
        return not self._wrong_after.match(text[hit.end() :]) and not self._wrong_before.search(text[: hit.start()])


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_AND_MORE = re.compile(r"\s*(?:and|y)\s+(?:a half|half|media|\d)")
"""What makes "two hours" more than two hours."""


def _free(hit: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return all(hit.end() <= start or hit.start() >= end for start, end in taken)


def _slots(name: str, say: str, before_noun: str = "") -> dict[str, str]:
    return {name: say, name.capitalize(): say[0].upper() + say[1:], f"a_{name}": before_noun}


@lru_cache(maxsize=64)
def read_amounts(path: str, text: str) -> Amounts:
    """How one language reads and says amounts. Raises RulebookError."""
    return validated(Amounts, read_yaml(path, text), path, text)
