"""Find entries of the audit trail, newest first, in a time that does not grow with the trail.

One search looks through a window of rows and says how far back it came. Fields are looked for in the marks beside the
rows (`store.marks`), words in the payloads; what the database preselects is confirmed on the parsed payload.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic_core import from_json
from sqlalchemy import ColumnElement, Engine, Row, Select, and_, func, select

from server.store.marks import rule_marks
from server.store.prune import EMPTIED
from server.store.tables import AuditRow, MarkRow, RuleMarkRow

WINDOW = 10_000
PAGE = 50
AT_A_TIME = 1_000
SPOKE_UP = ("served", "repaired")
"""How a rule had to do with a draft, so that it counts as having spoken up."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the trail with its payload parsed. `seq` is its place, `hash` its link of the chain.

    Where what was said has been removed after its time, the payload is empty.
    """

    seq: int
    about: str
    at: datetime
    who: str
    action: str
    payload: Mapping[str, Any]
    hash: str

    @property
    def emptied(self) -> bool:
        return not self.payload


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; an empty field means anything. `since` and `until` are moments, `until` exclusive.

    `text` is looked for in everything that was recorded; `rule` is one that spoke up: with a remark that was
    shown, or against a text that was not used.
    """

    text: str = ""
    who: str = ""
    action: str = ""
    platform: str = ""
    kind: str = ""
    route: str = ""
    rule: str = ""
    writer: str = ""
    model: str = ""
    version: str = ""
    about: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def narrow(self) -> bool:
        return self != Query()


@dataclass(frozen=True, slots=True)
class Found:
    """Entries, newest first. `older` is where to go on (rows before that place), or None at the beginning.

    `searched_to` is when the oldest row that was looked at was written.
    """

    entries: tuple[Entry, ...]
    older: int | None
    searched_to: datetime | None


def find(engine: Engine, query: Query, *, before: int | None = None, page: int = PAGE, window: int = WINDOW) -> Found:
    """One page of entries that fit, from the rows before `before` (default: the newest)."""
    with engine.connect().execution_options(readonly=True) as connection:
        last = connection.scalar(select(func.max(AuditRow.seq))) or 0
        top = min(before - 1, last) if before is not None else last
        bottom = 0 if query.about else max(0, top - window)
        wanted = _rows(query, bottom, top).order_by(AuditRow.seq.desc())
        entries: list[Entry] = []
        with connection.execution_options(yield_per=page).execute(wanted) as rows:
            for row in rows:
                entry = _entry(row)
                if _fits(entry, query):
                    entries.append(entry)
                if len(entries) == page:
                    bottom = entry.seq - 1
                    break
        reached = connection.scalar(select(AuditRow.at).where(AuditRow.seq == bottom + 1))
    return Found(tuple(entries), bottom + 1 if bottom > 0 else None, reached)


def each(engine: Engine, query: Query) -> Iterator[Entry]:
    """Every entry that fits, oldest first, however many there are. Keeps one connection while it is read."""
    options = {"readonly": True, "yield_per": AT_A_TIME}
    wanted = _rows(query).order_by(AuditRow.seq)
    with engine.connect().execution_options(**options) as connection, connection.execute(wanted) as rows:
        for row in rows:
            entry = _entry(row)
            if _fits(entry, query):
                yield entry


def latest(engine: Engine, count: int) -> tuple[Entry, ...]:
    """The last `count` rows, newest first."""
    with engine.connect().execution_options(readonly=True) as connection:
        rows = connection.execute(_columns().order_by(AuditRow.seq.desc()).limit(count)).all()
    return tuple(_entry(row) for row in rows)


def _columns() -> Select[int, str, datetime, str, str, str, str]:
    return select(
        AuditRow.seq, AuditRow.about, AuditRow.at, AuditRow.who, AuditRow.action, AuditRow.payload, AuditRow.hash
    )


def _rows(query: Query, after: int = 0, until: int | None = None) -> Select[int, str, datetime, str, str, str, str]:
    """The rows after `after`, up to and with `until`, that may fit: everything that the database can tell."""
    exact: list[ColumnElement[bool]] = [AuditRow.seq > after]
    if until is not None:
        exact.append(AuditRow.seq <= until)
    if query.about:
        exact.append(AuditRow.about == query.about)
    if query.who:
        exact.append(AuditRow.who == query.who)
    if query.action:
        exact.append(AuditRow.action == query.action)
    if query.since:
        exact.append(AuditRow.at >= query.since)
    if query.until:
        exact.append(AuditRow.at < query.until)
    if query.text:
        exact.append(AuditRow.payload.icontains(_escaped(query.text), autoescape=True))
    exact += [AuditRow.seq.in_(marked) for marked in _marked(query, after, until)]
    return _columns().where(and_(*exact))


def _marked(query: Query, after: int, until: int | None) -> Iterator[Select[int]]:
    """The rows whose marks fit: each is read off one index, within the same stretch."""
    fields = [(column, value) for column, value in (
        (MarkRow.platform, query.platform), (MarkRow.kind, query.kind), (MarkRow.route, query.route),
        (MarkRow.writer, query.writer), (MarkRow.model, query.model), (MarkRow.version, query.version),
    ) if value]  # fmt: skip
    if fields:
        marked = select(MarkRow.seq).where(MarkRow.seq > after, *(column == value for column, value in fields))
        yield marked.where(MarkRow.seq <= until) if until is not None else marked
    if query.rule:
        spoke = RuleMarkRow.how.in_(SPOKE_UP)
        found = select(RuleMarkRow.seq).where(RuleMarkRow.rule == query.rule, spoke, RuleMarkRow.seq > after)
        yield found.where(RuleMarkRow.seq <= until) if until is not None else found


def _fits(entry: Entry, query: Query) -> bool:
    payload = entry.payload
    writer, book = payload.get("writer") or {}, payload.get("rulebook") or {}
    return (
        (not query.platform or payload.get("platform") == query.platform)
        and (not query.kind or (payload.get("triage") or {}).get("kind") == query.kind)
        and (not query.route or payload.get("route") == query.route)
        and (not query.rule or any(rule == query.rule and how in SPOKE_UP for how, rule in rule_marks(payload)))
        and (not query.writer or writer.get("name") == query.writer)
        and (not query.model or writer.get("model") == query.model)
        and (not query.version or book.get("version") == query.version)
    )


def _escaped(text: str) -> str:
    """A text as it stands within a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _entry(row: Row[int, str, datetime, str, str, str, str]) -> Entry:
    said = from_json(row.payload) if row.payload != EMPTIED else {}
    return Entry(row.seq, row.about, row.at, row.who, row.action, said, row.hash)
