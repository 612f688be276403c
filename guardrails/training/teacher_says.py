"""What a larger model, fine-tuned on the same labels, says of texts: `training/teacher.py` writes it, and
`training/encoder.py` learns from it.

One file, never committed: `texts` (n), `logits` (n, classes) as float16.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from guardrails.training.encoder_data import HEADS, Example

COMMENT, REPLY = ("kinds", "topics", "flags"), ("rules",)


@dataclass(frozen=True, slots=True)
class Said:
    """How likely each class is, 0 to 1, and which classes apply to such a text at all: a comment breaks no rule of
    replies."""

    probabilities: list[float]
    applies: list[float]


def write_said(path: Path, texts: Sequence[str], logits: Any) -> None:
    np.savez_compressed(path, texts=np.array(texts), logits=np.asarray(logits, dtype=np.float16))


def read_said(path: Path, examples: Sequence[Example], heavier: Sequence[float]) -> dict[str, Said]:
    """What was said, by text. `heavier` is how much more a "yes" weighed than a "no" when the teacher learned: it makes
    the teacher say yes too readily, and the encoder, which learns with the same weights, would do so twice."""
    stored = np.load(path, allow_pickle=False)
    likely = 1 / (1 + np.exp(-stored["logits"].astype(np.float64)))
    weight = np.asarray(heavier)
    plain = likely / (likely + weight * (1 - likely))
    replies = {one.text for one in examples if "rules" in one.targets}
    mask = {heads: [float(head in heads) for head, names in HEADS.items() for _ in names] for heads in (COMMENT, REPLY)}
    return {
        text: Said(row.tolist(), mask[REPLY if text in replies else COMMENT])
        for text, row in zip(stored["texts"].tolist(), plain, strict=True)
    }
