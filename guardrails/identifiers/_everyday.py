# ruff: noqa: E501 (patterns read best unbroken)
"""What the tagger takes for an identifier and is none: everyday words, prices, letters typed as an answer, the weather."""

from __future__ import annotations

import re

from guardrails.identifiers import _names
from guardrails.identifiers._base import SPANISH, Hit, Reading
from guardrails.identifiers._cues import ASK, TITLES
from guardrails.identifiers._lists import SPANISH_VERBS, names, plain, spanish_word
from guardrails.identifiers._roles import RELATIVES
from guardrails.identifiers._workplaces import BRANDS, GENERIC, TWO
from guardrails.identifiers.addresses import VIAS, WAYS
from guardrails.identifiers.cities import FACILITY
from guardrails.identifiers.people import SPANISH_NOUNS
from guardrails.identifiers.records import UNIT

SURE = 0.655
"""From here on the tagger is believed of a plain English word; see `_tagger._score`."""
FEWEST = 4
"""Letters of an employer that is named, and digits of a number that is no price."""
THOUSANDS = re.compile(r"\d{1,3},\d{3}\Z")
MODIFIER = re.compile(r"\b99[2-4]\d\d[ -]\Z")
CENTS = re.compile(r"[A-Z ]*\d{1,5}\.\d\d\Z")
TIMES = re.compile(r"\sx\s?\d")
NO_STREET = WAYS | VIAS | FACILITY
ORDINAL = re.compile(r"[\d\W]+(?:st|nd|rd|th)?\Z", re.I)
TYPED = re.compile(
    r"\b(?:repl(?:y|ies|ied|ying)|text(?:s|ed)?|press(?:ed)?|typed?|sent|send|sending|wants?|says?|letter|answer(?:ed)?|hit|row|option|responde|respondi|conteste)\b(?:\W|\b(?:an?|the|with|la|el|[a-z])\b){0,6}\Z",
    re.I,
)
BLOOD = re.compile(r"\s(?:neg|pos)(?:ative|itive)?\b", re.I)
PRICED = re.compile(
    r"\b(?:bills?|statements?|invoice|estimate|charges?|chg|price|copay|total|cuenta|recibo)\b(?!\s(?:number|no\b|#|id\b|acct|account))(?:\s(?:next|now|says?|said|was|is|came|of|to|dice|me|out|at)){0,3}\s\Z",
    re.I,
)
CHARGED = re.compile(r"\b(?:chg|charge|charges|fee)\W", re.I)
OF_THE_DAY = re.compile(r"\bit(?:'?s| is| was| got| hit)\s(?:like |about |almost |over )?\Z", re.I)
NUMBERED = re.compile(r"\b(?:numero|number|num\.?|no\.|ticket|#)\s?\Z", re.I)
PART = re.compile(r"[$\d][.,]\Z")
ROW = re.compile(r"\b(?:rows?|that chair)\s\Z", re.I)
NINETY = re.compile(r"nin[et]|hundred|novent|cien|cent", re.I)
OFFICE_VISIT = re.compile(r"99[2-4]\d\d(?:[ -]\d\d)?\Z")
"""What doctors bill a visit as (CPT), with its modifier: no date."""


def everyday(reading: Reading, hit: Hit) -> bool:
    """Whether a find of the tagger alone is none."""
    found, before = reading.text[hit.start : hit.end], reading.text[max(0, hit.start - 32) : hit.start]
    if hit.kind == "PERSON":
        letter = len(found) == 1 and (TYPED.search(before) or BLOOD.match(reading.text, hit.end))
        return bool(letter) or _suffix(reading, hit, found) or _words(reading, hit)
    if hit.kind == "ORG":
        unnamed = ORDINAL.match(found) or (len(found) < FEWEST and found.lower() in GENERIC)
        return found.lower() not in BRANDS and (bool(unnamed) or _words(reading, hit))
    if hit.kind == "CITY":
        return found.lower() in GENERIC or _words(reading, hit)
    if hit.kind == "ADDRESS":
        return found.islower() and found in NO_STREET
    return _counted(reading, hit, found, before)


def _suffix(reading: Reading, hit: Hit, found: str) -> bool:
    """`My son is Jr.`: after no name."""
    i = reading.at.get(hit.start, 0)
    return (
        found.lower() in ("jr", "sr")
        and i > 0
        and (reading.tokens[i - 1].lower in _names.FUNCTION or reading.text[hit.end : hit.end + 5] == " and ")
    )


def _words(reading: Reading, hit: Hit) -> bool:
    """Whether all are everyday words where a capital says nothing: no name that has a place in the lists."""
    if reading.shouting or reading.text[hit.start : hit.end].lower() in TWO:
        return False
    inside = [i for i, token in enumerate(reading.tokens) if hit.start <= token.start < hit.end and token.is_word]
    return bool(inside) and all(
        (not reading.tokens[i].capital or (_names.opens(reading, i) and _may_open(reading, i, hit)))
        and _plainly(reading, i, hit)
        for i in inside
    )


def _may_open(reading: Reading, i: int, hit: Hit) -> bool:
    """A town that is a word opens a sentence too, before its state: `Why, Arizona`."""
    return hit.kind == "PERSON" or (reading.spanish and reading.tokens[i].bare in SPANISH_VERBS)


def _plainly(reading: Reading, i: int, hit: Hit) -> bool:
    token, word = reading.tokens[i], reading.tokens[i].bare
    spoken = reading.spanish and spanish_word(word)
    if len(word) < FEWEST - 1 or (word not in plain("words") and not spoken):
        return False
    if spoken and word in SPANISH_VERBS:
        return True
    if word in _names.WORD_NAMES or word in SPANISH_NOUNS or word in BRANDS or (not spoken and _cued(reading, i)):
        return False
    lists = [names(which) for which in ("first_names", "last_names", "places")]
    if any(word in those.strong for those in lists):
        return False
    if hit.score < SURE and (
        spoken
        or (hit.kind == "ORG" and reading.spanish)
        or (hit.kind != "ORG" and not any(word in those.weak for those in lists))
    ):
        return True
    seldom = word in lists[0].weak and word not in plain("spanish")
    return hit.kind == "PERSON" and spoken and not token.capital and not seldom and word not in lists[2].weak


def _cued(reading: Reading, i: int) -> bool:
    """Whether a word stands before that leads to a name: `tell`, `rip`, `tita`."""
    before = reading.tokens[i - 1].lower if i else ""
    return before in CUES and before not in SPANISH


CUES = ASK | TITLES | RELATIVES


def _counted(reading: Reading, hit: Hit, found: str, before: str) -> bool:
    """A price, a wait, the weather, a year in words, an age without its number."""
    digits = sum(map(str.isdigit, found))
    if hit.kind == "AGE":
        return not (digits or NINETY.search(found)) or bool(
            OF_THE_DAY.search(before) or NUMBERED.search(before) or PART.search(before)
        )
    if hit.kind in ("DATE", "ZIP"):
        return bool(OFFICE_VISIT.match(found))
    if hit.kind == "SSN":
        return bool(THOUSANDS.match(found)) or (found.isdigit() and bool(TIMES.match(reading.text, hit.end)))
    if hit.kind == "PHONE" and not digits:
        return found.lower().startswith("two thousand")
    if hit.kind == "ID" and (CENTS.match(found) or MODIFIER.search(before)):
        return True
    if hit.kind not in ("ID", "PHONE", "ROOM") or digits > FEWEST:
        return False
    if hit.kind == "ROOM" and (ROW.search(before) or OF_THE_DAY.search(before) or UNIT.match(reading.text, hit.end)):
        return True
    return (found.isdigit() and bool(PRICED.search(before))) or bool(CHARGED.search(found))
