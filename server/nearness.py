"""Nearness in meaning between short texts."""

from __future__ import annotations

import re

from guardrails.encoder import embed

MOST_SENTENCES = 8
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def nearness(known: tuple[str, ...], said: tuple[str, ...]) -> float:
    """The highest cosine between anything known and anything said; 0 where either is empty. Raises EmbedError."""
    return float((embed(known) @ embed(said).T).max()) if known and said else 0.0


def sentences(text: str, most: int = MOST_SENTENCES) -> tuple[str, ...]:
    """The first sentences of a text, and the whole of it, so that a thought in two halves is found."""
    whole = " ".join(text.split())
    found = [sentence for item in _SENTENCE.findall(text) if len(sentence := " ".join(item.split())) > 3]
    return tuple(dict.fromkeys([*found[:most], whole]))
