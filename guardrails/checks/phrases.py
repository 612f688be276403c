"""Find wording that a rule forbids, sentence by sentence.

`find` holds phrases by language; one may be an object `{phrase, write, unless}` where `write` is the exact replacement
and `unless` are phrases that excuse this one when they stand in the same sentence. `allow` excuses whatever lies inside
one of its phrases; `spare` leaves the whole sentence alone. `words` are lists for this rule only.

`learned: true` asks the encoder about a sentence in which no phrase was found (`_learned.py`): it can add a hit, never
take one away. `hint` are phrases that good replies use too, and `structures` name what is found by grammar
(`_structure.py`): either counts where the encoder is a quarter of the way to its limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from guardrails.checks import Check, Hit, Params, Reply, phrase_set, read_params
from guardrails.checks._learned import inclined, learned_hits
from guardrails.checks._phrase import PhraseError, PhraseSet
from guardrails.checks._structure import STRUCTURES
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
    hint: Mapping[str, tuple[str, ...]] = {}
    allow: Mapping[str, tuple[str, ...]] = {}
    spare: Mapping[str, tuple[str, ...]] = {}
    structures: tuple[str, ...] = ()
    learned: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Places in a sentence, each with the number of its phrase (None: a hint or its grammar, then also `hinted`).

    `open` sentences, in which there is nothing and which nothing excuses, may still be judged by the encoder.
    """

    places: tuple[tuple[int | None, int, int], ...] = ()
    hinted: bool = False
    open: bool = False


_OPEN = Found(open=True)


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
        self._hint = phrase_set(params.hint, words)
        unknown = [name for name in params.structures if name not in STRUCTURES]
        if unknown:
            raise PhraseError(unknown[0], f"there is no structure of this name, only {', '.join(STRUCTURES)}")
        self._structures = [STRUCTURES[name] for name in params.structures]

    def read(self, sentence: Sentence) -> Found:
        """What the rule says of a sentence by its phrases; where they find nothing, what a hint or its grammar points
        at, its longest stretch."""
        phrases = self._found(sentence)
        if phrases or self._spare.any(sentence):
            return Found(phrases)
        shape = self._shaped(sentence)
        return Found(((None, *shape),), hinted=True) if shape else _OPEN

    def hits(self, reply: Reply, clause: Clause, found: Found) -> list[Hit]:
        """What was found in a sentence, where it stands in the reply; of two phrases that overlap, the longer."""
        hits = []
        for index, start, end in found.places:
            first, last = reply.span(clause.start + start, clause.start + end)
            write = None if index is None else _cased(self._wordings[index].write, reply.text[first:last])
            hits.append(Hit(first, last, suggestion=write))
        return hits

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

    def _shaped(self, sentence: Sentence) -> tuple[int, int] | None:
        allowed = [(start, end) for _, start, end in self._allow.find(sentence)]
        found = [span for structure in self._structures for span in structure(sentence.text)]
        found += [(start, end) for _, start, end in self._hint.find(sentence)]
        clear = [span for span in found if not any(start <= span[0] and span[1] <= end for start, end in allowed)]
        return max(clear, key=lambda span: span[1] - span[0], default=None)

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
    by_phrases = given.model_copy(update={"learned": False})

    def check(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        ours = approved(context)
        for clause in reply.clauses:
            yield from sentence_hits(by_phrases if says(reply, clause) in ours else given, finder, rule, reply, clause)

    return check


def approved(context: DraftContext) -> frozenset[str]:
    """What the organisation approved to be told, sentence by sentence: the encoder is not asked about it."""
    return _told((*(fact.text for fact in context.facts), *(item.text for item in context.commitments)))


@lru_cache(maxsize=64)
def _told(texts: tuple[str, ...]) -> frozenset[str]:
    """Kept, because every rule asks for them at every reply."""
    return frozenset(says(told, clause) for told in map(Reply.of, texts) for clause in told.clauses)


def says(reply: Reply, clause: Clause) -> str:
    return reply.text[slice(*reply.span(clause.start, clause.end))].casefold().strip(" .!")


def sentence_hits(given: PhraseParams, finder: Finder, rule: Rule, reply: Reply, clause: Clause) -> list[Hit]:
    """What phrases find in a sentence; where they find nothing, what hints and grammar point at and the encoder doesn't
    think harmless; else what the encoder alone is sure of."""
    found = clause.sentence.once(finder.read)
    if found.open or (found.hinted and given.learned and not inclined(rule.id, clause)):
        return list(learned_hits(rule.id, reply, clause)) if given.learned else []
    return finder.hits(reply, clause, found)
