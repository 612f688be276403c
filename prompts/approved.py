"""Approved pairs of comment and reply, from `examples/`: they show a model how it should sound."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from prompts.rulebook import RulebookError

FOLDER = Path(__file__).resolve().parent / "examples"


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


@cache
def load(folder: Path = FOLDER) -> dict[str, tuple[Approved, ...]]:
    """All pairs by kind. Raises RulebookError naming the file that can't be used."""
    reader = TypeAdapter(tuple[Approved, ...])
    pairs: dict[str, tuple[Approved, ...]] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            pairs[path.stem] = reader.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
        except (yaml.YAMLError, ValidationError) as error:
            raise RulebookError(f"examples/{path.name} can't be used: {error}") from error
    return pairs


def mirrors(language: str) -> tuple[Pair, ...]:
    """The pairs that show a small model how to name the trouble, always the same ones in the same order."""
    return tuple(Pair(pair.comment, pair.reply) for pair in load()["mirrors"] if pair.language == language)


def nearest(kind: str, topics: tuple[str, ...], language: str, count: int) -> tuple[Pair, ...]:
    """Up to `count` pairs of that kind and language, those that share a topic first."""
    fitting = [pair for pair in load().get(kind, ()) if pair.language == language]
    fitting.sort(key=lambda pair: -len(set(pair.topics) & set(topics)))
    return tuple(Pair(pair.comment, pair.reply) for pair in fitting[:count])
