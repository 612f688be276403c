"""Identifiers that a small trained model sees by what stands around them."""

from __future__ import annotations

from collections.abc import Iterable

from guardrails.identifiers import _names, _tagger
from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._tagging import KINDS


class LearnedIdentifiers(Family):
    """Names of any culture, everyday words used as names, employers in passing, places without a cue: `Hope needs to
    learn manners`, `been at the tyson plant 22 years`.

    See `_tagger.py`. What it takes for a person is left where every word of it is known to be something else.
    """

    kinds = KINDS
    FINDS = (
        "told [[Grace]] to call me back",
        "then [[zubenko]] told me to leave",
        "thank you [[Mahinakea]] for your kindness",
        "I watched [[Rose]] walk away",
    )
    LEAVES = (
        "I hope you read this",
        "summer was long in that lobby",
        "may I come in",
        "Staff needs training",
        "the lisinopril made me cough",
    )

    def find(self, reading: Reading) -> Iterable[Hit]:
        for hit in _tagger.tagged(reading):
            if hit.kind != "PERSON" or self._somebody(reading, hit):
                yield hit

    def _somebody(self, reading: Reading, hit: Hit) -> bool:
        inside = [i for i, token in enumerate(reading.tokens) if hit.start <= token.start < hit.end and token.is_word]
        return any(not _names.denied(reading.tokens[i].bare) and not _names.eponym(reading, i) for i in inside)
