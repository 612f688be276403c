"""The safety flags, one file each, found by scanning this folder.

A flag's file holds what it looks for and, as data, examples that it must find (`FLAGS`) and texts that it must leave
alone (`LEAVES`). A file that lacks any of them can't be loaded; one that begins with `_` only
helps another. `barrage` has no file: it needs history, so the server sets it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from guardrails.triage.reading import Reading
from guardrails.triage.sign import Sign
from guardrails.types import FLAGS, Flag


class FlagFileError(RuntimeError):
    """A file in this folder lacks something that every flag must have."""


@dataclass(frozen=True, slots=True)
class FlagRule:
    """One flag. `find` returns what was seen, or None. `default` is used when only the learned net saw it."""

    flag: Flag
    default: Sign
    guidelines: tuple[str, ...]
    flags: tuple[str, ...]
    leaves: tuple[str, ...]
    find: Callable[[Reading], Sign | None]


@cache
def all_flags() -> tuple[FlagRule, ...]:
    """Every flag's rule, in the order of `guardrails.types.FLAGS`. Raises `FlagFileError`."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    rules = [load(importlib.import_module(f"{__name__}.{name}")) for name in names]
    return tuple(sorted(rules, key=lambda rule: FLAGS.index(rule.flag)))


def load(module: ModuleType) -> FlagRule:
    """Read one flag's module. Raises `FlagFileError` naming what is missing."""
    missing = [
        name for name in ("FLAG", "SIGN", "GUIDELINES", "FLAGS", "LEAVES", "find") if not getattr(module, name, None)
    ]
    if missing:
        raise FlagFileError(f"{module.__name__} lacks {', '.join(missing)}")
    if module.FLAG not in FLAGS:
        raise FlagFileError(f"{module.__name__} has an unknown flag: {module.FLAG}")
    return FlagRule(module.FLAG, module.SIGN, module.GUIDELINES, module.FLAGS, module.LEAVES, module.find)
