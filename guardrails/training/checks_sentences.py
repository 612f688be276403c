"""Read the labelled sentences of `training/checks/*.txt`.

A file is named after its rule. `+ ` begins a sentence that breaks it, `- ` a near miss that doesn't; `clean.txt` holds
sentences that break none. `{a|b}` stands for each in turn; sentences of one line stay together when data is split.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "checks"
_MOST_PER_LINE = 12


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence; `rule` is what it breaks (None: nothing), `line` groups variations of one line."""

    text: str
    rule: str | None
    line: int


def read() -> list[Labelled]:
    """All labelled sentences, in the order of files and lines."""
    found: list[Labelled] = []
    line = 0
    for path in sorted(FOLDER.glob("*.txt")):
        for row in path.read_text(encoding="utf-8").splitlines():
            if row[:2] in ("+ ", "- "):
                line += 1
                rule = path.stem if row[0] == "+" else None
                found += [Labelled(text, rule, line) for text in _variations(row[2:])]
    return found


def _variations(row: str) -> list[str]:
    """Every choice of `{a|b}`, thinned evenly where there are many."""
    parts = re.split(r"\{([^{}]*)\}", row)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    every = ["".join(pick) for pick in itertools.product(*choices)]
    step = max(1, len(every) // _MOST_PER_LINE)
    return every[::step]
