"""The learned second net: linear models over `features.py`, trained by `guardrails/training/triage.py`.

Kinds and topics are decided here together with the words of `kinds.py` and `topics.py`. For flags it can only add: what
a rule saw stays. Everything is numpy and deterministic.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from guardrails.embed import embed
from guardrails.triage.features import meaning, pieces
from guardrails.triage.matching import phrase
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


SUPPORT: dict[Flag, re.Pattern[str]] = {
    "emergency": phrase(
        r"""
            breath\w*|gasp\w*|chok\w*|chest|heart|pulse|bl(?:eed\w*|ood\w*|ed)|unconscious|faint\w*|pass(?:ed|ing) out|
            collaps\w*|drop(?:s|ped)|limp|seiz\w*|shak(?:es|ing)|jerk\w*|stroke|numb\w*|tingl\w*|droop\w*|slur\w*|
            blue|gr[ae]y|purple|pale|white|ash\w*|swell\w*|swollen|throat|tongue|lips?|face|arms?|legs?|jaw|ribs?|neck|
            head\w*|eyes?|pupils?|vomit\w*|throwing up|fever\w*|burn\w*|poison\w*|swallow\w*|overdos\w*|pills?|bottle|
            insulin|sugar|allerg\w*|sting|stung|pregnant|weeks|baby|newborn|kick|labor|contractions?|water broke|wound|
            stab\w*|shot|wake|awake|respons\w*|conscious|confus\w*|pain\w*|hurt\w*|emergency|911|help|dying|fell|hit
        """
        r"""
            respir\w*|pecho|corazon|sangr\w*|desmay\w*|despiert\w*|reaccion\w*|convuls\w*|tembl\w*|morad[oa]|palid[oa]|
            azul|hinchad\w*|garganta|lengua|labios|cara|brazo|pierna|cabeza|ojos|vomit\w*|fiebre|quem\w*|trago|pastillas|
            embaraz\w*|bebe|dolor|duele|emergencia|ayud\w*|cayo|golpe\w*|ahog\w*|asfixi\w*|inconsciente
        """
    ),
    "self-harm": phrase(
        r"""
            die|dying|dead|death|kill\w*|suicid\w*|end(?:s|ed|ing)?|alive|living|live|life|exist\w*|cut\w*|blades?|
            razor|bleed\w*|burn(?:ed)?|hurt(?:ing)? (?:my|him|her)self|pills?|rope|noose|bridge|jump\w*|gun|
            engine|goodbyes?|good bye|good night|note|forgive|burden|without me|anymore|any ?more|no point|point|
            hope(?:less)?|worth|tired|empty|alone|miss(?:es)? me|sleep|wake|woke|tomorrow|tonight|next year|morning|
            see (?:thirty|forty)|giv(?:e|ing) (?:my|her|his|up|away)|away|here|gone|disappear\w*|stop|lighter|
            better off|myself|himself|herself|depress\w*
        """
        r"""
            mor\w+|muert[eo]|matar\w*|mato|vivir|viv[oa]|vida|seguir|cort[oae]\w*|venas|pastillas|sentido|despertar|
            despert\w*|amanec\w*|manana|abriera|dormi\w*|cans\w*|adios|despid\w*|perdon\w*|carga|extranar|mundo|aqui|
            acab\w*|desaparec\w*|sola|solo
        """
    ),
}
"""Words of body, danger or despair. Where the net alone sees one of these flags, one of them must back it."""
UNSUPPORTED = np.float32(0.5)
"""What the score loses without them."""


class WeightsError(RuntimeError):
    """The weights are missing or belong to another version of the code."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Scores between about -1 and 1. `flags` holds only those that passed their threshold."""

    kinds: Mapping[Kind, float]
    topics: Mapping[Topic, float]
    flags: tuple[Flag, ...]
    embedded: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """Arrays of one training run. Rows of `fast`: hash buckets, then word meanings; `full` adds the embedding."""

    table: NDArray[np.float32]
    fast: NDArray[np.float32]
    full: NDArray[np.float32]
    fast_bias: NDArray[np.float32]
    full_bias: NDArray[np.float32]
    thresholds: NDArray[np.float32]
    ask_from: NDArray[np.float32]
    margin: float
    buckets: int


def opinion(reading: Reading, *, kind_known: bool = False) -> Opinion:
    """Score one comment; the embedding is asked for only where the cheap features are unsure."""
    weights = load()
    buckets = pieces(reading)
    sense = meaning(reading, weights.table)
    missing = UNSUPPORTED * ~supported(reading)
    scores = _score(weights.fast, weights.fast_bias, buckets, weights.buckets, sense)
    scores[_FLAGS] -= missing
    unsure = _unsure(scores, weights, kind_known=kind_known)
    if unsure:
        sentence = embed([reading.original])[0] * EMBEDDING_WEIGHT
        scores = _score(weights.full, weights.full_bias, buckets, weights.buckets, np.concatenate([sense, sentence]))
        scores[_FLAGS] -= missing
    thresholds = weights.thresholds[1 if unsure else 0]
    passed = scores[_FLAGS] >= thresholds
    return Opinion(
        kinds={kind: float(scores[row]) for row, kind in enumerate(KINDS)},
        topics={topic: float(scores[_FLAGS.stop + row]) for row, topic in enumerate(LEARNED_TOPICS)},
        flags=tuple(flag for flag, yes in zip(LEARNED_FLAGS, passed, strict=True) if yes),
        embedded=unsure,
    )


def supported(reading: Reading) -> NDArray[np.bool_]:
    """Per flag of `LEARNED_FLAGS`, whether the words that it needs beside the net's score are there."""
    return np.array([flag not in SUPPORT or bool(SUPPORT[flag].search(reading.literal)) for flag in LEARNED_FLAGS])


def _score(
    matrix: NDArray[np.float32],
    bias: NDArray[np.float32],
    buckets: NDArray[np.int64],
    offset: int,
    dense: NDArray[np.float32],
) -> NDArray[np.float32]:
    # Every bucket weighs the same and the sum has unit length, so long comments don't shout down short ones.
    sparse = matrix[buckets].sum(axis=0) / np.sqrt(max(len(buckets), 1))
    total: NDArray[np.float32] = sparse + dense @ matrix[offset:] + bias
    return total


def _unsure(scores: NDArray[np.float32], weights: Weights, *, kind_known: bool) -> bool:
    if bool(np.any((scores[_FLAGS] >= weights.ask_from) & (scores[_FLAGS] < weights.thresholds[0]))):
        return True
    best = np.sort(scores[: len(KINDS)])[::-1]
    return not kind_known and bool(best[0] - best[1] < weights.margin)


@cache
def load() -> Weights:
    """Read the weights once. Raises `WeightsError`."""
    try:
        with np.load(WEIGHTS, allow_pickle=False) as file:
            if tuple(file["classes"]) != CLASSES:
                raise WeightsError(f"{WEIGHTS.name} was trained for other classes: train it again.")
            return Weights(
                table=_unpacked(file, "table"),
                fast=_unpacked(file, "fast"),
                full=_unpacked(file, "full"),
                fast_bias=file["fast_bias"],
                full_bias=file["full_bias"],
                thresholds=file["thresholds"],
                ask_from=file["ask_from"],
                margin=float(file["margin"]),
                buckets=int(file["buckets"]),
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
