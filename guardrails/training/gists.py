"""Comments, each with its gist: what it is about as a noun phrase, the particular thing kept, in other words where that
is easy. The embedded model's adapter learns from them (`server/training/adapter.py`).

`gists/<part>.txt`, two lines a comment, identifiers removed beforehand:

    > the comment
    the gist

Every sixth comment, by a hash of its text, is kept aside and never learned from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "gists"
ASIDE = 6


@dataclass(frozen=True, slots=True)
class Gist:
    """A comment and what it is about."""

    comment: str
    text: str

    @property
    def aside(self) -> bool:
        return hashlib.sha256(self.comment.encode()).digest()[0] % ASIDE == 0


def everything() -> list[Gist]:
    """All of them, each comment once."""
    found = {one.comment: one for path in sorted(HERE.glob("*.txt")) for one in _pairs(path)}
    return list(found.values())


def _pairs(path: Path) -> Iterator[Gist]:
    comment = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            comment = line[2:]
        elif line.strip() and not line.startswith("# "):
            yield Gist(comment, line.strip())
