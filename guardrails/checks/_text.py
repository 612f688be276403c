"""A reply as the checks read it: lower case, plain letters, contractions written out, with the way back.

"We've" and "we have", "mañana" and "manana", “curly” and "straight" then read the same, and a zero-width space or a
Cyrillic letter in the middle of a word hides nothing. Every folded character knows which code points it came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeVar

_QUOTES = {ord(mark): "'" for mark in "’‘‛ʼ´`′＇"} | {ord(mark): '"' for mark in "“”„«»"}
# Letters of other scripts that look Latin and are used to slip past filters.
_LOOKALIKES = dict(zip(map(ord, "аеорсухіјѕԁһոց"), "aeopcyxijsdhng", strict=True)) | dict(
    zip(map(ord, "ανορτυι"), "avoptui", strict=True)
)
_TAILS = {"'ve": " have", "'re": " are", "'ll": " will", "'m": " am", "'d": " would"}
_IS = frozenset(
    [
        "it",
        "that",
        "there",
        "here",
        "he",
        "she",
        "what",
        "who",
        "where",
        "how",
        "this",
        "when",
        "everything",
        "everyone",
        "something",
        "nobody",
    ]
)
_TYPED = {
    "cant": "can not", "cannot": "can not", "dont": "do not", "didnt": "did not", "doesnt": "does not", "im": "i am",
    "ive": "i have", "youre": "you are", "youve": "you have", "wasnt": "was not", "werent": "were not",
    "isnt": "is not", "arent": "are not", "wouldnt": "would not", "couldnt": "could not", "shouldnt": "should not",
    "havent": "have not", "hasnt": "has not", "hadnt": "had not", "thats": "that is", "theyre": "they are",
    "weve": "we have", "gonna": "going to", "wanna": "want to", "u": "you", "ur": "your", "lets": "let us",
    "pls": "please", "thx": "thanks", "ud": "usted", "uds": "ustedes",
}  # fmt: skip
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)*")
_ABBREVIATION = re.compile(r"(?:\b(?:dr|dra|mr|mrs|ms|sr|sra|st|no|vs|etc|ext|inc|approx|dept|[a-z])|\b[a-z]\.[a-z])$")
# A run of marks is tried from its beginning only: from each of its marks, ten thousand dots would take seconds.
_BOUNDARY = re.compile(r"(?<![.!?…])[.!?…]+[\"')\]]*(?=\s|$)|\n+|(?<=[.!?])[\"')\]]+(?=\s)")


T = TypeVar("T")


class Sentence:
    """A folded sentence, wherever it stands, and what each check has read in it: approved sentences come again and
    again, and the sentences of a text that is put right stay mostly the same."""

    __slots__ = ("_read", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = frozenset(_WORD.findall(text))
        self._read: dict[object, Any] = {}

    def once(self, read: Callable[[Sentence], T]) -> T:
        """What `read` says of this sentence, asked only once. It may depend on nothing but the sentence."""
        known = self._read.get(read, self)
        if known is self:
            known = self._read[read] = read(self)
        found: T = known
        return found


@lru_cache(maxsize=1024)
def sentence(text: str) -> Sentence:
    """The one object for a folded sentence."""
    return Sentence(text)


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of the folded text; `start` and `end` are folded offsets, `words` its distinct words."""

    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def words(self) -> frozenset[str]:
        return self.sentence.words


class Reply:
    """The text under check. Offsets that leave this class are code points of `text`, end exclusive."""

    @staticmethod
    @lru_cache(maxsize=64)
    def of(text: str) -> Reply:
        """The same for a text that is read many times: a comment, an approved fact, a recent reply."""
        return Reply(text)

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded, self._firsts, self._lasts = _fold(text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original `[start, end)` of a folded span."""
        if start >= end:
            return (0, 0)
        return self._firsts[start], self._lasts[end - 1] + 1

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(_clauses(self.folded))

    @cached_property
    def distinct(self) -> tuple[Sentence, ...]:
        """The sentences, each once: a comment may hold thousands that are the same."""
        return tuple(dict.fromkeys(clause.sentence for clause in self.clauses))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(self.folded))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Spans of the sentences in the original text, without the space around them."""
        return tuple(self.span(clause.start, clause.end) for clause in self.clauses)


def forget_readings() -> None:
    """Let go of all sentences, and of what was read in them."""
    sentence.cache_clear()
    Reply.of.cache_clear()


def _fold(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    if text.isascii():
        return _write_out(text.lower(), range(len(text)))
    letters: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(text):
        if character.isascii():
            letters.append(character.lower())
            origins.append(position)
            continue
        plain = character.lower().translate(_QUOTES).translate(_LOOKALIKES)
        for piece in unicodedata.normalize("NFKD", plain):
            if unicodedata.category(piece) not in ("Mn", "Cf"):
                letters.append(piece)
                origins.append(position)
    return _write_out("".join(letters), origins)


def _write_out(plain: str, origins: Sequence[int]) -> tuple[str, Sequence[int], Sequence[int]]:
    """Replace contractions; what replaces them points back at the whole contraction.

    Beside the text: the first and the last code point, in the original, of what each character came from.
    """
    out: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []

    def keep(start: int, end: int) -> None:
        out.append(plain[start:end])
        firsts.extend(origins[start:end])
        lasts.extend(origins[start:end])

    def write(text: str, start: int, end: int) -> None:
        out.append(text)
        firsts.extend([origins[start]] * len(text))
        lasts.extend([origins[end - 1]] * len(text))

    last = 0
    for match in _WORD.finditer(plain):
        word = match.group()
        start, end = match.span()
        if word in _TYPED and not (word == "im" and plain[end : end + 1] == "."):
            keep(last, start)
            write(_TYPED[word], start, end)
            last = end
        elif "'" in word:
            cut, tail = _tail(word)
            if tail is not None:
                keep(last, start + cut)
                write(tail, start + cut, end)
                last = end
    keep(last, len(plain))
    return "".join(out), firsts, lasts


def _tail(word: str) -> tuple[int, str | None]:
    """Where a contraction's second half begins, and what it is written out as (None: leave the word alone)."""
    if word in ("won't", "can't"):
        return (1, "ill not") if word == "won't" else (3, " not")
    if word.endswith("n't"):
        return len(word) - 3, " not"
    if word in ("let's",):
        return 3, " us"
    for tail, full in _TAILS.items():
        if word.endswith(tail):
            return len(word) - len(tail), full
    if word.endswith("'s"):
        stem = word[:-2]
        return len(stem), " is" if stem in _IS else " 's"
    return 0, None


def _clauses(folded: str) -> list[Clause]:
    found: list[Clause] = []
    start = 0
    for match in _BOUNDARY.finditer(folded):
        if match.group() == "." and _ABBREVIATION.search(folded, max(0, match.start() - 8), match.start()):
            continue
        _append(found, folded, start, match.end())
        start = match.end()
    _append(found, folded, start, len(folded))
    return found


def _append(found: list[Clause], folded: str, start: int, end: int) -> None:
    text = folded[start:end]
    stripped = text.strip()
    if stripped:
        start += len(text) - len(text.lstrip())
        found.append(Clause(sentence(stripped), start, start + len(stripped)))
