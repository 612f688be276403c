"""Which facts and commitments a draft leans on, so that a person confirms them before posting."""

from __future__ import annotations

import re

from guardrails.types import DraftContext
from server.answer import Verify

_WORD = re.compile(r"\w{4,}|\d+")
_SHARE = 0.5
"""A fact counts as used when at least half of its longer words and numbers stand in the draft."""


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def to_verify(reply: str, context: DraftContext) -> tuple[Verify, ...]:
    """Facts and commitments of the context whose words the reply uses, in the order of the register."""
    said = _words(reply)
    used: list[Verify] = []
    for fact in context.facts:
        words = _words(fact.text)
        if words and len(words & said) / len(words) >= _SHARE:
            used.append(Verify("fact", fact.id, fact.text))
    for commitment in context.commitments:
        words = _words(commitment.text)
        if words and len(words & said) / len(words) >= _SHARE:
            used.append(Verify("commitment", commitment.id, commitment.text))
    return tuple(used)
