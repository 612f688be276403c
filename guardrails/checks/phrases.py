"""Find wording that a rule forbids, sentence by sentence.

`find` holds phrases by language; one may be an object `{phrase, write, unless}` where `write` is the exact replacement
and `unless` are phrases that excuse this one when they stand in the same sentence. `allow` excuses whatever lies inside
one of its phrases; `spare` leaves the whole sentence alone. `words` are lists for this rule only. `learned: true` adds
a small classifier for sentences in which no phrase was found (`_learned.py`); it can add hits, never take one away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guardrails.checks import Check, Hit, Params, Reply, phrase_set, read_params
from guardrails.checks._learned import learned_hits
from guardrails.checks._phrase import PhraseSet
from guardrails.checks._text import Clause, Sentence
from guardrails.types import DraftContext
from prompts.rulebook import Rule, Words


class Wording(Params):
    """A forbidden phrase with its replacement, or with what excuses it."""

    phrase: str
    write: str | None = None
    unless: tuple[str, ...] = ()


class PhraseParams(Params):
    words: Mapping[str, tuple[str, ...]] = {}
    find: Mapping[str, tuple[str | Wording, ...]]
    allow: Mapping[str, tuple[str, ...]] = {}
    spare: Mapping[str, tuple[str, ...]] = {}
    learned: bool = False


class Finder:
    """The compiled phrases of one rule; other ways of checking build on it."""

    def __init__(self, params: PhraseParams, shared: Words) -> None:
        words = {**shared, **params.words}
        wordings = [
            Wording(phrase=one) if isinstance(one, str) else one for group in params.find.values() for one in group
        ]
        self._wordings = wordings
        self._find = phrase_set({"": tuple(one.phrase for one in wordings)}, words)
        self._unless: list[PhraseSet | None] = [
            phrase_set({"": one.unless}, words) if one.unless else None for one in wordings
        ]
        self._allow = phrase_set(params.allow, words)
        self._spare = phrase_set(params.spare, words)

    def hits(self, reply: Reply, clause: Clause) -> Iterator[Hit]:
        """Every forbidden phrase in a sentence of the reply; of two that overlap, the longer."""
        for index, start, end in clause.sentence.once(self._found):
            first, last = reply.span(clause.start + start, clause.start + end)
            yield Hit(first, last, suggestion=_cased(self._wordings[index].write, reply.text[first:last]))

    def spared(self, clause: Clause) -> bool:
        return self._spare.any(clause.sentence)

    def _found(self, sentence: Sentence) -> tuple[tuple[int, int, int], ...]:
        """Forbidden phrases by their number and where they stand in the sentence."""
        found = [hit for hit in self._find.find(sentence) if not self._excused(hit[0], sentence)]
        if not found or self._spare.any(sentence):
            return ()
        allowed = [(start, end) for _, start, end in self._allow.find(sentence)]
        taken: list[tuple[int, int, int]] = []
        for index, start, end in sorted(
            found, key=lambda hit: (hit[1] - hit[2], self._wordings[hit[0]].write is None, hit[1], hit[0])
        ):
            inside = any(a <= start and end <= b for a, b in allowed)
            if not inside and not any(start < b and a < end for _, a, b in taken):
                taken.append((index, start, end))
        return tuple(taken)

    def _excused(self, index: int, sentence: Sentence) -> bool:
        unless = self._unless[index]
        return unless is not None and unless.any(sentence)


def _cased(write: str | None, original: str) -> str | None:
    if write and original[:1].isupper():
        return write[:1].upper() + write[1:]
    return write


def compile(params: Mapping[str, Any], rule: Rule, shared: Words) -> Check:
    """A check that reports each forbidden phrase. Raises PhraseError or ValidationError on unusable parameters."""
    given = read_params(PhraseParams, params)
    finder = Finder(given, shared)

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        for clause in reply.clauses:
            yield from sentence_hits(given, finder, rule, reply, clause)

    return check


def sentence_hits(given: PhraseParams, finder: Finder, rule: Rule, reply: Reply, clause: Clause) -> list[Hit]:
    """What the phrases find in a sentence; where they find nothing, what the classifier does, if the rule has one."""
    hits = list(finder.hits(reply, clause))
    if not hits and given.learned and not finder.spared(clause):
        hits = list(learned_hits(rule.id, reply, clause))
    return hits
