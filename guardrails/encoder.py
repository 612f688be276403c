"""The fine-tuned encoder: one pass over a text gives kind, topics and flags of a comment, the rules that a sentence of
a reply may break, and the meaning of either.

MiniLM, trained end to end on labelled comments and sentences of ours by `training/encoder.py`, int8. It is the learned
half of triage and of the checks: rules decide first, and what they saw it can't take away.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from guardrails.transformer import EmbedError, Transformer, clearly, pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["SIZE", "EmbedError", "Scores", "embed", "limits", "score"]

WEIGHTS = Path(__file__).parent / "data" / "encoder.onnx"
_ABOUT = WEIGHTS.with_suffix(".json")
SIZE = 384
"""Length of one embedding."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores by name, from 0 to 1, in the order of training. `rules` mean something for one sentence of a reply, the
    others for a whole comment."""

    kinds: Mapping[str, float]
    topics: Mapping[str, float]
    flags: Mapping[str, float]
    rules: Mapping[str, float]


def score(text: str) -> Scores:
    """Read one text: about 1 ms a sentence, 7 ms a long comment on one core; the latest are remembered.

    The latest texts are remembered by their word pieces, so the same words in other case, accents or spacing are free.
    Thread-safe; the first call loads the model (0.3 s). Raises `EmbedError`.
    """
    return _read(pieces(text))[0]


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return one unit-length row per text, shape `(len(texts), 384)`: their cosines tell how near they are in meaning.

    A text that `score` has read costs nothing more. Raises `EmbedError`.
    """
    rows = np.empty((len(texts), SIZE), dtype=np.float32)
    for row, text in enumerate(texts):
        rows[row] = _read(pieces(text))[1]
    return rows


def limits() -> Mapping[str, float]:
    """From which score on a rule is raised, by name; read from sentences that training did not see."""
    found: Mapping[str, float] = _about()["limits"]["rules"]
    return found


@lru_cache(maxsize=4096)
def _read(words: tuple[int, ...]) -> tuple[Scores, NDArray[np.float32]]:
    """Scores and meaning of one text, while it is among the latest: approved sentences come again and again."""
    logits, meaning = _model().run(words)
    sure = 1 / (1 + np.exp(-logits.astype(np.float64)))
    found: dict[str, dict[str, float]] = {}
    at = 0
    for head, names in _about()["classes"].items():
        found[head] = dict(zip(names, sure[at : at + len(names)].tolist(), strict=True))
        at += len(names)
    return Scores(**found), meaning / np.float32(max(float(np.linalg.norm(meaning)), 1e-9))


@cache
def _model() -> Transformer:
    with clearly("The encoder"):
        return Transformer(WEIGHTS, _about()["sha256"])


@cache
def _about() -> Mapping[str, Any]:
    """`classes` by head in the order of the output, `limits` by head and name, and the `sha256` of the weights."""
    with clearly("The encoder's description"):
        read: Mapping[str, Any] = json.loads(_ABOUT.read_text(encoding="utf-8"))
        return read
