# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""Sign-offs and introductions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers import _names
from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._cues import name_hit

SIGN = re.compile(
    r"(?:(?:^|[\n.!?,)]|\s)\s*(?:[-–—~]{1,3}|xoxo|xx+|(?:(?:sincerely|regards|best|best regards|kind regards|warm regards|love|thanks|thank you|thx|signed|yours(?: truly)?|yrs truly|truly|sincerely yours|peace|hugs|respectfully|cheers|blessings|god bless|atentamente|saludos|atte|att|gracias|from|regards from)\s*[,.\n:-]))\s*(?:(?:dr|mr|mrs|ms|mx|prof|grandma|grandpa|nana|aunt|uncle|sr|sra|old man)\b\.?\s+)?)(?P<id>[A-Za-z][\w'.-]*(?:[ ]+[A-Za-z][\w'.-]*){0,3})\s*(?:[,(]?\s*(?:rn|md|esq|mom of \w+|a (?:very )?\w+ (?:mom|dad|daughter|son|wife|husband|patient|customer))[)]?)?[.!\s]*$",
    re.I,
)

I_AM = re.compile(r"\b(?:my name(?:'s| is| was|s)?|name's|name is|names|i am called|call me|they call me|i go by|me llamo|mi nombre es|soy|legal name(?: is)?|maiden name(?: is)?|full name(?: is)?|patient(?:'s)? name(?: is|:)?|name:|nombre:|under the name(?: of)?|initials(?: are)?|nickname(?: is)?|aka|a\.k\.a\.?|goes by|known as|en nombre de|a nombre de)\s*[:\"]?\s*", re.I)  # fmt: skip

SOFT_I_AM = re.compile(r"\b(?:this is|i'm|im|i am|it's|its)\s+", re.I)


class Signatures(Family):
    """Sign-offs and introductions: `- bob`, `Regards, T. Okafor`, `my name is …`, `this is …`."""

    kinds = ("PERSON",)
    FINDS = (
        "Never again. - [[bob]]",
        "do better\n~[[Maria G]]",
        "Regards, [[T. Okafor]]",
        "my name is [[xochitl]] and",
        "this is [[Denise Alvarado]] again",
        "under the name [[Pham]]",
    )
    LEAVES = (
        "thanks, never again",
        "I'm tired",
        "this is awful",
        "call me back",
        "- not coming back",
        "soy paciente",
        "I'm Done",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        text, at = reading.text, reading.at
        match = SIGN.search(text[-90:])
        if match:
            start = match.start("id") + max(0, len(text) - 90)
            words = match["id"].split()
            if self._signed(reading, start, words):
                yield Hit(start, start + len(match["id"].rstrip(" .'-")), "PERSON", 0.85)
        for match in I_AM.finditer(text):
            i = at.get(match.end())
            if i is not None and (_names.after_cue(reading, i) or _initials(reading.tokens[i].text)):
                yield name_hit(reading, i, 0.9)
        for match in SOFT_I_AM.finditer(text):
            i = at.get(match.end())
            if i is not None and reading.tokens[i].is_word:
                token = reading.tokens[i]
                follows = reading.tokens[i + 1] if i + 1 < len(reading.tokens) else None
                full = (
                    follows is not None and (_names.known(token) or _names.unknown(token)) and _names.sure_name(follows)
                )
                if _names.first_name(token) or full:
                    yield name_hit(reading, i, 0.85)

    def _signed(self, reading: Reading, start: int, words: list[str]) -> bool:
        i = reading.at.get(start)
        if i is None or len(words) > 4:
            return False
        tokens = [t for t in reading.tokens[i:] if t.is_word]
        if any(t.lower in _names.FUNCTION or t.lower in _names.SLANG for t in tokens[:1]):
            return False
        if re.fullmatch(r"(?:[A-Za-z]\.){1,3}[A-Za-z]?\.?", reading.text[start:].strip()) or (
            len(tokens) <= 3 and all(_initials(t.text) for t in tokens)
        ):
            return True
        while len(tokens) > 1 and _initials(tokens[0].text):
            tokens = tokens[1:]
        first = tokens[0]
        if _names.sure_name(first) or (first.capital and _names.known(first)):
            return all(
                _names.known(t) or _names.unknown(t) or _initials(t.text) or t.lower in _names.PARTICLES for t in tokens
            )
        return len(tokens) <= 2 and all(_names.unknown(t) or (_names.known(t) and t.capital) for t in tokens)


def _initials(text: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.?){1,3}|[a-z]\.", text)) and text not in (
        "ER",
        "OK",
        "USA",
        "ICU",
        "MD",
        "RN",
        "I",
        "A",
    )
