"""One comment, prepared once so that every flag reads the same thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from guardrails.triage import concepts, figurative
from guardrails.triage.concepts import Idea
from guardrails.types import Platform, Removed, SafeText, SafeTurn

_PLACEHOLDER = re.compile(r"<([A-Z]+(?:_[A-Z]+)*?)_?\d*>")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘`´](?=\w)")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_TITLE = re.compile(r"\b(dr|dra|mr|mrs|ms|sr|sra|srta|st)\.")
_SPACES = re.compile(r"[ \t]+")
# A sentence ends at a full stop, a question or exclamation mark, a new line or an emoji.
_SENTENCE = re.compile(r"[.!?\n…]+|[\U0001F300-\U0001FAFF\u2600-\u27BF]+")


@dataclass(frozen=True)
class Reading:
    """What the flags may look at.

    `text` is lower case, without accents, apostrophes or stretched letters, with placeholders as words
    (`<PERSON_1>` -> `xperson`), so that one pattern fits "CAN'T", "can’t" and "cant". `literal` is the same with
    figures of speech taken out ("the wait is killing me").
    """

    original: str
    text: str
    language: str
    platform: Platform = "other"
    removed: frozenset[str] = frozenset()
    thread: tuple[str, ...] = ()

    @cached_property
    def literal(self) -> str:
        return figurative.remove(self.text)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of `literal`."""
        return tuple(part.strip() for part in _SENTENCE.split(self.literal) if part.strip())

    @cached_property
    def ideas(self) -> tuple[tuple[Idea, ...], ...]:
        """Per sentence of `literal`, what it speaks of, in the order of words."""
        return tuple(concepts.ideas(sentence) for sentence in self.sentences)

    @cached_property
    def shouted(self) -> bool:
        letters = [character for character in self.original if character.isalpha()]
        return len(letters) > 12 and sum(letter.isupper() for letter in letters) > 0.7 * len(letters)


def read(
    comment: SafeText,
    language: str,
    platform: Platform = "other",
    removed: Iterable[Removed] = (),
    thread: Iterable[SafeTurn] = (),
) -> Reading:
    """Prepare a comment. Only the commenter's own earlier turns belong to the thread that flags read."""
    return Reading(
        original=comment.text,
        text=normal(comment.text),
        language=language,
        platform=platform,
        removed=frozenset(item.type for item in removed),
        thread=tuple(normal(turn.text.text) for turn in thread if turn.who == "commenter"),
    )


def normal(text: str) -> str:
    """Fold a text for matching: see `Reading.text`."""
    text = _PLACEHOLDER.sub(lambda found: f" x{found[1].lower().replace('_', '')} ", text)
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(character for character in text if not unicodedata.combining(character))
    text = _TITLE.sub(r"\1", text)
    text = _STRETCHED.sub(r"\1", _APOSTROPHE.sub("", text)).replace("#", " ")
    return _SPACES.sub(" ", text).strip()
