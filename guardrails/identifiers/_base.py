# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""What every identifier family shares: a reading of the text, and a small base class on Presidio's types.

A family is one file in this folder. It may use `Family` (below) or any Presidio `EntityRecognizer`: `analyze` gets
the text and, in place of spaCy's artifacts, the `Reading`. Examples mark what must go with `[[ ]]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

TOKEN = re.compile(r"<[A-Z]+_\d+>|[A-Z](?:\.[A-Z])+(?![a-z])|[^\W_]+(?:['-][^\W\d_]+)*|[^\w\s]|_")
SPANISH = frozenset(
    "el la los las de que y en un una por con para su mi es no se lo le al del muy pero como mas fue esta nos me voy ya va jajaja pesimo gracias hola atencion mal bien toda todo todos nada nadie saludos senora desde".split()
) - {"no", "me"}
ENGLISH = frozenset(
    "the a of and to in is was i you my for it that on with they not but have had this are be at your we he she".split()
)
PLACEHOLDER = re.compile(r"<[A-Z]+_\d+>")


class Token:
    """A word, a mark or a placeholder, with what is asked of it most: `bare` is lower case without a possessive."""

    __slots__ = ("bare", "capital", "end", "is_word", "lower", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start, self.end, self.text = start, end, text
        self.lower = low = text.lower()
        self.is_word = text[0].isalpha()
        self.capital = text[0].isupper() or ("-" in text and text[text.index("-") + 1 :][:1].isupper())
        self.bare = low[:-2] if low.endswith("'s") else low[:-1] if low.endswith("'") else low


class Reading:
    """One text, split once for all families. Offsets are those of the text given (already normalised)."""

    def __init__(self, text: str, veiled: Sequence[int] = (), tagged: dict[str, tuple[Hit, ...]] | None = None) -> None:
        self.text = text
        self.veiled = veiled
        """Offsets of words that were written with gaps between their letters."""
        self.tagged = {} if tagged is None else tagged
        """What the tagger said of sentences of an earlier reading of the same text."""

    @cached_property
    def lower(self) -> str:
        low = self.text.lower()
        return (
            low if len(low) == len(self.text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in self.text)
        )

    @cached_property
    def tokens(self) -> list[Token]:
        return [Token(m.start(), m.end(), m[0]) for m in TOKEN.finditer(self.text)]

    @cached_property
    def words(self) -> frozenset[str]:
        """All tokens in lower case: a family whose cue words are not among them has nothing to look for."""
        found = {token.lower for token in self.tokens}
        found.update([token.bare for token in self.tokens if token.bare is not token.lower])
        return frozenset(found)

    @cached_property
    def digits(self) -> bool:
        return any(c.isdigit() for c in self.text)

    @cached_property
    def digit_count(self) -> int:
        return sum(map(str.isdigit, self.text))

    def starting(self, pattern: re.Pattern[str], words: frozenset[str]) -> Iterator[re.Match[str]]:
        """Matches of a pattern that begins with one of `words`: tried at those words only, a fraction of a search."""
        text = self.text
        for token in self.tokens:
            if token.lower in words and (match := pattern.match(text, token.start)):
                yield match

    @cached_property
    def at(self) -> dict[int, int]:
        """Offset of a token's first character -> its number."""
        return {token.start: i for i, token in enumerate(self.tokens)}

    @cached_property
    def shouting(self) -> bool:
        """Mostly capitals: capital letters then say nothing about names."""
        letters = sum(map(str.isalpha, self.text))
        return letters > 8 and sum(map(str.isupper, self.text)) > 0.7 * letters

    @cached_property
    def titled(self) -> bool:
        """Written Like A Headline: capitals then say little about names."""
        small = [t.capital for t in self.tokens[1:] if t.lower in ENGLISH and t.lower != "i"]
        return sum(small) > 1 and sum(small) * 2 > len(small)

    @cached_property
    def capitals(self) -> bool:
        """Whether any word but the first, and but `I`, has a capital."""
        return any(t.capital and t.lower != "i" for t in self.tokens[1:])

    @cached_property
    def spanish(self) -> bool:
        """More Spanish function words than English ones."""
        words = [t.lower for t in self.tokens]
        return sum(w in SPANISH for w in words) > sum(w in ENGLISH for w in words)


@dataclass(frozen=True, slots=True)
class Hit:
    """A find: half-open span of the reading's text, kind, and how sure (0 to 1)."""

    start: int
    end: int
    kind: str
    score: float = 0.85


class Family(EntityRecognizer):
    """A recogniser of one family. Subclasses set `kinds`, `FINDS`, `LEAVES` and yield from `find`."""

    kinds: ClassVar[tuple[str, ...]]
    FINDS: ClassVar[tuple[str, ...]]
    LEAVES: ClassVar[tuple[str, ...]]

    def __init__(self) -> None:
        super().__init__(supported_entities=list(self.kinds), name=type(self).__name__)

    def load(self) -> None:
        """Nothing to load: lists are read when they are first needed."""

    def analyze(
        self, text: str, entities: list[str] | None = None, nlp_artifacts: NlpArtifacts | Reading | Any = None
    ) -> list[RecognizerResult]:
        reading = nlp_artifacts if isinstance(nlp_artifacts, Reading) else Reading(text)
        return [RecognizerResult(hit.kind, hit.start, hit.end, hit.score) for hit in self.find(reading)]

    def find(self, reading: Reading) -> Iterable[Hit]:
        raise NotImplementedError


def matches(pattern: re.Pattern[str], reading: Reading, kind: str, score: float = 0.85) -> Iterator[Hit]:
    """A hit per match: the group `id` where the pattern has one, else all of it."""
    group = "id" if "id" in pattern.groupindex else 0
    for match in pattern.finditer(reading.text):
        if match.start(group) < match.end(group):
            yield Hit(match.start(group), match.end(group), kind, score)
