"""What the learned encoder thinks of a sentence in which no phrase was found. It can add hits, never take one away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guardrails import encoder
from guardrails.checks import Hit, Reply
from guardrails.checks._text import Clause, Sentence

LEAST_WORDS = 3
"""Shorter sentences ("Dana", "Thank you") say too little to judge by wording."""
INCLINED = 0.25
"""Share of a rule's limit from which a hint or a structure counts; chosen on development replies."""


def broken_rules(folded: str) -> frozenset[str]:
    """The rules that a folded sentence seems to break. Raises `EmbedError` where the encoder can't be asked."""
    limits = encoder.limits()
    return frozenset(rule for rule, sure in _scores(folded).items() if sure >= limits[rule])


def _scores(folded: str) -> Mapping[str, float]:
    """How sure the encoder is of each rule; empty where there is too little to judge."""
    return encoder.score(folded).rules if len(folded.split()) >= LEAST_WORDS else {}


def _broken_by(sentence: Sentence) -> frozenset[str]:
    return broken_rules(sentence.text)


def _read(sentence: Sentence) -> Mapping[str, float]:
    return _scores(sentence.text)


def inclined(rule: str, clause: Clause) -> bool:
    """Whether the encoder is part of the way to seeing the rule broken, or has too little to judge by."""
    scores = clause.sentence.once(_read)
    return not scores or scores[rule] >= INCLINED * encoder.limits()[rule]


def learned_hits(rule: str, reply: Reply, clause: Clause) -> Iterator[Hit]:
    """One hit over the sentence when the encoder is sure enough."""
    if rule in clause.sentence.once(_broken_by):
        yield Hit(*reply.span(clause.start, clause.end))
