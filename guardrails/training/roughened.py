"""Texts as somebody else's thumbs would write them, so that a training sees no text twice in the same words."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from guardrails.training.encoder_data import Example

JOINED = 0.15
"""Share of comments with a flag that are read beside a harmless one: what is grave is often said in passing."""
LONGER, MOST_WORDS = 0.4, 60
"""Share of harmless comments that are read beside another harmless one, up to so many words: writers tell what is grave
at length, and a net that learned from them alone took every long story for a grave one."""
LOST = 0.25, 0.06
"""Share of comments that lose words, and of the words that they lose."""


def rough(text: str, r: random.Random) -> str:
    """The text as somebody else's thumbs would write it."""
    dice = r.random()
    if dice < 0.1:
        text = re.sub(r"[.,!?']", "", text)
    if r.random() < 0.12 and len(text) > 20:
        at = r.randrange(1, len(text) - 2)
        text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text


def harmless(examples: Sequence[Example]) -> list[str]:
    """Comments that carry no flag."""
    return [one.text for one in examples if "flags" in one.targets and not any(one.targets["flags"])]


def in_passing(one: Example, ordinary: Sequence[str], r: random.Random) -> Example:
    """Now and then, a comment beside a harmless one; of kind and topics nothing is known then. Others lose words."""
    flags = one.targets.get("flags")
    if flags is None:
        return one
    grave = max(flags) == 1.0
    if r.random() < (JOINED if grave else LONGER):
        parts = [one.text, r.choice(ordinary)]
        if grave or sum(len(part.split()) for part in parts) <= MOST_WORDS:
            r.shuffle(parts)
            return Example(r.choice((" ", "\n", ". ")).join(parts), {"flags": flags})
    if r.random() < LOST[0]:
        return replace(one, text=" ".join(word for word in one.text.split(" ") if r.random() >= LOST[1]) or one.text)
    return one
