"""Identifiers that a small trained model sees by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.identifiers import _names, _tagger
from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._everyday import everyday
from guardrails.identifiers._lists import plain
from guardrails.identifiers._senses import clearly_word
from guardrails.identifiers._tagger import KINDS
from guardrails.identifiers.dates import COMES_ROUND, HOLIDAYS

OLD = 90
SHORTEST_STREET = 4
FEWEST_DIGITS = 3
"""Of a phone number, or of a part that stands apart."""
FEWEST_LETTERS = 2
"""Of an address of mail: without any, rules know it by its form."""
FRACTION = "\u2044"
"""What `½` is normalised to has this between its numbers, which is no slash of a date."""
DEGREES = frozenset({"too", "very", "so", "really", "quite", "rather", "more", "how", "pretty", "muy", "tan"})
"""After these a word in small letters is no name: `too curt`."""
_WISHED = re.compile(r"\b(?:merry|happy|feliz|blessed)\s(?P<day>.*)", re.I)
_HANDLE = re.compile(r"[@#_.]|[a-z]\d|\d[a-z]", re.I)
_YOUNG_IN_WORDS = re.compile(
    r"(?:twent|thirt|fou?rt|fift|sixt|sevent|eight)y|\b(?:veint|treint|cuarent|cincuent|sesent|setent|ochent)", re.I
)
_HALF_OF_THE_DAY = re.compile(r"[ap]\.m\b", re.I)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class LearnedIdentifiers(Family):
    """Names of any culture, everyday words used as names, employers in passing, places without a cue: `Hope needs to
    learn manners`, `been at the tyson plant 22 years`.

    See `_tagger.py`. What it takes for a person is left where every word of it is known to be something else.
    """

    kinds = KINDS
    FINDS = (
        "told [[Grace]] to call me back",
        "then [[zubenko]] told me to leave",
        "thank you [[Mahinakea]] for your kindness",
        "I watched [[Rose]] walk away",
    )
    LEAVES = (
        "I hope you read this",
        "summer was long in that lobby",
        "may I come in",
        "that was too curt for me",
        "Staff needs training",
        "the lisinopril made me cough",
        "drank ½ of it",
        "Every Fourth of July the ER fills up",
        "every other Thursday it runs long",
        "Merry Christmas and happy Hanukkah to you all",
        "#fail #waiting #hungry",
        "whoever hums in the stairwell at 2 a.m.: don't stop",
        "I'm eighty-six, I've outlived three dogs",
        "así lo quiso él, con todo y huracán en el barrio",
        "It was like dishwater in a bowl",
        "the flowers by the doors, zinnias up to my waist",
        "I replied C to confirm 3 times",
        "It was 95 outside and I froze",
        "My son is Jr. and his dad is Sr. on the bill",
        "wrote it down w/ the name and time. bill says 515",
        "My 80 yr old father waited",
        "my premium got drafted twice. 418 x 2. ouch",
        "Mi mama pidio su almuerzo a las 12",
        "Nadie contesta el telefono. Suena y suena y ya",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        for hit in _tagger.tagged(reading):
            nobody = hit.kind == "PERSON" and self._nobody(reading, hit)
            if not nobody and not everyday(reading, hit) and _formed(reading, hit) and not _harmless(reading, hit):
                yield hit

    def _nobody(self, reading: Reading, hit: Hit) -> bool:
        """Whether every word is known to be something else where it stands: a drug, an eponym, `hope` as a verb."""
        inside = [i for i, token in enumerate(reading.tokens) if hit.start <= token.start < hit.end and token.is_word]
        return all(
            _names.denied(reading.tokens[i].bare) or _names.eponym(reading, i) or self._as_word(reading, i)
            for i in inside
        )

    def _as_word(self, reading: Reading, i: int) -> bool:
        token = reading.tokens[i]
        if not token.capital and i and reading.tokens[i - 1].lower in DEGREES and token.bare in plain("words"):
            return True
        small = not token.capital or reading.shouting or _names.opens(reading, i)
        return small and token.bare in _names.WORD_NAMES and clearly_word(reading, i)


def _formed(reading: Reading, hit: Hit) -> bool:
    """Whether a hit has what its kind can't do without: digits, a dot, an age that may not stay."""
    text = reading.text[hit.start : hit.end]
    if hit.kind in ("URL", "IP"):
        return any(mark in text for mark in (".", "/", " dot ", " slash "))
    if hit.kind == "HANDLE":
        return bool(_HANDLE.search(text)) or reading.text[hit.start - 1 : hit.start] in ("@", "#")
    if hit.kind in ("ID", "DEVICE", "VEHICLE", "ZIP"):
        return any(map(str.isdigit, text))
    if hit.kind == "EMAIL" and sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        return False
    if hit.kind == "PHONE" and not any(map(str.isalpha, text)):
        return sum(map(str.isdigit, text)) >= FEWEST_DIGITS
    if hit.kind == "ADDRESS":
        return len(text) >= SHORTEST_STREET
    if hit.kind == "DATE" and FRACTION in reading.text[max(0, hit.start - 1) : hit.end + 1]:
        return False
    return not _young(reading, hit)


def _harmless(reading: Reading, hit: Hit) -> bool:
    """A day that comes round (`every other Thursday`) or is wished, and a hashtag that is an everyday word."""
    before, found = reading.text[max(0, hit.start - 24) : hit.start], reading.text[hit.start : hit.end]
    if hit.kind == "DATE" and COMES_ROUND.search(before):
        return True
    if _HALF_OF_THE_DAY.match(reading.text, max(0, hit.start - 2)):
        return True
    if hit.kind in ("DATE", "PERSON"):
        wish = _WISHED.search(before[-9:] + found)
        return bool(wish and HOLIDAYS.fullmatch(wish["day"]))
    tags = found.replace("#", " ").casefold().split()
    hashed = found.startswith("#") or before.endswith("#")
    return hit.kind == "HANDLE" and hashed and all(tag in plain("words") for tag in tags)


def _young(reading: Reading, hit: Hit) -> bool:
    """An age that may stay, up to 89, in digits or in words, or none at all: a fraction."""
    if hit.kind != "AGE":
        return False
    number = _NUMBER.search(reading.text, hit.start)
    if number is None or number.start() >= hit.end:
        return bool(_YOUNG_IN_WORDS.search(reading.text[max(0, hit.start - 12) : hit.end]))
    return "." in number[0] or int(number[0]) < OLD
