"""How flags are written down: words, and words near each other.

Patterns read the folded text of `reading.normal`: lower case, no accents, no apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Pattern = re.Pattern[str]
_NEW_LINE = re.compile(r"\n *")


def words(*alternatives: str) -> str:
    """Join alternatives (each may hold `|` and other syntax of `re`) into one group, for use inside patterns.

    Line breaks and the indentation after them are dropped, so that long patterns can be written over many lines.
    """
    return "(?:" + "|".join(_NEW_LINE.sub("", part) for part in alternatives) + ")"


def phrase(*alternatives: str) -> Pattern:
    """Whole words, any one of the alternatives. A space in a pattern stands for any run of spaces or punctuation."""
    return re.compile(rf"\b{_spaced(words(*alternatives))}\b")


def near(first: str, second: str, *, gap: int = 60) -> Pattern:
    """Both, in either order, within one sentence and at most `gap` characters apart."""
    between = rf"\b[^.!?\n]{{0,{gap}}}?\b"
    one, two = _spaced(first), _spaced(second)
    return re.compile(rf"\b(?:{one}{between}{two}|{two}{between}{one})\b")


def then(first: str, second: str, *, gap: int = 60) -> Pattern:
    """`first` before `second`, within one sentence and at most `gap` characters apart."""
    return re.compile(rf"\b{_spaced(first)}\b[^.!?\n]{{0,{gap}}}?\b{_spaced(second)}\b")


def any_of(patterns: Iterable[Pattern], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _spaced(pattern: str) -> str:
    gap = r"[\s,'\"*-]"
    return _NEW_LINE.sub("", pattern).replace(" ?", f"{gap}*").replace(" ", f"{gap}+")
