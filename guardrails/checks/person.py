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
_SPANISH_ENDING = re.compile(r"(?<!\w)(?!(?:qu|porqu|caf|beb|aqu|all|ah|as|s)[éí]\b)\w{2,}[éí](?!\w)", re.IGNORECASE)
"""The first person of the past and the future: "leí", "pregunté", "hablaré"."""
_WE = re.compile(r"\b(?:we|us|our|ours|ourselves|nosotros|nuestr[oa]s?|nos|[a-z]{3,}(?:amos|emos|imos))\b")
_SHORT = 40
"""Words of an answer that is so short that a name under it is person enough."""
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
        named = _named(reply, context)
        if not (
            _I.search(reply.folded) or _SPANISH_ENDING.search(reply.text) or (named and _short_answer(reply, context))
        ):
            yield Hit(*whole, messages.first_person)
        if not named:
            yield Hit(*whole, messages.nobody)

    return check


def _short_answer(reply: Reply, context: DraftContext) -> bool:
    """A question answered, a joke returned: "Yes, 9 to 1. Dana" needs no "I". A complaint always does, and so does
    whoever says "we". A reply that shows no sign of a complaint, to a comment that nobody told of, is light."""
    light = context.kind in ("question", "praise", "social", "misinformation", None)
    return light and len(reply.words) <= _SHORT and not _WE.search(reply.folded)


def _named(reply: Reply, context: DraftContext) -> bool:
    if context.signer and context.signer.name:
        first = Reply.of(context.signer.name).words
        return bool(set(first) & set(reply.words))
    return signature(reply.text) is not None or bool(introduced(reply.text))
