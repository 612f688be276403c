"""What the learned encoder sees in a sentence in which no phrase was found. It can add hits, never take one away."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails import encoder
from guardrails.checks import Hit, Reply
from guardrails.checks._text import Clause, Sentence

LEAST_WORDS = 3
"""Shorter sentences ("Dana", "Thank you") say too little to judge by wording."""


def broken_rules(folded: str) -> frozenset[str]:
    """The rules that a folded sentence seems to break. Raises `EmbedError` where the encoder can't be asked."""
    if len(folded.split()) < LEAST_WORDS:
        return frozenset()
    limits = encoder.limits()
    return frozenset(rule for rule, sure in encoder.score(folded).rules.items() if sure >= limits[rule])


def _broken_by(sentence: Sentence) -> frozenset[str]:
    return broken_rules(sentence.text)


def learned_hits(rule: str, reply: Reply, clause: Clause) -> Iterator[Hit]:
    """One hit over the sentence when the encoder is sure enough."""
    if rule in clause.sentence.once(_broken_by):
        yield Hit(*reply.span(clause.start, clause.end))
