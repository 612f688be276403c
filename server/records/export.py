"""Write entries out for a spreadsheet (CSV) or a program (JSON Lines). Like the trail, they hold no identifiers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from server.records.search import Entry

COLUMNS = (
    "row", "time", "who", "action", "draft", "platform", "stage", "kind", "severity", "flags", "route", "comment",
    "reply", "findings", "writer", "model", "rulebook", "approved", "outcome", "posted", "changed", "hash",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the start of a cell."""


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """CSV with a heading, a few lines at a time. Cells that a spreadsheet would run begin with an apostrophe."""
    yield _line(COLUMNS)
    for entry in entries:
        yield _line(tuple(_cell(value) for value in _values(entry)))


def as_json_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """One JSON object a line, with the whole payload as it was recorded."""
    for entry in entries:
        whole = {
            "row": entry.seq, "time": entry.at.isoformat(), "who": entry.who, "action": entry.action,
            "about": entry.about, "payload": dict(entry.payload), "hash": entry.hash,
        }  # fmt: skip
        yield json.dumps(whole, ensure_ascii=False) + "\n"


def _values(entry: Entry) -> tuple[Any, ...]:
    said = entry.payload
    triage, writer, book = said.get("triage") or {}, said.get("writer") or {}, said.get("rulebook") or {}
    return (
        entry.seq, entry.at.isoformat(), entry.who, entry.action, entry.about, said.get("platform"), said.get("stage"),
        triage.get("kind"), triage.get("severity"), " ".join(triage.get("flags") or ()), said.get("route"),
        said.get("comment"), said.get("reply"), " ".join(found["rule"] for found in said.get("findings") or ()),
        writer.get("name"), writer.get("model"), book.get("version"), book.get("approved"), said.get("status"),
        said.get("text"), said.get("changed"), entry.hash,
    )  # fmt: skip


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
