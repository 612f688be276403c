"""Read the labelled sentences of `training/checks/`.

A file there is named after its rule. `+ ` begins a sentence that breaks it, `- ` a near miss that doesn't; `clean.txt`
holds sentences that break none. `{a|b}` stands for each in turn; sentences of one line stay together when data is
split. The files in `labelled/` came as whole sentences from several authors: under a line `@ rule rule` stand sentences
that break those rules, under `@ -` those that break none; `#` begins a note on their origin.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "checks"
_MOST_PER_LINE = 12


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence; `rules` are what it breaks (none: nothing), `line` groups variations of one line."""

    text: str
    rules: frozenset[str]
    line: int


def read() -> list[Labelled]:
    """All labelled sentences, in the order of files and lines."""
    rows = itertools.chain(_by_rule(), _by_heading())
    return [Labelled(text, rules, line) for line, (row, rules) in enumerate(rows) for text in _variations(row)]


def _by_rule() -> Iterator[tuple[str, frozenset[str]]]:
    for path in sorted(FOLDER.glob("*.txt")):
        for row in path.read_text(encoding="utf-8").splitlines():
            if row[:2] in ("+ ", "- "):
                yield row[2:], frozenset([path.stem] if row[0] == "+" else [])


def _by_heading() -> Iterator[tuple[str, frozenset[str]]]:
    for path in sorted(FOLDER.glob("labelled/*.txt")):
        rules: frozenset[str] = frozenset()
        for row in path.read_text(encoding="utf-8").splitlines():
            if row.startswith("@ "):
                rules = frozenset(row[2:].split()) - {"-"}
            elif row.strip() and not row.startswith("#"):
                yield row.strip(), rules


def _variations(row: str) -> list[str]:
    """Every choice of `{a|b}`, thinned evenly where there are many."""
    parts = re.split(r"\{([^{}]*)\}", row)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    every = ["".join(pick) for pick in itertools.product(*choices)]
    step = max(1, len(every) // _MOST_PER_LINE)
    return every[::step]
