"""Weighted ridge regression of many classes at once, and what it says of authors whom it never saw.

Solved by conjugate gradients in the space of examples: products with the features and nothing else, so that thirty
thousand examples take minutes and hardly any memory. (An inverse of that size faults in OpenBLAS.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

CLOSE, MOST_STEPS = 2e-3, 400
"""How near the solution must come, beside what is aimed at, and after how many steps something is wrong."""
FOLDS = 4
"""Parts of the authors, each of which is scored by a model of the others."""


@dataclass(frozen=True, slots=True)
class Features:
    """`words`: sparse `(examples, buckets)`; `meanings`: dense `(examples, size)`."""

    words: Any
    meanings: Table

    def weights(self, dual: Table) -> Table:
        """`(features, classes)`: buckets, then meaning, then the bias."""
        bias = dual.sum(axis=0, keepdims=True)
        return np.concatenate([self.words.T @ dual, self.meanings.T @ dual, bias]).astype(np.float32)

    def scores(self, weights: Table) -> Table:
        """`(examples, classes)`."""
        buckets = self.words.shape[1]
        found: Table = self.words @ weights[:buckets] + self.meanings @ weights[buckets:-1] + weights[-1]
        return found

    def lengths(self) -> Table:
        """The square of each example's length, bias and all, `(examples, 1)`."""
        words = np.asarray(self.words.multiply(self.words).sum(axis=1)).reshape(-1, 1)
        found: Table = (words + np.square(self.meanings).sum(axis=1, keepdims=True) + 1).astype(np.float32)
        return found


def fitted(features: Features, aims: Table, believed: Table, ridge: float) -> Table:
    """Weights as `Features.weights` lays them out. `aims` and `believed` are `(examples, classes)`: what is to be
    learned and how much it counts, 0 where nothing is known. Raises ArithmeticError where it doesn't converge."""
    known = (believed > 0).astype(np.float32)
    held_back = np.where(believed > 0, ridge / np.maximum(believed, 1e-6), 1.0).astype(np.float32)
    ease = 1 / (features.lengths() * known + held_back)

    def applied(dual: Table) -> Table:
        found: Table = known * features.scores(features.weights(dual)) + held_back * dual
        return found

    dual = np.zeros_like(aims)
    left = aims * known
    near = CLOSE * np.maximum(np.linalg.norm(left, axis=0), 1e-6)
    eased = ease * left
    way, size = eased, (left * eased).sum(axis=0)
    for _ in range(MOST_STEPS):
        along = applied(way)
        step = size / np.maximum((way * along).sum(axis=0), 1e-12)
        dual = dual + step * way
        left = left - step * along
        if (np.linalg.norm(left, axis=0) <= near).all():
            return features.weights(dual)
        eased = ease * left
        was, size = size, (left * eased).sum(axis=0)
        way = eased + size / np.maximum(was, 1e-12) * way
    raise ArithmeticError(f"No solution after {MOST_STEPS} steps.")


def left_out(features: Features, aims: Table, believed: Table, ridge: float, authors: Sequence[str]) -> Table:
    """What models say of examples whose authors they never saw, `(examples, classes)`."""
    names = sorted(set(authors))
    found = np.zeros_like(aims)
    for fold in range(min(FOLDS, len(names))):
        mine = np.isin(authors, names[fold::FOLDS])
        scores = features.scores(fitted(features, aims, np.where(mine[:, None], 0, believed), ridge))
        found[mine] = scores[mine]
    return found
