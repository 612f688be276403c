"""Comments, each with the heart of a reply that a person would sign: clean sentences for the checks to learn from, by
other people than the checks' own authors.

`hearts/<author>.txt`, two lines a comment, identifiers removed beforehand:

    > the comment
    kind | topic | heart | ask

`-` stands for nothing. Every sixth comment, by a hash of its text, is kept aside and never learned from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "hearts"
ASIDE = 6


@dataclass(frozen=True, slots=True)
class Learned:
    """A comment and what is to be answered: its kind, its topic, the heart, and what completes "I'm asking …"."""

    comment: str
    kind: str
    topic: str
    text: str
    ask: str

    @property
    def aside(self) -> bool:
        return hashlib.sha256(self.comment.encode()).digest()[0] % ASIDE == 0


def everything() -> list[Learned]:
    """All pairs, each comment once."""
    found = {one.comment: one for path in sorted(HERE.glob("*.txt")) for one in _pairs(path)}
    return list(found.values())


def _pairs(path: Path) -> Iterator[Learned]:
    comment = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            comment = line[2:]
        elif line.strip() and not line.startswith("# "):
            kind, topic, text, ask = ("" if part.strip() == "-" else part.strip() for part in line.split("|"))
            yield Learned(comment, kind, topic, text, ask)
