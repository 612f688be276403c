"""Ways of checking a reply, one a file. A rule names its way by `check.kind`, which is the file's name.

Each module has `compile(params, rule) -> Check`; modules that begin with an underscore are tools for them. A check says
where a reply breaks its rule; it never edits, never logs and knows nothing of HTTP, databases or models.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from guardrails.checks._phrase import PhraseError, PhraseSet
from guardrails.checks._text import Reply
from guardrails.types import DraftContext
from prompts import rulebook
from prompts.rulebook import Rule, RulebookError

__all__ = ["Check", "Hit", "Params", "Reply", "compile_check", "kinds", "phrase_set", "read_params"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that breaks a rule: code points of the reply, why (None: the rule's title and hint), what to write."""

    start: int
    end: int
    message: str | None = None
    suggestion: str | None = None


Check = Callable[[Reply, DraftContext], Iterable[Hit]]
ByLanguage = Mapping[str, tuple[str, ...]]


class Params(BaseModel):
    """Parameters of a way of checking; an unknown one is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@cache
def kinds() -> tuple[str, ...]:
    """Names of all ways of checking, found by scanning this folder."""
    found = (module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def compile_check(rule: Rule) -> Check | None:
    """Make a rule's check, or None where it has none. Raises RulebookError when its parameters can't be used."""
    if rule.check is None:
        return None
    params = dict(rule.check)
    kind = params.pop("kind", None)
    if kind not in kinds():
        raise RulebookError(f"{rule.id}: there is no way of checking called {kind!r}; there are {', '.join(kinds())}.")
    module = importlib.import_module(f"{__name__}.{kind}")
    try:
        made: Check = module.compile(params, rule)
    except (ValidationError, PhraseError) as error:
        raise RulebookError(f"{rule.id}: its check can't be used: {error}") from error
    return made


P = TypeVar("P", bound=Params)


def read_params(model: type[P], params: Mapping[str, Any]) -> P:
    """Validate the parameters that a rule file gives."""
    return model.model_validate(params)


@cache
def shared_words() -> Mapping[str, Sequence[str]]:
    """The lists of words that every rule may use, from `prompts/words.yaml`."""
    lists = yaml.safe_load((rulebook.FOLDER / "words.yaml").read_text(encoding="utf-8"))
    return {name: tuple(str(entry) for entry in entries) for name, entries in lists.items()}


def phrase_set(phrases: ByLanguage, words: Mapping[str, Sequence[str]] | None = None) -> PhraseSet:
    """Compile the phrases of all languages together: people mix them, and looking for both costs little."""
    return PhraseSet.of((one for group in phrases.values() for one in group), {**shared_words(), **(words or {})})
