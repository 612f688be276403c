"""The learned half of triage: linear models over `features.py`, the fine-tuned encoder, and the reader of subjects,
which learned the same signs in another way. Their scores are added.

Kinds and topics are decided here together with the words of `kinds.py` and `topics.py`. For flags it can only add: what
a rule saw stays. Everything is deterministic. Trained by `training/triage.py` and `training/encoder.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from guardrails import subject
from guardrails.encoder import Scores, embed, score
from guardrails.triage.features import sparse
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
FLAG_COLUMNS = slice(len(KINDS), len(KINDS) + len(LEARNED_FLAGS))


EMBEDDING_WEIGHT = np.float32(1.4)
"""How much the embedding counts beside the word pieces, both being of unit length."""
ENCODER_SHARE = 0.5
"""How much the encoder counts in kinds and topics; the linear models have the rest. Chosen on development comments."""
MEANT_SHARE = 0.4
"""How much the reader of subjects counts in kinds beside both, whose sum is 1; chosen with totals of kept-aside sets in
sight, between 0.4 and 1, where they hardly differ."""
LEARNED_LANGUAGES, STRANGE_LIMIT = ("en", "es"), 0.6
"""In other languages the nets guess, so only what is plain to both is raised, and no rule's hint is doubted."""
ENCODER_ALONE: tuple[Flag, ...] = ("emergency",)
"""Of these the reader of subjects isn't asked: a relative's name in an everyday wait sounds to it like one."""
LIVES: frozenset[Flag] = frozenset({"emergency", "self-harm"})
DOUBT, LIVES_DOUBT = -1.0, -1.4
"""Below which sum of both scores, from -2 to 2, a rule's hint doesn't count. Chosen on comments that training left out:
this doubts four needless hints of ten for one in a hundred of the flags that are due."""


ORDINARY = {
    "PERSON": "Alex", "HANDLE": "@alex", "ADDRESS": "Oak Street", "CITY": "Springfield", "ZIP": "62701",
    "DATE": "that day", "AGE": "90", "PHONE": "555-0100", "FAX": "555-0100", "EMAIL": "alex@mail.example",
    "ID": "12345", "SSN": "12345", "VEHICLE": "12345", "DEVICE": "12345", "URL": "the page", "IP": "the page",
    "ROOM": "room 3", "ORG": "work",
}  # fmt: skip
_REMOVED = re.compile(r"<([A-Z]+)_\d+>")


class WeightsError(RuntimeError):
    """The weights are missing or belong to another version of the code."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Scores between about -1 and 1. `flags` holds only those that passed their limit."""

    kinds: Mapping[Kind, float]
    topics: Mapping[Topic, float]
    flags: tuple[Flag, ...]
    doubted: frozenset[Flag]
    """Flags of which both nets see nothing: a rule's mere hint of one doesn't count."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Arrays of one training run. Rows of `matrix`: the buckets of `features.sparse`, then the embedding."""

    matrix: NDArray[np.float32]
    bias: NDArray[np.float32]
    limits: NDArray[np.float32]
    """From which sum of both scores on a flag is raised. Where a life may hang on it, a miss costs more than a
    needless card, so those are lower."""


def opinion(reading: Reading) -> Opinion:
    """Score one comment; nearly all of the time goes into its embedding."""
    weights = load()
    text = natural(reading.original)
    dense = embed([text])[0] * EMBEDDING_WEIGHT
    buckets, values = sparse(reading)
    scores = values @ weights.matrix[buckets] + dense @ weights.matrix[-len(dense) :] + weights.bias
    read, signs = score(text), subject.read(text).signs
    flags = seen(read, signs)
    mixed = {name: (1 - ENCODER_SHARE) * float(mine) for name, mine in zip(CLASSES, scores, strict=True)}
    sums = {flag: float(mine) + flags[flag] for flag, mine in zip(LEARNED_FLAGS, scores[FLAG_COLUMNS], strict=True)}
    strange = reading.language not in LEARNED_LANGUAGES
    return Opinion(
        kinds={
            kind: mixed[kind]
            + ENCODER_SHARE * signed(read.kinds[kind])
            + MEANT_SHARE * signed(0.5 if strange else signs[kind])
            for kind in KINDS
        },
        topics={topic: mixed[topic] + ENCODER_SHARE * signed(read.topics[topic]) for topic in LEARNED_TOPICS},
        flags=tuple(
            flag
            for (flag, said), limit in zip(sums.items(), weights.limits, strict=True)
            if said >= (max(float(limit), STRANGE_LIMIT) if strange else float(limit))
        ),
        doubted=frozenset(
            flag for flag, said in sums.items() if not strange and said < (LIVES_DOUBT if flag in LIVES else DOUBT)
        ),
    )


def seen(read: Scores, signs: Mapping[str, float]) -> dict[Flag, float]:
    """What both networks say of each flag, halfway between them: from -1 to 1. They err on other comments."""
    both = {flag: (signed(read.flags[flag]) + signed(signs[flag])) / 2 for flag in LEARNED_FLAGS}
    return both | {flag: signed(read.flags[flag]) for flag in ENCODER_ALONE}


def natural(text: str) -> str:
    """The comment with something ordinary in place of what was removed: the nets learned from whole comments, and a
    `<PERSON_1>` sounds to them like a file on somebody."""
    return _REMOVED.sub(lambda mark: ORDINARY.get(mark[1], "it"), text)


def signed(sure: float) -> float:
    """A probability on the scale of the linear scores: from -1 to 1."""
    return 2 * sure - 1


@cache
def load() -> Weights:
    """Read the weights once. Raises `WeightsError`."""
    try:
        with np.load(WEIGHTS, allow_pickle=False) as file:
            if tuple(file["classes"]) != CLASSES:
                raise WeightsError(f"{WEIGHTS.name} was trained for other classes: train it again.")
            return Weights(
                matrix=_unpacked(file, "matrix"),
                bias=file["bias"],
                limits=file["limits"],
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
