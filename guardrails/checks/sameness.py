"""Nearly the same words as a reply that this page gave lately. Compares runs of three words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from guardrails.checks import Check, Hit, Params, Reply, read_params
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words


class SamenessParams(Params):
    most: float = 0.5
    """Share of the shorter reply's three-word runs that may also stand in the other."""


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[n : n + 3] for n in range(max(1, len(words) - 2))}


@lru_cache(maxsize=256)
def _runs_of(text: str) -> set[tuple[str, ...]]:
    """The same few replies of this page are looked at for every draft."""
    return _runs(Reply.of(text).words)


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    most = read_params(SamenessParams, params).most

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        mine = _runs(reply.words)
        for earlier in context.recent:
            theirs = _runs_of(earlier)
            if len(mine & theirs) > most * min(len(mine), len(theirs)):
                yield Hit(0, len(reply.text))
                return

    return check
