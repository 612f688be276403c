"""Comments written by hand as whole texts, identifiers marked: `[[KIND:text]]`, one a line, `\\n` for a new line.

Unlike the planted comments they were not made from carriers, and unlike the rules' own examples they were written by
people who did not know the rules. `author=name|@handle :::` before a comment says who wrote it. Everything in them is
invented. Origin of each file: its first lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.data.deid_planted import Part

HERE = Path(__file__).parent
MARK = re.compile(r"\[\[([A-Z0-9]+):(.*?)\]\]", re.S)
KINDS = {
    "NAME": "PERSON", "STAFF": "PERSON", "HANDLE": "HANDLE", "HASHTAG": "HANDLE", "ADDRESS": "ADDRESS", "CITY": "CITY",
    "COUNTY": "CITY", "ZIP": "ZIP", "DATE": "DATE", "RELDATE": "DATE", "AGE90": "AGE", "PHONE": "PHONE", "FAX": "FAX",
    "EMAIL": "EMAIL", "SSN": "SSN", "MRN": "ID", "MEMBER": "ID", "CLAIM": "ID", "ACCOUNT": "ID", "LICENCE": "ID",
    "OTHERID": "ID", "PLATE": "VEHICLE", "VIN": "VEHICLE", "DEVICE": "DEVICE", "URL": "URL", "IP": "IP", "ROOM": "ROOM",
    "EMPLOYER": "ORG",
}  # fmt: skip


@dataclass(frozen=True)
class Written:
    """A comment, its identifiers as (start, end, kind) in code points of `text`, and who wrote it, if known."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    author: str | None


def written(part: Part) -> list[Written]:
    """The comments of every file of one part: `deid_written_dev*.txt` or `deid_written_aside*.txt`."""
    return [_read(line) for line in _lines(f"deid_written_{part}*.txt")]


def written_clean(part: Part) -> list[str]:
    """Comments that hold no identifier."""
    return [line.replace("\\n", "\n") for line in _lines(f"deid_written_clean_{part}*.txt")]


def _lines(pattern: str) -> Iterator[str]:
    for path in sorted(HERE.glob(pattern)):
        yield from (line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("# "))


def _read(line: str) -> Written:
    author = None
    if line.startswith("author="):
        head, _, line = line.partition(":::")
        author, line = head.removeprefix("author=").strip().replace("|", " "), line.strip()
    line = line.replace("\\n", "\n")
    text, spans, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), KINDS[mark[1]]))
        text, at = text + mark[2], mark.end()
    return Written(text + line[at:], tuple(spans), author)
