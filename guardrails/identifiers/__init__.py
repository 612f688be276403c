"""Families of identifiers, one a file, found by scanning this folder (names with a leading `_` are shared parts).

A file defines one or more Presidio recognisers, each with a docstring, `FINDS` and `LEAVES`.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable

from presidio_analyzer import EntityRecognizer


def recognisers() -> list[Callable[[], EntityRecognizer]]:
    """Every recogniser class of this folder, by file name and then as written."""
    found: list[Callable[[], EntityRecognizer]] = []
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        if not info.name.startswith("_"):
            module = importlib.import_module(f"{__name__}.{info.name}")
            found += [thing for thing in vars(module).values() if _belongs(thing, module.__name__)]
    return found


def _belongs(thing: object, module: str) -> bool:
    return inspect.isclass(thing) and issubclass(thing, EntityRecognizer) and thing.__module__ == module
