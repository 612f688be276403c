"""Comments in which the phrase that names what they are about is marked, for `training/subject.py`."""

from __future__ import annotations

import re
from pathlib import Path

from guardrails.training.identifier_data import Marked

KIND = "THING"
COMMENTS = Path(__file__).parent / "particulars"
_MARKED = re.compile(r"\[\[(.+?)\]\]")


def marked(line: str) -> Marked:
    """A comment with the place of its marked phrase, if it has one."""
    found = _MARKED.search(line)
    text = _MARKED.sub(r"\1", line)
    return Marked(text, ((found.start(), found.end() - 4, KIND),) if found else ())


def comments() -> list[Marked]:
    """All comments of `training/particulars`, each once."""
    lines = (
        line.strip()
        for path in sorted(COMMENTS.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("# ")
    )
    return list({one.text: one for one in map(marked, lines)}.values())
