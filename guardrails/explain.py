"""Why each sentence of a reply is there: the rules that it serves.

Every sentence gets at least one id. Works from the same phrases that the checks look for, so an explanation can't
promise what the checks don't see.
"""

from __future__ import annotations

from functools import lru_cache

from guardrails.checks import Reply, _text, phrase_set
from guardrails.checks._phrase import PhraseSet
from guardrails.checks._shared import EMAIL, PHONE, content
from guardrails.checks._signoff import introduced, signature
from guardrails.types import DraftContext, Sentence
from prompts.rulebook import Rulebook

_THANKS = {"en": ("(thank|thanks|grateful|appreciate)",), "es": ("(gracias|agradezco|agradecemos)",)}
_PRIVACY = {
    "en": ("(can not|will not|could not) ...3 (discuss|go into|talk about|confirm|share)",),
    "es": ("no (puedo|voy a) ...2 (hablar|comentar|confirmar|compartir)",),
}
PLAIN_SENTENCE = "hard-to-read"
"""A sentence that serves nothing else is at least held to plain language."""


def explain(reply: str, context: DraftContext, rulebook: Rulebook) -> tuple[Sentence, ...]:
    """Split a reply into sentences, each with the ids of the rules of `rulebook` that it serves."""
    text = Reply.of(reply)
    signed = signature(reply)
    named = introduced(reply)
    comment = content(Reply.of(str(context.comment)).words) if context.comment else frozenset()
    sentences: list[Sentence] = []
    for (start, end), clause in zip(text.sentences, text.clauses, strict=True):
        found = [rule for rule, phrases in _presences(rulebook) if clause.sentence.once(phrases.any)]
        part = reply[start:end]
        if EMAIL.search(part) or PHONE.search(part) or any(one.text and one.text in part for one in context.contacts):
            found.append("missing-private-channel")
        if comment & clause.sentence.once(_content) or (not sentences and context.kind == "complaint"):
            found.append("ignores-concern")
        if clause.sentence.once(_privacy().any):
            found.append("confirms-relationship")
        if clause.sentence.once(_thanks().any):
            found.append("corporate-speak")
        if any(a < end and start < b for a, b in [*named, *([signed] if signed else [])]):
            found.append("impersonal")
        known = tuple(dict.fromkeys(rule for rule in found if rule in rulebook.rules))
        sentences.append(Sentence(part, known or (PLAIN_SENTENCE,)))
    return tuple(sentences)


def _content(sentence: _text.Sentence) -> frozenset[str]:
    return content(tuple(sentence.text.split()))


@lru_cache(maxsize=8)
def _presences(rulebook: Rulebook) -> tuple[tuple[str, PhraseSet], ...]:
    found = []
    for rule in ("missing-apology", "missing-next-step"):
        check = rulebook.rules[rule].check if rule in rulebook.rules else None
        if check and "need" in check:
            found.append((rule, phrase_set(check["need"], {**rulebook.words, **check.get("words", {})})))
    return tuple(found)


@lru_cache(maxsize=1)
def _thanks() -> PhraseSet:
    return phrase_set(_THANKS)


@lru_cache(maxsize=1)
def _privacy() -> PhraseSet:
    return phrase_set(_PRIVACY)
