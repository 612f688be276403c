"""The optional spaCy model: only its entity recogniser, never fetched from anywhere."""

from __future__ import annotations

from typing import Any

UNUSED = ["parser", "tagger", "lemmatizer", "attribute_ruler", "senter", "tok2vec"]


def load_model(name: str) -> Any | None:
    """A spaCy pipeline, or None for `none`. Raises whatever spaCy raises when the model is missing or broken."""
    if name == "none":
        return None
    import spacy

    model = spacy.load(name, exclude=UNUSED)
    if "ner" not in model.pipe_names and "transformer" not in model.pipe_names:
        raise OSError("the model has no entity recogniser")
    return model
