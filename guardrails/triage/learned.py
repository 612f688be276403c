"""The learned second net: linear models over `features.py`, trained by `guardrails/training/triage.py`.

Kinds and topics are decided here together with the words of `kinds.py` and `topics.py`. For flags it can only add: what
a rule saw stays. Everything is numpy and deterministic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from guardrails.embed import embed
from guardrails.triage.features import meaning, sparse
from guardrails.triage.reading import Reading
from guardrails.types import KINDS, TOPICS, Flag, Kind, Topic

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent.parent / "data" / "triage_weights.npz"
LEARNED_FLAGS: tuple[Flag, ...] = (
    "emergency", "self-harm", "adverse-event", "death-or-injury", "person-at-risk", "legal-threat", "discrimination",
    "privacy", "minor", "safety", "media", "substance-use", "data-breach",
)  # fmt: skip
"""`staff-named` needs the removed name and stays with its rules; `barrage` needs history."""
LEARNED_TOPICS: tuple[Topic, ...] = tuple(topic for topic in TOPICS if topic != "other")
CLASSES: tuple[str, ...] = (*KINDS, *LEARNED_FLAGS, *LEARNED_TOPICS)
_FLAGS = slice(len(KINDS), len(KINDS) + len(LEARNED_FLAGS))


EMBEDDING_WEIGHT = np.float32(1.4)
"""How much the embedding counts beside the word pieces, both being of unit length."""


class WeightsError(RuntimeError):
    """The weights are missing or belong to another version of the code."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Scores between about -1 and 1. `flags` holds only those that passed their threshold."""

    kinds: Mapping[Kind, float]
    topics: Mapping[Topic, float]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """Arrays of one training run. Rows of `matrix`: the buckets of `features.sparse`, word meanings, the embedding."""

    table: NDArray[np.float32]
    matrix: NDArray[np.float32]
    bias: NDArray[np.float32]
    thresholds: NDArray[np.float32]


def opinion(reading: Reading) -> Opinion:
    """Score one comment; nearly all of the time goes into its embedding."""
    weights = load()
    dense = np.concatenate([meaning(reading, weights.table), embed([reading.original])[0] * EMBEDDING_WEIGHT])
    buckets, values = sparse(reading)
    scores = values @ weights.matrix[buckets] + dense @ weights.matrix[-len(dense) :] + weights.bias
    passed = scores[_FLAGS] >= weights.thresholds
    return Opinion(
        kinds={kind: float(scores[row]) for row, kind in enumerate(KINDS)},
        topics={topic: float(scores[_FLAGS.stop + row]) for row, topic in enumerate(LEARNED_TOPICS)},
        flags=tuple(flag for flag, yes in zip(LEARNED_FLAGS, passed, strict=True) if yes),
    )


@cache
def load() -> Weights:
    """Read the weights once. Raises `WeightsError`."""
    try:
        with np.load(WEIGHTS, allow_pickle=False) as file:
            if tuple(file["classes"]) != CLASSES:
                raise WeightsError(f"{WEIGHTS.name} was trained for other classes: train it again.")
            return Weights(
                table=_unpacked(file, "table"),
                matrix=_unpacked(file, "matrix"),
                bias=file["bias"],
                thresholds=file["thresholds"],
            )
    except (OSError, KeyError, ValueError) as error:
        raise WeightsError(f"{WEIGHTS.name} can't be read: {error}. Run `make install` to restore it.") from error


def packed(name: str, matrix: NDArray[np.float32]) -> dict[str, NDArray[np.generic]]:
    """Quantise a matrix to 8 bits with one scale per column."""
    scale = np.maximum(np.abs(matrix).max(axis=0), 1e-6).astype(np.float32) / 127
    return {name: np.rint(matrix / scale).astype(np.int8), f"{name}_scale": scale}


def _unpacked(file: Mapping[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    matrix: NDArray[np.float32] = file[name].astype(np.float32) * file[f"{name}_scale"]
    return matrix
