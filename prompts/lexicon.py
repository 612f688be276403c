"""Smaller lexicons for light and kind comments: what is praised, who is thanked, what a joke or an idea is about."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from prompts.concerns import pattern, plain
from prompts.reading import read_yaml, validated


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(_Strict):
    """`when` are patterns on the plain comment; `say` are the approved wordings for it."""

    when: tuple[str, ...] = Field(min_length=1)
    say: tuple[str, ...] = Field(min_length=1)

    def matches(self, text: str) -> bool:
        return bool(pattern(*self.when).search(text))


class Lexicon(_Strict):
    """One language's lexicon. In every list the first entries that match win; a last entry may match anything."""

    praise: tuple[Entry, ...]
    who: tuple[Entry, ...]
    social: tuple[Entry, ...]
    ideas: tuple[Entry, ...]
    things: tuple[Entry, ...]
    suggestion: tuple[str, ...]
    loss: tuple[str, ...]
    gripes: tuple[str, ...]

    def says(self, name: str, comment: str, most: int = 1) -> tuple[str, ...]:
        """Wordings of the first `most` entries of a list that match the comment; empty where none does."""
        text = plain(comment)
        entries: tuple[Entry, ...] = getattr(self, name)
        found = [entry for entry in entries if entry.matches(text)][:most]
        return tuple(line for entry in found for line in entry.say)

    def suggests(self, comment: str) -> bool:
        """Whether the comment proposes something."""
        return bool(pattern(*self.suggestion).search(plain(comment)))

    def grumbles(self, comment: str) -> bool:
        """Whether a question or a remark sounds like a complaint."""
        return bool(pattern(*self.gripes).search(plain(comment)))

    def praises(self, comment: str) -> bool:
        """Whether the comment praises something in words that are listed; the last entry matches anything."""
        text = plain(comment)
        return any(entry.matches(text) for entry in self.praise[:-1])

    def mourns(self, comment: str) -> bool:
        """Whether the comment speaks of a death."""
        return bool(pattern(*self.loss).search(plain(comment)))


@lru_cache(maxsize=64)
def read_lexicon(path: str, text: str) -> Lexicon:
    """Raises RulebookError where the file can't be used."""
    return validated(Lexicon, read_yaml(path, text), path, text)
