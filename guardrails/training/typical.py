"""Comments sorted by what they are about (`training/matters`), and what triage learns from the typical ones of them.

Those under `matters/typical` say in plain words what people complain of, praise and ask every day. What a comment is
about says its kind and its topic, and nothing in them is grave: without them the networks knew odd comments better than
common ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guardrails.types import TOPICS, Flag

MATTERS = Path(__file__).parent / "matters"
TYPICAL = MATTERS / "typical"
OPEN: tuple[Flag, ...] = ("privacy", "minor")
"""Nobody said of these whether they are there."""
OPEN_UNDER: dict[str, tuple[Flag, ...]] = {
    "care-outcome": ("adverse-event",),
    "cleanliness": ("safety",),
    "facilities": ("safety",),
    "food": ("safety", "adverse-event"),
    "parking-access": ("safety",),
    "privacy": ("data-breach",),
    "staff-manner": ("discrimination",),
}
"""The same by topic: an icy path may be a danger, and the comment says no more than that there was one."""
_LOSS = re.compile(
    r"\b(?:died|death|dead|passed(?: away)?|lost (?:my|our|her|his)|late (?:husband|wife|mother|father|mom|dad)|funeral"
    r"|hospice|falleci\w+|muri[oó]|fractur\w+|broken?|broke|fell|slipped|hurt)\b",
    re.I,
)
"""Where a loss or an injury may be told, nobody said whether it is."""


@dataclass(frozen=True, slots=True)
class Typical:
    """A comment with its kind and topic, None where the matter doesn't say; no flag but perhaps one of `open`."""

    text: str
    kind: str | None
    topic: str | None
    open: tuple[Flag, ...]


def by_matter(path: Path) -> Iterator[tuple[str, str]]:
    """The comments of a file, each with the name of its matter; `@ name` heads the comments below it."""
    name = ""
    for line in map(str.strip, path.read_text("utf-8").splitlines()):
        if line.startswith("@ "):
            name = line[2:].strip()
        elif line and not line.startswith("# "):
            yield name, line.replace("\\n", "\n")


def typical() -> Iterator[Typical]:
    """All comments of `matters/typical`."""
    for path in sorted(TYPICAL.glob("*.txt")):
        for name, text in by_matter(path):
            first = name.split("/")[0]
            topic = first if first in TOPICS else None
            kind = "complaint" if topic else None if first == "suggestion" else first
            loss: tuple[Flag, ...] = ("death-or-injury",) if _LOSS.search(text) else ()
            yield Typical(text, kind, topic, OPEN + OPEN_UNDER.get(first, ()) + loss)
