"""Something that a reply must hold, said in any of many ways, in at least one sentence.

`need` are phrases by language; words within a `void` phrase don't count (a non-apology is no apology), what stands
beside them does.
`unless_comment` and `unless_reply` excuse the whole reply; `unless_flags` too, when triage raised one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guardrails.checks import Check, Hit, Params, Reply, phrase_set, read_params
from guardrails.checks._text import Sentence
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words


class PresenceParams(Params):
    words: Mapping[str, tuple[str, ...]] = {}
    need: Mapping[str, tuple[str, ...]]
    void: Mapping[str, tuple[str, ...]] = {}
    unless_comment: Mapping[str, tuple[str, ...]] = {}
    unless_reply: Mapping[str, tuple[str, ...]] = {}
    unless_flags: tuple[str, ...] = ()


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    given = read_params(PresenceParams, params)
    need, void, in_comment, in_reply = (
        phrase_set(phrases, {**shared, **given.words})
        for phrases in (given.need, given.void, given.unless_comment, given.unless_reply)
    )

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        if any(clause.sentence.once(holds) for clause in reply.clauses):
            return
        if set(context.flags) & set(given.unless_flags):
            return
        if any(clause.sentence.once(in_reply.any) for clause in reply.clauses):
            return
        comment = Reply.of(str(context.comment)) if context.comment else None
        if comment and any(sentence.once(in_comment.any) for sentence in comment.distinct):
            return
        yield Hit(0, len(reply.text))

    def holds(sentence: Sentence) -> bool:
        if not need.any(sentence):
            return False
        text = sentence.text
        for _, start, end in void.find(sentence):
            text = text[:start] + " " * (end - start) + text[end:]
        return text == sentence.text or need.any(Sentence(text))

    return check
