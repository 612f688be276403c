"""How sure a find of the identifier remover is, where a person can be asked: in texts that people of the house write.

Removal would rather take a word too many: of a comment nobody reads what was lost. Who writes a rule can be asked, so
here a find is told from a guess by its form.
"""

from __future__ import annotations

import re
from typing import Literal

from guardrails.identifiers._lists import names, spanish_word
from guardrails.normalise import normalise
from guardrails.types import Removed

Sureness = Literal["sure", "maybe"]

WORD = re.compile(r"[^\W\d_]+")
PARTICLES = frozenset(["da", "de", "del", "di", "la", "las", "los", "van", "von", "der", "y", "al", "bin"])
TITLE = re.compile(r"\b(?:mrs?|ms|miss|sra?|srta|dra?|don|doña|dona|nurse|doctora?|enfermer[ao])\.?\s+$", re.I)
PLACES = frozenset(["ADDRESS", "CITY", "ORG"])
DIGITS = {"PHONE": 7, "FAX": 7, "SSN": 7, "ID": 4, "DEVICE": 4, "VEHICLE": 4, "IP": 4, "BIOMETRIC": 4}
"""How many digits make a number of that kind somebody's for certain."""


SPELLED = re.compile(r"\b(?:at|arroba)\b.*(?:\.|\b(?:dot|punto)\b)", re.I)
COUNTY = re.compile(r"\b(?:county|parish|township|condado)\b", re.I)


def how_sure(text: str, found: Removed) -> Sureness | None:
    """Whether a find in `text` names or numbers a person (`sure`), may (`maybe`), or only looks like it (None)."""
    if found.type == "PERSON":
        return _name(text, found)
    words = text[found.start : found.end]
    if found.type in ("EMAIL", "HANDLE") and "@" in words:
        return "sure"
    digits = sum(letter.isdecimal() for letter in words)
    if found.type in DIGITS and digits >= DIGITS[found.type]:
        return "sure"
    return "maybe" if _may(found.type, words, digits) else None


def _may(kind: str, words: str, digits: int) -> bool:
    """Whether a find that is not sure has the form of its kind; numbers and addresses can be spelled out."""
    said = WORD.findall(words)
    if kind == "EMAIL":
        return SPELLED.search(words) is not None
    if kind == "HANDLE":
        return words.startswith("#") and len(words) > 6
    if kind in DIGITS:
        return digits > 2 or len(said) >= DIGITS[kind]
    if kind == "URL":
        return "." in words
    capital = kind in PLACES and any(word[0].isupper() for word in said)
    return kind == "AGE" or digits > 0 or capital or COUNTY.search(words) is not None


def _name(text: str, found: Removed) -> Sureness | None:
    words = [word for word in WORD.findall(text[found.start : found.end]) if word.casefold() not in PARTICLES]
    if not words:
        return None
    listed = [word for word in words if _is_name(normalise(word).text.casefold())]
    capitals = all(word[0].isupper() for word in words)
    titled = TITLE.search(text, max(0, found.start - 20), found.start) is not None
    if capitals and (listed or titled or len(words) > 1):
        return "sure"
    return "maybe" if capitals or listed or titled else None


def _is_name(bare: str) -> bool:
    listed = bare in names("first_names").strong or bare in names("last_names").strong
    return listed and not spanish_word(bare)
