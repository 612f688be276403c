"""A small classifier for sentences in which no phrase was found. It can add hits, never take one away.

Two steps, to stay fast: one linear model over the wording (a tenth of a millisecond) decides whether a sentence could
break any rule at all; only for those that could is the sentence embedding made (some milliseconds), and one linear
model per rule over wording and embedding decides. Weights: `data/checks_weights.npz`, from `training/checks_train.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from guardrails.checks import Hit, Reply
from guardrails.checks._features import buckets, tokens
from guardrails.checks._shared import DATA
from guardrails.checks._text import Clause, Sentence
from guardrails.embed import embed

WEIGHTS = DATA / "checks_weights.npz"
LEAST_WORDS = 3
"""Shorter sentences ("Dana", "Thank you") say too little to judge by wording."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """`gate` (buckets,) and `wording` (buckets, rules), `meaning` (384, rules), `bias` and `threshold` (rules,)."""

    rules: tuple[str, ...]
    gate: NDArray[np.float32]
    gate_bias: float
    gate_threshold: float
    wording: NDArray[np.float32]
    meaning: NDArray[np.float32]
    bias: NDArray[np.float32]
    threshold: NDArray[np.float32]


@cache
def _weights() -> _Weights:
    with np.load(WEIGHTS) as stored:
        return _Weights(
            rules=tuple(str(rule) for rule in stored["rules"]),
            gate=stored["gate"].astype(np.float32) * stored["gate_scale"],
            gate_bias=float(stored["gate_bias"]),
            gate_threshold=float(stored["gate_threshold"]),
            wording=stored["wording"].astype(np.float32) * stored["wording_scale"],
            meaning=stored["meaning"].astype(np.float32),
            bias=stored["bias"],
            threshold=stored["threshold"],
        )


def broken_rules(folded: str) -> frozenset[str]:
    """The rules that a folded sentence seems to break. Raises `EmbedError` where the embedding can't be made."""
    words = tokens(folded)
    if len(words) < LEAST_WORDS:
        return frozenset()
    weights = _weights()
    found = buckets(words)
    scale = 1.0 / np.sqrt(len(found))
    if weights.gate[found].sum() * scale + weights.gate_bias < weights.gate_threshold:
        return frozenset()
    scores = weights.wording[found].sum(axis=0) * scale + embed([folded])[0] @ weights.meaning + weights.bias
    return frozenset(rule for rule, sure in zip(weights.rules, scores > weights.threshold, strict=True) if sure)


def _broken_by(sentence: Sentence) -> frozenset[str]:
    return broken_rules(sentence.text)


def learned_hits(rule: str, reply: Reply, clause: Clause) -> Iterator[Hit]:
    """One hit over the sentence when the rule's classifier is sure enough."""
    if rule in clause.sentence.once(_broken_by):
        yield Hit(*reply.span(clause.start, clause.end))
