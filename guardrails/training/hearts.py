"""Comments, each with the heart of a reply that a person would sign: clean sentences for the checks to learn from, by
other people than the checks' own authors. `pairs` tells their form; a line is

    kind | topic | heart | ask

where `ask` completes "I'm asking our front desk lead …", and `-` stands for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from guardrails.training.pairs import kept_aside, pairs


@dataclass(frozen=True, slots=True)
class Heart:
    """A comment, its kind and topic as its author read them, and one to three sentences in answer."""

    comment: str
    kind: str
    topic: str
    text: str
    ask: str

    @property
    def aside(self) -> bool:
        return kept_aside(self.comment)


def everything() -> list[Heart]:
    """All of them, each comment once."""
    return [Heart(comment, *_parts(line)) for comment, line in dict(pairs("hearts")).items()]


def _parts(line: str) -> tuple[str, str, str, str]:
    kind, topic, text, ask = ("" if part.strip() == "-" else part.strip() for part in line.split("|"))
    return kind, topic, text, ask
