"""Ways of checking a reply, one a file. A rule names its way by `check.kind`, which is the file's name.

Each module has `compile(params, rule, shared) -> Check` (`shared` are the rulebook's lists of words); modules that
begin with an underscore are tools for them. A check says where a reply breaks its rule; it never edits, never logs and
knows nothing of HTTP, databases or models.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from guardrails.checks._phrase import PhraseError, PhraseSet
from guardrails.checks._text import Reply
from guardrails.types import DraftContext
from prompts.reading import RulebookError, line_holding, line_of, mistakes
from prompts.rulebook import Rule, Words

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


def compile_check(rule: Rule, shared: Words, text: str = "") -> Check | None:
    """Make a rule's check, or None where it has none. `shared` are the lists of words that every rule may use.

    Raises RulebookError when its parameters can't be used; `text` is the rule's file, so that it can name the line.
    """
    if rule.check is None:
        return None
    path = f"rules/{rule.id}.yaml"
    params = dict(rule.check)
    kind = params.pop("kind", None)
    if kind not in kinds():
        says = f"There is no way of checking called {kind!r}; there are {', '.join(kinds())}."
        raise RulebookError.about(path, says, line_of(text, ["check", "kind"]))
    module = importlib.import_module(f"{__name__}.{kind}")
    try:
        made: Check = module.compile(params, rule, shared)
    except ValidationError as error:
        raise mistakes(error, path, text, under=("check",)) from error
    except PhraseError as error:
        raise RulebookError.about(
            path, f"This phrase can't be used: {error}.", line_holding(text, error.source)
        ) from error
    return made


P = TypeVar("P", bound=Params)


def read_params(model: type[P], params: Mapping[str, Any]) -> P:
    """Validate the parameters that a rule file gives."""
    return model.model_validate(params)


def phrase_set(phrases: ByLanguage, words: Words | None = None) -> PhraseSet:
    """Compile the phrases of all languages together: people mix them, and looking for both costs little."""
    return PhraseSet.of((one for group in phrases.values() for one in group), words or {})
