"""One case whole: the draft, what became of it, and what a person changed, word by word."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Engine

from server.records.search import Entry, Query, find

MOST_ENTRIES = 200
_TOKEN = re.compile(r"\s+|[^\s]+")

Change = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words that stayed, went or came."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a draft: `status` as it was told, and the difference where another text was posted."""

    entry: Entry
    status: str
    changed: float | None
    difference: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """All entries about one draft, oldest first. `draft` is None where it was asked for and not made.

    `emptied` says that what was said has been removed after its time.
    """

    id: str
    entries: tuple[Entry, ...]
    draft: Entry | None
    outcomes: tuple[Outcome, ...]

    @property
    def emptied(self) -> bool:
        return self.draft is not None and self.draft.emptied


def read_case(engine: Engine, case_id: str) -> Case | None:
    """The case of that id, or None where nothing was recorded about it."""
    entries = tuple(reversed(find(engine, Query(about=case_id), page=MOST_ENTRIES).entries))
    if not entries:
        return None
    draft = next((entry for entry in entries if entry.action == "draft"), None)
    reply = str((draft.payload.get("reply") if draft else "") or "")
    return Case(
        case_id, entries, draft, tuple(_outcome(entry, reply) for entry in entries if entry.action == "outcome")
    )


def _outcome(entry: Entry, reply: str) -> Outcome:
    text = entry.payload.get("text")
    changed = entry.payload.get("changed")
    return Outcome(
        entry,
        str(entry.payload.get("status", "")),
        float(changed) if changed is not None else None,
        difference(reply, str(text)) if text is not None else (),
    )


def difference(before: str, after: str) -> tuple[Words, ...]:
    """How one text became the other, by words and the blanks between them.

    Without what is `new`, the runs are `before`; without what is `gone`, they are `after`.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    runs: list[Words] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Words("same", "".join(old[a:b])))
            continue
        if b > a:
            runs.append(Words("gone", "".join(old[a:b])))
        if d > c:
            runs.append(Words("new", "".join(new[c:d])))
    return tuple(runs)
