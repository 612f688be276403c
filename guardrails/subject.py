"""What a comment is about, read in one pass: the words that name the thing, those worth saying back, which of the
approved matters it is, and what kind and flags it seems to have.

Layers of MiniLM, trained by `training/subject.py` on comments of ours, int8. A matter is one entry of
`prompts/fallbacks/<language>/matters` or a concern, named `waiting/wrong-board` or `praise/walked-along`; what it gives
is how likely each is, so that whoever asks may compare and doubt. Nothing is made up: the words stand in the comment as
they are, and for a matter there are approved sentences. About 3 ms.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from guardrails.transformer import EmbedError, Transformer, clearly
from guardrails.word_pieces import CASES, pieces_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["EmbedError", "Subject", "read"]

WEIGHTS = Path(__file__).parent / "data" / "subject.onnx"
MOST_PIECES = 160
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Subject:
    """`words` are the half-open places of all words and `sure` how sure each is to name the thing, shape `(words,)`;
    `begins` and `ends` how likely what is worth saying back begins or ends with each, same shape, each together at most
    1 (the rest is that nothing is); `matters` how likely each matter is, by name, together 1; `signs` how likely each
    kind and flag, by name."""

    words: tuple[tuple[int, int], ...]
    sure: NDArray[np.float64]
    begins: NDArray[np.float64]
    ends: NDArray[np.float64]
    matters: Mapping[str, float]
    signs: Mapping[str, float]


@lru_cache(maxsize=256)
def read(text: str) -> Subject:
    """Read one comment; the latest are remembered. Thread-safe. Raises `EmbedError`."""
    words = tuple(match.span() for match in WORD.finditer(text))
    pieces = pieces_of(text)[:MOST_PIECES]
    ids = np.array([[piece.id for piece in pieces]], dtype=np.int64)
    types = np.array([[piece.case for piece in pieces]], dtype=np.int64)
    tagged, told, signs = (output[0].astype(np.float64) for output in _model().answer(ids, types))
    odds = 1 / (1 + np.exp(tagged[:, 0] - tagged[:, 1]))
    begins, ends = _shares(tagged[:, 2]), _shares(tagged[:, 3])
    sure = np.zeros((3, len(words)))
    for i, (start, end) in enumerate(words):
        inside = [n for n, piece in enumerate(pieces) if piece.start < end and start < piece.end]
        if inside:
            sure[:, i] = odds[inside].max(), begins[inside].sum(), ends[inside].sum()
    return Subject(
        words,
        sure=sure[0],
        begins=sure[1],
        ends=sure[2],
        matters=dict(zip(names(), _shares(told).tolist(), strict=True)),
        signs=dict(zip(_about()["signs"], (1 / (1 + np.exp(-signs))).tolist(), strict=True)),
    )


def _shares(said: NDArray[np.float64]) -> NDArray[np.float64]:
    likely = np.exp(said - said.max())
    shares: NDArray[np.float64] = likely / likely.sum()
    return shares


@cache
def names() -> tuple[str, ...]:
    """All matters that it knows, in the order of its output. Raises `EmbedError`."""
    return tuple(_about()["matters"])


@cache
def covers() -> Mapping[str, tuple[str, ...]]:
    """By matter, those whose comments its sentences would answer too: “cold food” that of cold soup. Raises
    `EmbedError`."""
    return {name: tuple(others) for name, others in _about()["covers"].items()}


@cache
def _model() -> Transformer:
    with clearly("The reader of subjects"):
        return Transformer(WEIGHTS, _about()["sha256"])


@cache
def _about() -> Mapping[str, Any]:
    with clearly("The description of the reader of subjects"):
        about: Mapping[str, Any] = json.loads(WEIGHTS.with_suffix(".json").read_text(encoding="utf-8"))
        if tuple(about["cases"]) != CASES:
            raise EmbedError(f"{WEIGHTS.name} was trained for something else: train it again.")
        return about
