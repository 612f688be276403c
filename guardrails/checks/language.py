"""The reply is in the commenter's language. Says nothing where either can't be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guardrails.checks import Check, Hit, Params, Reply, read_params
from guardrails.language import UNKNOWN, detect
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words


class LanguageParams(Params):
    least_words: int = 4


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    least = read_params(LanguageParams, params).least_words

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        comment = str(context.comment) if context.comment else ""
        wanted = context.language or (detect(comment) if len(comment.split()) >= least else UNKNOWN)
        if wanted == UNKNOWN or len(reply.words) < least:
            return
        written = detect(reply.text)
        if written not in (wanted, UNKNOWN):
            yield Hit(0, len(reply.text), f"The comment is in '{wanted}', this reply reads as '{written}'. {rule.fix}")

    return check
