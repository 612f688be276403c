"""Train the checks' classifier: `python -m guardrails.training.checks_train`. Needs scikit-learn (a development tool).

For each rule: its sentences against every sentence that breaks nothing; sentences of other rules are left out, for one
sentence may break two. Thresholds come from scores on lines that a fold did not see: so high that of the clean ones at
most `FALSE_ALARMS` are above (twelve rules read four sentences of a reply: one in a thousand makes one in twenty
replies). Deterministic.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from guardrails.checks._features import BUCKETS, buckets, tokens
from guardrails.checks._learned import WEIGHTS
from guardrails.checks._text import Reply
from guardrails.embed import embed
from guardrails.training.checks_sentences import Labelled, read

FALSE_ALARMS = 0.0015
GATE_LETS_THROUGH = 0.92
"""Share of the breaking sentences that the first, cheap step must let through to the second."""


def wording(sentences: Sequence[Labelled]) -> sparse.csr_matrix:
    """One unit-length row of hashed features a sentence."""
    rows: list[int] = []
    columns: list[int] = []
    for row, sentence in enumerate(sentences):
        found = buckets(tokens(Reply(sentence.text).folded))
        rows += [row] * len(found)
        columns += found.tolist()
    table = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(sentences), BUCKETS))
    return sparse.csr_matrix(sparse.diags(1 / np.sqrt(np.asarray(table.sum(axis=1)).ravel() + 1e-9)) @ table)


def _fit(features: sparse.csr_matrix, labels: NDArray[np.bool_], strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, class_weight="balanced", solver="liblinear").fit(features, labels)


def _unseen_scores(
    features: sparse.csr_matrix, labels: NDArray[np.bool_], lines: NDArray[np.int64], strength: float
) -> NDArray[np.float64]:
    scores = np.zeros(len(labels))
    for seen, unseen in GroupKFold(4).split(features, labels, lines):
        scores[unseen] = _fit(features[seen], labels[seen], strength).decision_function(features[unseen])
    return scores


def main() -> None:
    """Train, print recall on unseen lines, and write the weights."""
    sentences = read()
    lines = np.array([sentence.line for sentence in sentences])
    rules = sorted({rule for sentence in sentences for rule in sentence.rules})
    words = wording(sentences)
    meaning = np.vstack([embed([Reply(sentence.text).folded]) for sentence in sentences])
    both = sparse.hstack([words, sparse.csr_matrix(meaning)]).tocsr()

    breaking = np.array([bool(sentence.rules) for sentence in sentences])
    gate = _fit(words, breaking, 20.0)
    gate_scores = _unseen_scores(words, breaking, lines, 20.0)
    gate_threshold = float(np.quantile(gate_scores[breaking], 1 - GATE_LETS_THROUGH))
    needed = np.mean(gate_scores[~breaking] > gate_threshold)
    sys.stdout.write(f"gate: {needed:.0%} of clean sentences need the embedding\n")

    columns, biases, thresholds = [], [], []
    for rule in rules:
        used = np.array([not sentence.rules or rule in sentence.rules for sentence in sentences])
        labels = np.array([rule in sentence.rules for sentence in sentences])[used]
        scores = _unseen_scores(both[used], labels, lines[used], 10.0)
        threshold = float(np.quantile(scores[~labels], 1 - FALSE_ALARMS))
        caught = np.mean(scores[labels] > threshold)
        sys.stdout.write(f"{rule}: {caught:.0%} of {labels.sum()} sentences on unseen lines\n")
        model = _fit(both[used], labels, 10.0)
        columns.append(model.coef_[0])
        biases.append(model.intercept_[0])
        thresholds.append(threshold)
    table = np.stack(columns, axis=1)
    word_part, scale = _whole_numbers(table[:BUCKETS])
    gate_part, gate_scale = _whole_numbers(gate.coef_[0])
    np.savez_compressed(
        WEIGHTS, rules=np.array(rules), wording=word_part, wording_scale=scale,
        meaning=table[BUCKETS:].astype(np.float16),
        bias=np.array(biases, np.float32), threshold=np.array(thresholds, np.float32), gate=gate_part,
        gate_scale=gate_scale, gate_bias=np.float32(gate.intercept_[0]), gate_threshold=np.float32(gate_threshold),
    )  # fmt: skip


def _whole_numbers(weights: NDArray[np.float64]) -> tuple[NDArray[np.int8], np.float32]:
    """Weights as small whole numbers and the factor that gives them back."""
    scale = np.float32(np.abs(weights).max() / 127)
    return np.round(weights / scale).astype(np.int8), scale


if __name__ == "__main__":
    main()
