"""A person speaks: first person singular, and a name that somebody can ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guardrails.checks import Check, Hit, Params, Reply, read_params
from guardrails.checks._signoff import introduced, signature
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words

# Spanish drops the pronoun: "lamento", "voy a preguntar", "hablaré" are the first person too.
_I = re.compile(
    r"\b(?:i|me|my|mine|myself|yo|mi|mis|conmigo|lamento|siento|soy|voy|estoy|puedo|quiero|quisiera|agradezco|pido"
    r"|tengo"
    r"|prefiero|entiendo|comprendo|se|hice|pase|compartire|hablare|preguntare|revisare|averiguare|respondere"
    r"|llevare|pasare|dare"
    r"|hare|escribire|llamare|contare|avisare|volvere|encargare|[a-z]{3,}(?:are|ere|ire)(?= (?:el|la|los|las|con|a"
    r"|al|esto|que|lo|de|aqui|para|por)\b))\b"
)


class PersonParams(Params):
    first_person: str
    nobody: str


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    """`first_person` and `nobody` are the messages for a missing "I" and a missing name."""
    messages = read_params(PersonParams, params)

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        whole = (0, len(reply.text))
        if not _I.search(reply.folded):
            yield Hit(*whole, messages.first_person)
        if not _named(reply, context):
            yield Hit(*whole, messages.nobody)

    return check


def _named(reply: Reply, context: DraftContext) -> bool:
    if context.signer and context.signer.name:
        first = Reply.of(context.signer.name).words
        return bool(set(first) & set(reply.words))
    return signature(reply.text) is not None or bool(introduced(reply.text))
