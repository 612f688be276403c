"""The phrase language of the rule files: plain wording with a few marks, so that people who do not program can read it.

    your visit              the words in a row; case, accents, contractions and punctuation between them don't matter
    (glad|happy) to hear    one of several
    (so|very)? sorry        a part that may be missing
    <care>                  any phrase of the list called "care" (prompts/words.yaml)
    treat*                  any ending; *ly any beginning
    #                       a number
    ... or ...3             up to five (or three) other words of the same sentence
    ^we are open            only at the beginning of a sentence; thanks$ only at its end

Contractions are written out in the text before phrases are looked for, so phrases never hold one ("do not", "you are").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from guardrails.checks._text import Sentence

_TOKEN = re.compile(r"\s+|\(|\)\??|\||<[\w-]+>|\.\.\.\d?|[^\s()|<>]+")
Words = Mapping[str, Sequence[str]]


class PhraseError(ValueError):
    """A phrase that can't be read: `source`, and what is wrong with it."""

    def __init__(self, source: str, says: str) -> None:
        self.source = source
        super().__init__(f"“{source}”: {says}")


@dataclass(slots=True)
class _Piece:
    """One part of a phrase: its regular expression and the first words it may begin with (None: any)."""

    pattern: str
    firsts: frozenset[str] | None
    optional: bool = False
    is_gap: bool = False


@dataclass(frozen=True)
class Phrase:
    """One phrase. `needs` are sets of words: one of each must stand in a sentence for it to match, the fewest first."""

    source: str
    expression: str
    needs: tuple[frozenset[str], ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        # Compiled when a sentence first holds one of its words: compiling all would delay the start by a second.
        return re.compile(self.expression)


def compile_phrase(source: str, words: Words) -> Phrase:
    """Compile one phrase. Raises PhraseError when it can't be read or names a list that does not exist."""
    body = source.strip()
    start = r"\A\W*" if body.startswith("^") else r"(?<![\w'])"
    end = r"\W*\Z" if body.endswith("$") else r"(?![\w]|'\w)"
    tokens = [token for token in _TOKEN.findall(body.removeprefix("^").removesuffix("$")) if not token.isspace()]
    reader = _Reader(tokens, words, source)
    pieces = reader.sequence()
    if reader.position != len(tokens) or not pieces:
        raise PhraseError(source, "a bracket is missing or there is nothing in it")
    known = {piece.firsts for piece in pieces if piece.firsts and not piece.optional}
    return Phrase(source, start + _join(pieces, source) + end, tuple(sorted(known, key=len)))


def _join(pieces: Sequence[_Piece], source: str) -> str:
    """Join pieces with what may stand between words. Optional pieces at the end take the space before them along."""
    last = max((place for place, piece in enumerate(pieces) if not piece.optional), default=-1)
    if last < 0:
        raise PhraseError(source, "every part of it may be missing, so it would match anything")
    parts = []
    for place, piece in enumerate(pieces):
        if place == last:
            parts.append(piece.pattern)
        elif piece.is_gap:
            parts.append(_gap(piece, leading=place > last))
        elif place > last:
            parts.append(f"(?:\\W+{piece.pattern}(?![\\w']))?")
        else:
            parts.append(f"(?:{piece.pattern}\\W+)" + ("?" if piece.optional else ""))
    return "".join(parts)


def _gap(piece: _Piece, *, leading: bool) -> str:
    word = r"[\w'@.:-]*\w"
    return rf"(?:\W+{word}){{0,{piece.pattern}}}" if leading else rf"(?:{word}\W+){{0,{piece.pattern}}}?"


class _Reader:
    """Reads tokens left to right; one instance a phrase."""

    def __init__(self, tokens: Sequence[str], words: Words, source: str) -> None:
        self.tokens, self.words, self.source, self.position = tokens, words, source, 0

    def sequence(self) -> list[_Piece]:
        pieces: list[_Piece] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            if token in ("|", ")", ")?"):
                break
            self.position += 1
            pieces.append(self._piece(token))
        return pieces

    def _piece(self, token: str) -> _Piece:
        if token in ("(",):
            return self._group()
        if token.startswith("..."):
            return _Piece(token[3:] or "5", None, optional=True, is_gap=True)
        if token.startswith("<"):
            return self._list(token[1:-1])
        return _word(token)

    def _group(self) -> _Piece:
        options = [self._option()]
        while self.position < len(self.tokens) and self.tokens[self.position] == "|":
            self.position += 1
            options.append(self._option())
        if self.position >= len(self.tokens):
            raise PhraseError(self.source, "a bracket is not closed")
        optional = self.tokens[self.position] == ")?"
        self.position += 1
        return _Piece("(?:" + "|".join(p for p, _ in options) + ")", _union(f for _, f in options), optional)

    def _option(self) -> tuple[str, frozenset[str] | None]:
        pieces = self.sequence()
        if not pieces:
            raise PhraseError(self.source, "an empty choice")
        first = next((piece.firsts for piece in pieces if not piece.optional), None)
        return _join(pieces, self.source), first

    def _list(self, name: str) -> _Piece:
        if name not in self.words:
            raise PhraseError(self.source, f"there is no list of words called {name!r}")
        compiled = []
        for entry in self.words[name]:
            tokens = [token for token in _TOKEN.findall(entry) if not token.isspace()]
            reader = _Reader(tokens, self.words, entry)
            compiled.append(reader._option())
        compiled.sort(key=lambda option: -len(option[0]))
        return _Piece("(?:" + "|".join(p for p, _ in compiled) + ")", _union(f for _, f in compiled))


def _union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    everything: frozenset[str] = frozenset()
    for one in sets:
        if one is None:
            return None
        everything |= one
    return everything


def _word(token: str) -> _Piece:
    if token in ("#",):
        return _Piece(r"\$?\d[\d.,:]*%?", None)
    pattern = re.escape(token).replace(r"\*", r"[\w']*").replace(r"\-", r"\W?").replace("-", r"\W?")
    plain = re.fullmatch(r"[a-z0-9]+", token)
    return _Piece(pattern, frozenset([token]) if plain else None)


@dataclass(slots=True, eq=False)
class PhraseSet:
    """Many phrases, found in one pass: only those whose needed words stand in the sentence are tried."""

    _by_word: dict[str, list[tuple[int, Phrase]]] = field(default_factory=lambda: defaultdict(list))
    _always: list[tuple[int, Phrase]] = field(default_factory=list)
    _words: frozenset[str] = frozenset()
    """One needed word of each phrase: most sentences hold none of them."""
    size: int = 0

    @classmethod
    def of(cls, sources: Iterable[str], words: Words) -> PhraseSet:
        self = cls()
        for source in sources:
            phrase = compile_phrase(source, words)
            entry = (self.size, phrase)
            self.size += 1
            if not phrase.needs:
                self._always.append(entry)
            for word in phrase.needs[0] if phrase.needs else ():
                self._by_word[word].append(entry)
        self._words = frozenset(self._by_word)
        return self

    def find(self, sentence: Sentence) -> Iterator[tuple[int, int, int]]:
        """Yield (index of the phrase, start, end) in offsets of the folded sentence."""
        tried: set[int] = set()
        for index, phrase in self._candidates(sentence.words):
            if index not in tried:
                tried.add(index)
                for match in phrase.pattern.finditer(sentence.text):
                    yield index, match.start(), match.end()

    def any(self, sentence: Sentence) -> bool:
        """Whether one of the phrases stands in the sentence."""
        if not self._always and sentence.words.isdisjoint(self._words):
            return False
        return next(self.find(sentence), None) is not None

    def _candidates(self, words: frozenset[str]) -> Iterator[tuple[int, Phrase]]:
        yield from self._always
        for word in words & self._words:
            for entry in self._by_word[word]:
                if not any(map(words.isdisjoint, entry[1].needs[1:])):
                    yield entry
