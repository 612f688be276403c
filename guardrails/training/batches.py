"""Texts of like length learn together, so that little of a batch is padding."""

from __future__ import annotations

import random
from collections.abc import Sequence


def alike(lengths: Sequence[int], size: int, blur: float, r: random.Random) -> list[list[int]]:
    """The numbers of all texts in groups of up to `size`, in any order; `blur` is by how much lengths may mix."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + r.random() * blur)
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    r.shuffle(groups)
    return groups
