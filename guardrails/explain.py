"""Why each sentence of a reply is there: the rules that it serves.

Every sentence gets at least one id: of rules that hold for this reply, found by the same phrases that the checks look
for, so that an explanation can't promise what the checks don't see; else of the guideline that the reply answers to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
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
NEXT_STEP = "missing-next-step"
PLAIN_SENTENCE = "hard-to-read"
"""A sentence that serves nothing else is at least held to plain language."""
_BY_STAGE = {"holding": "g-000-2", "private": "g-003-3", "closing": "g-003-7", "letter": "g-003-6"}
_BY_KIND = {
    "complaint": "g-004-2",
    "praise": "g-000-6",
    "question": "g-004-12",
    "misinformation": "g-001-1",
    "social": "g-002-5",
    "abuse": "g-003-8",
}
_QUOTED = re.compile(r"[\"“«][^\"”»]{3,40}[\"”»]")


def explain(reply: str, context: DraftContext, rulebook: Rulebook) -> tuple[Sentence, ...]:
    """Split a reply into sentences, each with the ids of the rules that it serves, or of the guideline behind it."""
    text = Reply.of(reply)
    signed = signature(reply)
    named = [*introduced(reply), *([signed] if signed else [])]
    mirrored = _mirrors(context, rulebook)
    sentences: list[Sentence] = []
    for (start, end), clause in zip(text.sentences, text.clauses, strict=True):
        part = reply[start:end]
        said = [rule for rule, phrases in _presences(rulebook) if clause.sentence.once(phrases.any)]
        private = clause.sentence.once(_privacy().any)
        found = [rule for rule in said if _holds(rulebook, rule, context) and not (private and rule == NEXT_STEP)]
        if EMAIL.search(part) or PHONE.search(part) or any(one.text and one.text in part for one in context.contacts):
            found.append("missing-private-channel")
        elif mirrored(clause) and _holds(rulebook, "ignores-concern", context):
            found.append("ignores-concern")
        if private:
            found.append("confirms-relationship")
        if any(a < end and start < b for a, b in named) or _signs(part, context):
            found.append("impersonal")
        known = [rule for rule in dict.fromkeys(found) if rule in rulebook.rules]
        known += [guideline for guideline in _guidelines(part, clause, context, said) if guideline not in known]
        sentences.append(Sentence(part, tuple(known) or (_purpose(context),)))
    return tuple(sentences)


def _holds(rulebook: Rulebook, rule: str, context: DraftContext) -> bool:
    """Whether a rule is there and holds for this kind, place and stage."""
    known = rulebook.rules.get(rule)
    return known is not None and known.applies_to.covers(context.kind, context.platform, context.stage)


def _mirrors(context: DraftContext, rulebook: Rulebook) -> Callable[[_text.Clause], bool]:
    """Whether a sentence shows that the comment was read: a telling word of it, a word of its topics, a quotation."""
    topics, empty = _concern(rulebook)
    comment = content(Reply.of(str(context.comment)).words) - empty if context.comment else frozenset()

    def mirrored(clause: _text.Clause) -> bool:
        one = clause.sentence
        named = any(one.once(topics[topic].any) for topic in context.topics if topic in topics)
        return named or bool(comment & one.once(_content)) or bool(_QUOTED.search(one.text))

    return mirrored


def _guidelines(part: str, clause: _text.Clause, context: DraftContext, said: Sequence[str]) -> Iterator[str]:
    """Guidelines that a sentence answers to by what it is: a fact, a decision, a search for the answer, thanks."""
    if any(part in fact.text for fact in context.facts):
        yield "g-001-1" if context.kind == "misinformation" else "g-004-11"
    if any(part in item.text for item in context.commitments):
        yield "g-004-5"
    if context.kind == "question" and NEXT_STEP in said:
        yield "g-000-2"
    if clause.sentence.once(_thanks().any):
        yield "g-004-12"


def _purpose(context: DraftContext) -> str:
    """The guideline behind this kind of reply, for a sentence that serves nothing more particular."""
    return _BY_STAGE.get(context.stage) or _BY_KIND.get(context.kind or "") or PLAIN_SENTENCE


def _signs(part: str, context: DraftContext) -> bool:
    """Whether a line is part of a letter's signature."""
    signer = context.signer
    lines = (signer.name, signer.role, f"{signer.role}, {context.organisation}") if signer else ()
    return part.strip() in lines


def _content(sentence: _text.Sentence) -> frozenset[str]:
    return content(tuple(sentence.text.split()))


@lru_cache(maxsize=8)
def _concern(rulebook: Rulebook) -> tuple[Mapping[str, PhraseSet], frozenset[str]]:
    """The words of each topic, and words that prove nothing, as `ignores-concern` has them."""
    rule = rulebook.rules.get("ignores-concern")
    given = (rule.check if rule else None) or {}
    words = {**rulebook.words, **given.get("words", {})}
    topics = {name: phrase_set({"": phrases}, words) for name, phrases in given.get("topics", {}).items()}
    return topics, content(given.get("empty", ()))


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
