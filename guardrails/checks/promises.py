"""Promises must be kept by somebody: a promise is backed only where an approved commitment (or fact) says the same.

Parameters are those of `phrases`. A sentence counts as backed when most of its telling words stand in one commitment
and every number, day and deadline in it does too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guardrails.checks import Check, Hit, Reply, read_params
from guardrails.checks._shared import content
from guardrails.checks._text import Clause
from guardrails.checks.phrases import Finder, PhraseParams, sentence_hits
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words

_ENOUGH = 0.6
"""Share of a promise's telling words that the commitment must hold. One shared word ("person") backs nothing."""
_TIMES = re.compile(
    r"\b(?:\d[\d:.,]*|noon|midnight|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|today"
    r"|hour|hours|days|refund|free|credit|fired|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana|mes|hoy"
    r"|reembolso|gratis)\b"
)
# What any sentence about following up holds, whichever promise it makes.
_NEUTRAL = content(
    ("going", "please", "call", "write", "reach", "email", "message", "happen", "happened", "look", "find")
)


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    given = read_params(PhraseParams, params)
    finder = Finder(given, shared)

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        backing = [Reply.of(text) for text in _approved(context)]
        for clause in reply.clauses:
            hits = sentence_hits(given, finder, rule, reply, clause)
            if hits and not any(_backed(clause, one) for one in backing):
                yield from hits

    return check


def _backed(clause: Clause, backing: Reply) -> bool:
    times, approved = set(_TIMES.findall(clause.text)), set(_TIMES.findall(backing.folded))
    said = content(tuple(re.findall(r"[a-z]+", clause.text))) - _NEUTRAL
    known = content(backing.words)
    return times <= approved and len(said & known) >= max(min(2, len(said)), _ENOUGH * min(len(said), len(known)), 1)


def _approved(context: DraftContext) -> list[str]:
    return [one.text for one in context.commitments] + [one.text for one in context.facts]
