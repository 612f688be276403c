"""Hold a reply to its platform's limit, counted as the platform counts.

`limits` maps a platform to `{max, count}` where `count` is `characters`, `bytes` (UTF-8, Google) or `x` (weighted as
twitter-text version 3 does: see `_weight.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from guardrails.checks import Check, Hit, Params, Reply, read_params
from guardrails.checks._weight import weighted_length
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words


class Limit(Params):
    max: int
    count: Literal["characters", "bytes", "x"] = "characters"


class LengthParams(Params):
    limits: Mapping[str, Limit]


def measure(text: str, count: str) -> int:
    """The length of a text in a platform's own units."""
    if count == "x":
        return weighted_length(text)
    return len(text.encode("utf-8", "surrogatepass")) if count == "bytes" else len(text)


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    limits = read_params(LengthParams, params).limits

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        limit = limits.get(context.platform)
        if limit is None or len(reply.text) * 4 <= limit.max:
            return
        size = measure(reply.text, limit.count)
        if size > limit.max:
            fits = _fitting(reply.text, limit)
            over = f"{size - limit.max} over {context.platform}'s limit of {limit.max}, as it counts."
            yield Hit(fits, len(reply.text), f"This reply is {over} {rule.fix}")

    return check


def _fitting(text: str, limit: Limit) -> int:
    """How many code points from the beginning still fit."""
    low, high = 0, len(text) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle], limit.count) <= limit.max else (low, middle - 1)
    return low
