"""The word lists, loaded once. `strong` entries are names and nothing else; `weak` ones are everyday words too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Names:
    strong: frozenset[str]
    weak: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.strong or word in self.weak


@cache
def names(which: str) -> Names:
    """`first_names`, `last_names` or `places`, in lower case without accents."""
    lines = (DATA / f"deid_{which}.txt").read_text("utf-8").split("\n")[:-1]
    return Names(
        frozenset(line for line in lines if not line.endswith("?")),
        frozenset(line[:-1] for line in lines if line.endswith("?")),
    )


@cache
def plain(which: str) -> frozenset[str]:
    """A list without marks: `words`, `medical`, …; `#` opens a comment."""
    lines = (DATA / f"deid_{which}.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
