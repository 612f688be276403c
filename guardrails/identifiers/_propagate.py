# ruff: noqa: SIM905 (patterns and word lists read best unbroken)
"""A name found once is removed everywhere, and so is the author's, in every form that occurs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from guardrails.identifiers import _names
from guardrails.identifiers._base import Reading
from guardrails.identifiers._compounds import PIECE, split_name
from guardrails.identifiers._lists import names, plain
from guardrails.identifiers._merge import Span
from guardrails.identifiers._nicknames import forms
from guardrails.identifiers._senses import clearly_word
from guardrails.normalise import normalise

JOINTS = re.compile(r"['.-]")
WORDS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
WORD_LIKE = _names.FUNCTION | _names.SLANG | _names.PARTICLES | _names.SUFFIXES


class NameTable:
    """The names of one case. `strict` words count in any case; `loose` ones (`Rose`, `May`) only with a capital.

    Inside a sentence, that is; the author's `own` also where they open one, unless clearly the word (`Hope so`).
    """

    def __init__(self, authors: Iterable[str]) -> None:
        self._strict: set[str] = set()
        self._loose: set[str] = set()
        self._glued: set[str] = set()
        self._own: set[str] = set()
        self._capitals: re.Pattern[str] | None = None
        for author in authors:
            self._author(author)

    def _author(self, author: str) -> None:
        plain_author = normalise(author).text.strip()
        handle = plain_author.lstrip("@").lower()
        if len(handle) > 2:
            self._glued.add(handle)
        for word in WORDS.findall(plain_author.replace("_", " ")):
            pieces = [word] if word.islower() or word.isupper() or word.istitle() else PIECE.findall(word)
            for piece in (*pieces, *(split_name(word.lower()) or ())):
                self._add(piece.lower())
                if piece.lower() in _names.WORD_NAMES & WORD_LIKE:  # `Will` and `May` are names here
                    self._loose.add(piece.lower())
                self._own.add(piece.lower())
                if len(piece) > 3 and piece.lower() not in plain("common"):  # an own nickname, though it is a word
                    self._strict.add(piece.lower())
                for form in forms(piece.lower()):
                    self._add(form)
        self._initials(plain_author)

    def _initials(self, author: str) -> None:
        """`JLT` and `J.L.T.` for Jean-Luc Thibodeaux, in capitals only."""
        letters = "".join(
            part[0].upper() for word in author.split() if word[0] != "@" for part in JOINTS.split(word) if part
        )
        if 2 <= len(letters) <= 4 and letters.isalpha():
            self._capitals = re.compile(rf"(?<![\w.])(?:{letters}|{'[.] ?'.join(letters)}[.]?)(?!\w)")

    def learn(self, reading: Reading, spans: Sequence[Span]) -> None:
        for span in spans:
            if span.kind == "PERSON":
                for word in WORDS.findall(reading.text[span.start : span.end]):
                    low = word.lower().removesuffix("'s")
                    if low not in PARTICLES_AND_TITLES:
                        self._add(low)
            elif span.kind == "HANDLE":
                handle = _SIGIL.sub("", reading.text[span.start : span.end]).lower()
                if len(handle) > 1:
                    self._glued.add(handle)

    def _add(self, word: str) -> None:
        if len(word) < 2 or word in WORD_LIKE:
            return
        ordinary = word in plain("words") or word in plain("keep") or len(word) < 3
        ordinary = ordinary or word in names("first_names").weak
        (self._loose if ordinary else self._strict).add(word)

    def find(self, reading: Reading) -> Iterator[Span]:
        """Every place where a known name stands. Offsets in the reading."""
        if not (self._strict or self._loose or self._glued):
            return
        for i, token in enumerate(reading.tokens):
            word = token.bare
            apart = ("-" in word or "'" in word or "." in word) and JOINTS.split(word)
            if word in self._strict or (apart and any(part in self._strict for part in apart if part)):
                yield Span(token.start, _names.end_of(token), "PERSON", 0.8)
            elif (
                word in self._loose and token.capital and not reading.shouting and self._stands_for_someone(reading, i)
            ):
                yield Span(token.start, _names.end_of(token), "PERSON", 0.7)
        if self._capitals and not reading.shouting:
            yield from (Span(*m.span(), "PERSON", 0.7) for m in self._capitals.finditer(reading.text))
        for handle in self._glued:
            for match in re.finditer(rf"(?<!\w)[@#]?{re.escape(handle)}(?!\w)", reading.lower):
                yield Span(*match.span(), "HANDLE", 0.9)
        long = [word for word in self._strict if len(word) > 3]
        for match in re.finditer(r"[@#]\w+|\w*[\d_]\w*", reading.lower) if long else ():
            if any(word in match[0] for word in long):
                yield Span(*match.span(), "HANDLE", 0.85)

    def _stands_for_someone(self, reading: Reading, i: int) -> bool:
        if i and reading.tokens[i - 1].text not in ".!?":
            return True
        return reading.tokens[i].bare in self._own and not clearly_word(reading, i)


_SIGIL = re.compile(r"^\s*(?:[@#]+|/?u/)\s*")
"""What stands before a handle: "@maria", "#justiceforlena", "u/maria"."""

PARTICLES_AND_TITLES = WORD_LIKE | frozenset("dr mr mrs ms miss nurse doctor".split())
