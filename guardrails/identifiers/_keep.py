# ruff: noqa: E501 (patterns read best unbroken)
"""What may stay: the organisation's own name, signers, contacts and places; figures of speech and public figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guardrails.identifiers import _things
from guardrails.identifiers._base import Reading
from guardrails.identifiers._merge import Span
from guardrails.normalise import normalise

# Names that everybody uses for something else than a person whom they met.
FIGURES = re.compile(
    r"\b(?:dr\.? (?:google|seuss|oz|pepper|phil|house|who|jekyll|frankenstein)|nurse ratched|mr\.? (?:rogers|magoo|t|clean|bean)|ronald mcdonald|judge judy|j(?:oh|a)ne? doe|jane doe|uncle sam|sam hill|pete'?s sake"
    r"|debbie downer|chatty cathy|negative nancy|average joe|plain jane|karens?|mother teresa|florence nightingale|jesus(?: christ)?|christ|santa(?: claus)?|grey'?s anatomy|doogie howser|patch adams|da vinci"
    r"|st\.? jude'?s?|johns hopkins|fred hutch|murphy'?s law|whom it may concern|good morning \w+|christmas eve|new year'?s eve|tai chi|qi gong|big brother|mother nature|father time|hulk|houdini|einstein|sherlock|scrooge|cinderella|rip van winkle|jack in the box|teddy bears?|johnny on the spot|keeping up with the joneses|murphy beds?|mary jane|bloody mary|virgin mary|hail mary|tommy john|lou gehrig'?s?|bob'?s your uncle|geez louise|heavens to betsy|good samaritan|mickey mouse|charlie horse|billy goat|peter pan)\b",
    re.I,
)
FIGURE_WORDS = frozenset(["dr", "nurse", "mr", "ronald", "judge", "jane", "john", "uncle", "sam", "pete", "pete's", "debbie", "chatty", "negative", "average", "plain", "karen", "karens", "mother", "florence", "jesus", "christ", "santa", "grey's", "greys", "doogie", "patch", "da", "st", "johns", "fred", "murphy", "murphy's", "whom", "good", "christmas", "new", "tai", "qi", "big", "father", "hulk", "houdini", "einstein", "sherlock", "scrooge", "cinderella", "rip", "jack", "teddy", "johnny", "keeping", "mary", "bloody", "virgin", "hail", "tommy", "lou", "bob's", "geez", "heavens", "mickey", "charlie", "billy", "peter"])  # fmt: skip


MEANT = frozenset({"PERSON", "CITY"})


def figures(reading: Reading) -> list[tuple[int, int]]:
    said = [] if FIGURE_WORDS.isdisjoint(reading.words) else [m.span() for m in FIGURES.finditer(reading.text)]
    return [*said, *_things.named_after_someone(reading)]


class KeepList:
    def __init__(self, texts: Sequence[str]) -> None:
        plain = {normalise(text).text.strip().lower() for text in texts}
        self._texts = {text for text in plain if len(text) > 1}
        longest = sorted(self._texts, key=len, reverse=True)
        self._pattern = (
            re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in longest)) if longest else None
        )
        self._digits = {re.sub(r"\D", "", text) for text in self._texts} - {""}

    def is_us(self, name: str) -> bool:
        return normalise(name).text.strip().lstrip("@").lower() in {text.lstrip("@") for text in self._texts}

    def spare(self, reading: Reading, spans: list[Span]) -> list[Span]:
        """Spans that are not wholly inside a kept text, nor a kept number written otherwise."""
        if not spans:
            return spans
        meant = figures(reading) if any(span.kind in MEANT for span in spans) else []
        if meant:
            spans = [s for s in spans if s.kind not in MEANT or not any(a <= s.start and s.end <= b for a, b in meant)]
        if self._pattern is None:
            return spans
        kept = [m.span() for m in self._pattern.finditer(reading.lower)]
        return [span for span in spans if not self._stays(reading, span, kept)]

    def _stays(self, reading: Reading, span: Span, kept: list[tuple[int, int]]) -> bool:
        inside = any(start <= span.start and span.end <= end for start, end in kept)
        digits = re.sub(r"\D", "", reading.text[span.start : span.end])
        return inside or (len(digits) >= 7 and digits in self._digits)
