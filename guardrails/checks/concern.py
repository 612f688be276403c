"""The reply shows that this comment was read: it shares a topic, a telling word, an amount or a quotation with it.

`topics` maps a topic to words that speak of it (a word with `*` has any ending); a reply on "front desk" mirrors
"receptionist". `empty` are words that prove nothing because every canned reply has them. A comment that holds no topic
and no telling word ("Terrible!!") asks for nothing in particular, and nothing is found; nor is it in
a comment whose language has no words here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guardrails.checks import Check, Hit, Params, Reply, phrase_set, read_params
from guardrails.checks._phrase import PhraseSet
from guardrails.checks._shared import content
from guardrails.language import detect
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words

READS = frozenset(("en", "es", "und"))
"""Languages whose words the topics hold; `und` is text too short to tell."""

_QUOTED = re.compile(r"[\"“«]([^\"“”«»]{3,40})[\"”»]")
_NUMBERS = {
    **dict(
        zip(
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
            map(str, range(1, 11)),
            strict=True,
        )
    ),
    **dict(
        zip(
            ["una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"],
            map(str, range(1, 11)),
            strict=True,
        )
    ),
    **{"twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "forty-five": "45"},
    **{"fifty": "50", "ninety": "90", "doce": "12", "quince": "15", "veinte": "20", "treinta": "30", "cuarenta": "40"},
}
_AMOUNT = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})[\s-]+"
    r"(minute|hour|day|week|month|time|minuto|hora|dia|semana|mes|vez)(?:e?s)?\b"
)
_PLACEHOLDER = re.compile(r"<[A-Z_]+_\d+>")


class ConcernParams(Params):
    topics: Mapping[str, tuple[str, ...]]
    empty: tuple[str, ...] = ()
    boilerplate: Mapping[str, tuple[str, ...]] = {}
    """Canned wording whose words don't count as mirroring."""


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    given = read_params(ConcernParams, params)
    topics = {name: phrase_set({"": phrases}, shared) for name, phrases in given.topics.items()}
    boilerplate = phrase_set(given.boilerplate, shared)
    empty = content(given.empty)

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        if context.comment is None:
            return
        text = _PLACEHOLDER.sub(" ", str(context.comment))
        if detect(text) not in READS:
            return
        comment = Reply(text)
        asked = _topics_of(comment, topics) | (set(context.topics) & topics.keys())
        words = content(comment.words) - empty
        if len(words) < 2 and not asked:
            return
        own = Reply(_without(reply, boilerplate))
        if _quotes(reply, text) or _amounts(comment.folded) & _amounts(own.folded):
            return
        if not (asked & _topics_of(own, topics)) and not (words & (content(own.words) - empty)):
            yield Hit(0, len(reply.text))

    return check


def _topics_of(text: Reply, topics: Mapping[str, PhraseSet]) -> set[str]:
    return {name for name, phrases in topics.items() if any(phrases.any(clause) for clause in text.clauses)}


def _quotes(reply: Reply, comment: str) -> bool:
    """Whether the reply quotes the comment, even if only a word that proves nothing by itself ("never again")."""
    said = comment.casefold()
    return any(quoted.casefold() in said for hit in _QUOTED.finditer(reply.text) if (quoted := hit[1].strip()))


def _amounts(text: str) -> set[tuple[str, str]]:
    """Amounts as (number, unit), so that "5 months" and "five months" are the same."""
    return {(_NUMBERS.get(hit[1], hit[1]), hit[2]) for hit in _AMOUNT.finditer(text)}


def _without(reply: Reply, boilerplate: PhraseSet) -> str:
    text = reply.folded
    for clause in reply.clauses:
        for _, start, end in boilerplate.find(clause):
            text = text[:start] + " " * (end - start) + text[end:]
    return text
