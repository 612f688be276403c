"""Names that a small trained model sees by what stands around them."""

from __future__ import annotations

from collections.abc import Iterable

from guardrails.identifiers import _names, _tagger
from guardrails.identifiers._base import Family, Hit, Reading
from guardrails.identifiers._cues import name_start
from guardrails.identifiers._senses import clearly_word

# What must be exceeded by a word in lower case (or in a text in capitals) and by one with a capital.
SURE, SURE_CAPITAL = 1.3, 0.0


class LearnedNames(Family):
    """Names of any culture, and everyday words used as names, without a fixed cue: `Hope needs to learn manners`.

    See `_tagger.py`. The bounds were chosen on the development part.
    """

    kinds = ("PERSON",)
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
        tokens = reading.tokens
        skip = -1
        for i in range(len(tokens)):
            if (
                i > skip
                and _tagger.candidate(reading, i)
                and _tagger.score(reading, i) > (SURE_CAPITAL if tokens[i].capital and not reading.shouting else SURE)
                and not _names.eponym(reading, i)
                and not (tokens[i].bare in _names.WORD_NAMES and _names.opens(reading, i) and clearly_word(reading, i))
            ):
                skip = _names.extend(reading, i)
                yield Hit(name_start(reading, i), _names.end_of(tokens[skip]), "PERSON", 0.7)
