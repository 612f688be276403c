"""Small questions that several checks ask of a text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
# Tried from where an address may begin only: from each of its letters, ten thousand in a row would take seconds.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.$#-])(?:\+?\d{1,2}[ .-]?)?(?:\(\d{3}\)[ .-]?|\d{3}[ .-])?\d{3}[ .-]\d{4}(?![\w-])")
_ENDINGS = (
    "ational",
    "ation",
    "ingly",
    "ings",
    "ness",
    "ment",
    "edly",
    "ing",
    "ies",
    "ied",
    "ers",
    "ed",
    "es",
    "er",
    "ly",
    "s",
    "y",
    "e",
)


def stem(word: str) -> str:
    """A rough stem: enough that "waited", "waiting" and "wait" meet. English; Spanish plurals come along."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def content(words: tuple[str, ...]) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset(stem(word) for word in words if len(word) > 2 and word not in read_words("checks_stopwords.txt"))


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of a data file, one or more a line, `#` begins a comment."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.split("#")[0].split())
