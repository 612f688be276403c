"""The reply shows that this comment was read; one that could stand under any comment doesn't.

What proves it at once: a topic, a telling word, an amount or a quotation that the comment has too. `topics` maps a
topic to words that speak of it (a word with `*` has any ending); a reply on "front desk" mirrors "receptionist".
A good mirror often shares no word ("by the ninth chorus I'd be pleading for mercy", about a radio). So where nothing is
shared, the reply's own telling words count: those left without `empty` words, which every canned reply has, and
without `boilerplate`. With `telling` of them or more it is about something in particular, and then it only has to be
near enough in meaning (a cosine of `near`) not to be about something else.

A comment that holds no topic and no telling word ("Terrible!!") asks for nothing in particular, and nothing is found;
nor is it in a comment whose language has no words here. Under what is no complaint, a few words are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from guardrails.checks import Check, Hit, Params, Reply, phrase_set, read_params
from guardrails.checks._shared import EMAIL, content
from guardrails.checks._signoff import signature
from guardrails.checks._text import Sentence
from guardrails.encoder import embed
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
    telling: int = 2
    """This many words of its own show that a reply was written for one comment."""
    near: float = 0.12
    """Below this cosine, words of its own speak of something else. English only: the embeddings read no Spanish."""


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    given = read_params(ConcernParams, params)
    concern = Concern(given, shared)

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        if context.comment is None:
            return
        comment = str(context.comment)
        asked = _asked(concern, comment)
        if asked is None:
            return
        topics = asked.topics | concern.known(context.topics)
        if len(asked.words) < 2 and not asked.topics:
            return
        if _quotes(reply, comment):
            return
        said = [clause.sentence.once(concern.said) for clause in reply.clauses]
        if any(topics & one.topics or asked.words & one.words or asked.amounts & one.amounts for one in said):
            return
        own = frozenset().union(*(one.words for one in said)) - _signed(reply, context)
        complaint = context.kind in (None, "complaint")
        if len(own) < (given.telling if complaint else 1) or (complaint and _elsewhere(reply, comment, given.near)):
            yield Hit(0, len(reply.text))

    return check


@dataclass(frozen=True, slots=True)
class About:
    """What a text speaks of: topics, stems of its telling words, and amounts."""

    topics: frozenset[str]
    words: frozenset[str]
    amounts: frozenset[tuple[str, str]]


class Concern:
    """The compiled topics of one rule."""

    def __init__(self, given: ConcernParams, shared: Words) -> None:
        self._topics = [name for name, phrases in given.topics.items() for _ in phrases]
        self._phrases = phrase_set(given.topics, shared)
        self._boilerplate = phrase_set(given.boilerplate, shared)
        self._empty = content(given.empty)

    def known(self, topics: Iterable[str]) -> frozenset[str]:
        return frozenset(topics).intersection(self._topics)

    def said(self, sentence: Sentence) -> About:
        """What a sentence of a reply speaks of, its boilerplate apart."""
        text = sentence.text
        for _, start, end in self._boilerplate.find(sentence):
            text = text[:start] + " " * (end - start) + text[end:]
        return self.read(text)

    def read(self, text: str) -> About:
        whole = Reply(text)
        topics = frozenset().union(*(sentence.once(self._spoken) for sentence in whole.distinct))
        return About(topics, content(whole.words) - self._empty, _amounts(whole.folded))

    def _spoken(self, sentence: Sentence) -> frozenset[str]:
        """The topics that a sentence speaks of."""
        return frozenset(self._topics[phrase] for phrase, _, _ in self._phrases.find(sentence))


@lru_cache(maxsize=64)
def _asked(concern: Concern, comment: str) -> About | None:
    """What a comment asks about; None where its language has no words here."""
    text = _PLACEHOLDER.sub(" ", comment)
    return concern.read(text) if detect(text) in READS else None


_LAST = re.compile(r"(?:[\s,.–—-]+(?:[A-ZÁÉÍÓÚÑ][\w'’-]+|of|the|de|la))+[\s.]*$")


def _signed(reply: Reply, context: DraftContext) -> frozenset[str]:
    """Words that stand under every reply: who signs, for whom, and the way to reach them."""
    span, last = signature(reply.text), _LAST.search(reply.text[-200:])
    ours = [context.organisation, *(contact.text for contact in context.contacts)]
    ours += [context.signer.name, context.signer.role] if context.signer else []
    ours += [reply.text[slice(*span)]] if span else []
    ours += [last.group()] if last else []
    ours += [hit.group() for hit in EMAIL.finditer(reply.text)]
    return content(Reply.of(" ".join(ours)).words)


def _elsewhere(reply: Reply, comment: str, near: float) -> bool:
    """Whether no sentence of the reply comes near the comment in meaning."""
    if detect(reply.text) == "es":
        return False
    texts = [clause.text for clause in reply.clauses if len(clause.words) > 3]
    if not texts:
        return True
    meaning = embed([_PLACEHOLDER.sub(" ", comment), *texts])
    return float((meaning[1:] @ meaning[0]).max()) < near


def _quotes(reply: Reply, comment: str) -> bool:
    """Whether the reply quotes the comment, even if only a word that proves nothing by itself ("never again")."""
    quoted = [words for hit in _QUOTED.finditer(reply.text) if (words := hit[1].strip().casefold())]
    said = _PLACEHOLDER.sub(" ", comment).casefold() if quoted else ""
    return any(words in said for words in quoted)


def _amounts(text: str) -> frozenset[tuple[str, str]]:
    """Amounts as (number, unit), so that "5 months" and "five months" are the same."""
    return frozenset((_NUMBERS.get(hit[1], hit[1]), hit[2]) for hit in _AMOUNT.finditer(text))
