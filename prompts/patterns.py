"""Patterns on comments: what they are held against, and each compiled once."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

PLACEHOLDER = re.compile(r"<[A-Z_]+(?:_\d+)?>")


def patterns_compile(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns, if each is a regular expression. Raises ValueError that shows the one which is not."""
    for one in patterns:
        try:
            re.compile(one)
        except re.error as error:
            raise ValueError(f"“{one}” is no pattern that can be used ({error.msg})") from error
    return patterns


@lru_cache(maxsize=8192)
def pattern(*sources: str) -> re.Pattern[str]:
    """Any of the patterns, compiled once: there are more of them than `re` keeps."""
    return re.compile("|".join(f"(?:{source})" for source in sources))


@lru_cache(maxsize=8192)
def worded(*sources: str) -> re.Pattern[str]:
    """Any of the patterns, but only where a word begins (or its "n't"): "draw" holds no "raw" food."""
    return re.compile(rf"(?:(?<![a-z0-9])|(?=n.t\b))(?:{pattern(*sources).pattern})")


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """Lower case, no accents, straight quotes, no placeholders: what the patterns are written for."""
    bare = PLACEHOLDER.sub(" ", text).replace("’", "'").casefold()
    kept = (char for char in unicodedata.normalize("NFD", bare) if not unicodedata.combining(char))
    return " ".join("".join(kept).split())
