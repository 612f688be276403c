"""The fine-tuned encoder: kind, topics and flags of a comment, and the rules that a sentence of a reply may break.

MiniLM-L6 trained end to end on labelled comments and sentences of ours by `training/encoder.py`, int8. It is the
learned half of triage and of the checks: rules decide first, and what they saw it can't take away.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from guardrails.transformer import EmbedError, Transformer, clearly, pieces

__all__ = ["EmbedError", "Scores", "limits", "score"]

WEIGHTS = Path(__file__).parent / "data" / "encoder.onnx"
_ABOUT = WEIGHTS.with_suffix(".json")


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores by name, from 0 to 1, in the order of training. `rules` mean something for one sentence of a reply, the
    others for a whole comment."""

    kinds: Mapping[str, float]
    topics: Mapping[str, float]
    flags: Mapping[str, float]
    rules: Mapping[str, float]


def score(text: str) -> Scores:
    """Read one text: about 2 ms a sentence, 6 ms a comment on one core; the latest are remembered.

    Thread-safe; the first call loads the model (0.3 s). Raises `EmbedError`.
    """
    return _scores(pieces(text))


def limits() -> Mapping[str, float]:
    """From which score on a rule is raised, by name; read from sentences that training did not see."""
    found: Mapping[str, float] = _about()["limits"]["rules"]
    return found


@lru_cache(maxsize=4096)
def _scores(words: tuple[int, ...]) -> Scores:
    sure = 1 / (1 + np.exp(-_model().run(words).astype(np.float64)))
    found: dict[str, dict[str, float]] = {}
    at = 0
    for head, names in _about()["classes"].items():
        found[head] = dict(zip(names, sure[at : at + len(names)].tolist(), strict=True))
        at += len(names)
    return Scores(**found)


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
