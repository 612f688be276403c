"""Comments, each with its gist: what it is about as a noun phrase, the particular thing kept, in other words where that
is easy. The embedded model's adapter learns from them (`server/training/adapter.py`); `pairs` tells their form."""

from __future__ import annotations

from dataclasses import dataclass

from guardrails.training.pairs import kept_aside, pairs


@dataclass(frozen=True, slots=True)
class Gist:
    """A comment and what it is about."""

    comment: str
    text: str

    @property
    def aside(self) -> bool:
        return kept_aside(self.comment)


def everything() -> list[Gist]:
    """All of them, each comment once."""
    return [Gist(comment, text) for comment, text in dict(pairs("gists")).items()]
