"""The optional spaCy model: only its entity recogniser, never fetched from anywhere, asked only where it can add.

The families know lists and cues. What is left for a model are capitalised words inside a sentence that no list knows;
only a text that holds one is sent through it, which keeps the usual comment at a fraction of the model's time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from guardrails.identifiers import _names
from guardrails.identifiers._base import Reading
from guardrails.identifiers._lists import plain
from guardrails.identifiers._merge import Span

UNUSED = ["parser", "tagger", "lemmatizer", "attribute_ruler", "senter", "tok2vec"]
KINDS = {"PERSON": "PERSON", "PER": "PERSON", "GPE": "CITY", "LOC": "CITY"}


def load_model(name: str) -> Any | None:
    """A spaCy pipeline, or None for `none`. Raises whatever spaCy raises when the model is missing or broken."""
    if name == "none":
        return None
    import spacy

    model = spacy.load(name, exclude=UNUSED)
    if "ner" not in model.pipe_names:
        raise OSError("the model has no entity recogniser")
    return model


def puzzling(reading: Reading, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Capitalised words inside a sentence that no list knows and no family took."""
    if reading.shouting:
        return []
    return [
        (token.start, token.end)
        for i, token in enumerate(reading.tokens)
        if i
        and token.capital
        and token.is_word
        and not token.text.isupper()
        and not _names.opens(reading, i)
        and token.bare not in plain("words")
        and not _names.denied(token.bare)
        and token.bare + "?" not in plain("keep")
        and not _names.eponym(reading, i)
        and not any(span.start < token.end and token.start < span.end for span in spans)
    ]


def ask(model: Any, reading: Reading, words: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """The model's people and places that hold one of `words`."""
    for entity in model(reading.text).ents:
        kind = KINDS.get(entity.label_)
        if kind and any(entity.start_char < end and start < entity.end_char for start, end in words):
            yield Span(entity.start_char, entity.end_char, kind, 0.6)
