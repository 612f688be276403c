"""A small classifier for sentences in which no phrase was found. It can add hits, never take one away."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.checks import Hit, Reply
from guardrails.checks._text import Clause
from guardrails.checks.phrases import Finder


def learned_hits(rule: str, reply: Reply, clause: Clause, finder: Finder) -> Iterator[Hit]:
    """One hit over the sentence when the rule's classifier is sure enough and nothing spares the sentence."""
    yield from ()
