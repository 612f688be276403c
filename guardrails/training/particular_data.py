"""Comments in which a phrase is marked, for `training/subject.py`: what names the thing, or words worth saying back."""

from __future__ import annotations

import re
from pathlib import Path

from guardrails.training.identifier_data import Marked

THING = "THING"
QUOTE = "QUOTE"
FOLDERS = {THING: Path(__file__).parent / "particulars", QUOTE: Path(__file__).parent / "quotes"}
_MARKED = re.compile(r"\[\[(.+?)\]\]")


def marked(line: str, kind: str) -> Marked:
    """A comment with the place of its marked phrase, if it has one."""
    line = line.replace("\\n", "\n")
    found = _MARKED.search(line)
    text = _MARKED.sub(r"\1", line)
    return Marked(text, ((found.start(), found.end() - 4, kind),) if found else ())


def comments(kind: str) -> list[Marked]:
    """All comments in which phrases of a kind are marked, each once."""
    lines = (
        line.strip()
        for path in sorted(FOLDERS[kind].glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("# ")
    )
    return list({one.text: one for one in (marked(line, kind) for line in lines)}.values())
