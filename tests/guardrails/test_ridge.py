"""The regression behind triage's linear models: the exact solution, and leaving authors out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from guardrails.training.ridge import FOLDS, Features, fitted, left_out

AUTHORS = ["ann", "ben", "ann", "cleo", "ben", "cleo", "dan", "eve"]
RIDGE = 1.2
Array = np.ndarray[Any, np.dtype[np.float32]]


def some() -> tuple[Features, Array, Array]:
    """Features, aims and how much each counts: of one class something is unknown."""
    chance = np.random.default_rng(3)
    words = csr_matrix((chance.random((8, 11)) * (chance.random((8, 11)) > 0.6)).astype(np.float32))
    believed = np.array([[1, 1.5, 1, 0.6, 1, 1, 2, 1], [1, 0, 1, 1, 0, 1, 1, 1]], dtype=np.float32).T
    return Features(words, chance.random((8, 3)).astype(np.float32)), chance.random((8, 2)).astype(np.float32), believed


def exactly(features: Features, aims: Array, believed: Array) -> Array:
    """The same by the inverse, class by class: scores of all examples."""
    rows = np.hstack([features.words.toarray(), features.meanings, np.ones((8, 1), dtype=np.float32)])
    kernel = rows @ rows.T
    scores = np.zeros_like(aims)
    for column in range(aims.shape[1]):
        known = believed[:, column] > 0
        inner = kernel[np.ix_(known, known)] + np.diag(RIDGE / believed[known, column])
        scores[:, column] = kernel[:, known] @ np.linalg.solve(inner, aims[known, column])
    return scores


def test_it_is_the_exact_solution_and_what_is_unknown_teaches_nothing() -> None:
    features, aims, believed = some()
    scores = features.scores(fitted(features, aims, believed, RIDGE))
    assert scores == pytest.approx(exactly(features, aims, believed), abs=5e-3)


@pytest.mark.parametrize("author", sorted(set(AUTHORS)))
def test_of_an_author_only_models_of_others_speak(author: str) -> None:
    features, aims, believed = some()
    names = sorted(set(AUTHORS))
    together = names[names.index(author) % FOLDS :: FOLDS]
    mine = np.isin(AUTHORS, together)
    others = exactly(features, aims, np.where(mine[:, None], 0, believed).astype(np.float32))
    assert left_out(features, aims, believed, RIDGE, AUTHORS)[mine] == pytest.approx(others[mine], abs=5e-3)


def test_what_has_no_solution_is_said() -> None:
    features, aims, believed = some()
    with pytest.raises(ArithmeticError, match="No solution"):
        fitted(features, aims * np.float32("nan"), believed, RIDGE)
