"""How much a word that no list holds looks like a name, from its letters alone.

A linear model over groups of one to four letters, trained by `guardrails/training/deid_tagger.py` on the lists of names
against English and Spanish words, misspellings and names of drugs. Asked only for words that nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from guardrails.identifiers._lists import DATA

LONGEST = 4
BOUNDS = (-2.0, -0.7, 0.7, 2.0)


@cache
def _weights() -> dict[str, float]:
    rows = (line.split("\t") for line in (DATA / "deid_shape.tsv").read_text("utf-8").splitlines())
    return {group: float(weight) for group, weight in rows}


def groups(word: str) -> Iterator[str]:
    """All groups of letters, with `^` and `$` for the ends."""
    edged = f"^{word}$"
    for size in range(1, LONGEST + 1):
        for at in range(len(edged) - size + 1):
            yield edged[at : at + size]


@lru_cache(maxsize=4096)
def likeness(word: str) -> float:
    """Above 0: rather a name. Lower case, without accents."""
    weights = _weights()
    return sum(weights.get(group, 0.0) for group in groups(word))


def level(word: str) -> int:
    """`likeness` in five steps, 0 to 4."""
    found = likeness(word)
    return sum(found > bound for bound in BOUNDS)
