"""Approved pairs of comment and reply, from `examples/`: they show a model how it should sound."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from prompts.reading import mistakes, read_yaml


class Pair(NamedTuple):
    """An approved comment and the reply that was approved for it; both were written by the house."""

    comment: str
    reply: str


class Approved(BaseModel):
    """One pair as its file holds it. `kind` is the file's name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str = "en"
    topics: tuple[str, ...] = ()
    comment: str = Field(min_length=1)
    reply: str = Field(min_length=1)


_READER = TypeAdapter(tuple[Approved, ...])


@lru_cache(maxsize=256)
def read_pairs(path: str, text: str) -> tuple[Approved, ...]:
    """All pairs of one file. Raises RulebookError."""
    try:
        return _READER.validate_python(read_yaml(path, text))
    except ValidationError as error:
        raise mistakes(error, path, text) from error


def nearest(pairs: tuple[Approved, ...], topics: tuple[str, ...], language: str, count: int) -> tuple[Pair, ...]:
    """Up to `count` pairs of that language, those that share a topic first."""
    fitting = [pair for pair in pairs if pair.language == language]
    fitting.sort(key=lambda pair: -len(set(pair.topics) & set(topics)))
    return tuple(Pair(pair.comment, pair.reply) for pair in fitting[:count])
