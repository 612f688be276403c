"""Word pieces of a text as taggers read them: number, place, and how the word is written."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from guardrails.transformer import TOKENIZER

CASES = ("small", "Title", "CAPITALS", "mixed")
"""How a word is written; the word pieces themselves know no capitals."""


class Piece(NamedTuple):
    """One word piece: its number, its half-open place in the text, and the number of its word's case."""

    id: int
    start: int
    end: int
    case: int


def pieces_of(text: str) -> list[Piece]:
    """All pieces, between the marks for beginning and end. Lone surrogates read as question marks."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    read = _tokenizer().encode(clean)
    words = {number: read.word_to_chars(number) for number in set(read.word_ids) if number is not None}
    cases = {number: case_of(clean[slice(*place)]) for number, place in words.items()}
    return [
        Piece(id_, start, end, cases[number] if number is not None else 0)
        for id_, (start, end), number in zip(read.ids, read.offsets, read.word_ids, strict=True)
    ]


def case_of(word: str) -> int:
    """The number of a word's case in `CASES`."""
    if word.islower() or not any(map(str.isalpha, word)):
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 2 if word.isupper() else 3


@cache
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(TOKENIZER))
    made.no_padding()
    made.no_truncation()
    return made
