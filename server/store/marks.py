"""What is searched and counted, kept small beside the rows of the trail: nobody parses a payload to count it.

Marks are written in the transaction of their rows and hold no text about a comment: names of platforms, kinds, routes,
rules. They are not part of the chain, and nothing is proved by them: `rebuild` makes them anew from the payloads. A row
whose payload was pruned has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from pydantic_core import from_json
from sqlalchemy import Connection, bindparam, delete, insert, select

from server.store.tables import AuditRow, MarkRow, RuleMarkRow

MARKED = ("draft", "outcome")
LONGEST = 200
AT_A_TIME = 1_000

How = Literal["served", "repaired", "answered"]
"""`served`: its remark was shown with the draft. `repaired`: it sent a text back before that one, which nobody saw.
`answered`: a sentence was written for it."""


def write(connection: Connection, rows: Sequence[Any]) -> None:
    """Keep the marks of rows, given in order as mappings with the columns of the table `audit`.

    Marks that are there for rows of these numbers go first: they are left from rows that are no more.
    """
    marks: list[dict[str, Any]] = []
    rules: list[dict[str, Any]] = []
    for row in rows:
        if row["action"] in MARKED and row["payload"]:
            said = from_json(row["payload"])
            marks.append(mark(row, said))
            rules += [{"seq": row["seq"], "how": how, "rule": rule} for how, rule in rule_marks(said)]
    if rows:
        forget(connection, rows[0]["seq"], rows[-1]["seq"])
    if marks:
        connection.execute(insert(MarkRow), marks)
    if rules:
        connection.execute(insert(RuleMarkRow), rules)


# Made once: to put a statement together costs more than to run it.
_FORGET = [
    delete(table).where(table.seq.between(bindparam("first"), bindparam("last"))) for table in (MarkRow, RuleMarkRow)
]


def forget(connection: Connection, first: int, last: int) -> None:
    """Take away the marks of the rows `first` to `last`."""
    for statement in _FORGET:
        connection.execute(statement, {"first": first, "last": last})


def rebuild(connection: Connection) -> int:
    """Make all marks anew from the trail; how many rows have them."""
    connection.execute(delete(MarkRow))
    connection.execute(delete(RuleMarkRow))
    done, last = 0, 0
    wanted = select(AuditRow.seq, AuditRow.about, AuditRow.at, AuditRow.action, AuditRow.payload)
    due = wanted.where(AuditRow.action.in_(MARKED), AuditRow.payload != "").order_by(AuditRow.seq).limit(AT_A_TIME)
    while rows := connection.execute(due.where(AuditRow.seq > last)).mappings().all():
        write(connection, rows)
        done, last = done + len(rows), rows[-1]["seq"]
    return done


def mark(row: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The mark of one row, from what it says."""
    triage, writer, book = (_object(said, name) for name in ("triage", "writer", "rulebook"))
    topics = triage.get("topics")
    changed = said.get("changed")
    return {
        "seq": row["seq"], "about": row["about"], "at": row["at"], "action": row["action"],
        "platform": _name(said.get("platform")), "kind": _name(triage.get("kind")), "route": _name(said.get("route")),
        "writer": _name(writer.get("name")), "model": _name(writer.get("model")),
        "version": _name(book.get("version")), "status": _name(said.get("status")),
        "topics": " ".join(_names(topics)), "respond_by": _moment(said.get("respond_by")),
        "changed": float(changed) if isinstance(changed, int | float) else None,
    }  # fmt: skip


def rule_marks(said: Mapping[str, Any]) -> set[tuple[How, str]]:
    """Every rule that had to do with a draft, and how."""
    found: set[tuple[How, str]] = {("served", name) for name in _names(_each(said, "findings", "rule"))}
    found |= {("answered", name) for part in _list(said, "sentences") for name in _names(part.get("rules"))}
    found |= {("repaired", name) for name in _names(said.get("repaired"))}
    return found


def _object(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = said.get(name)
    return value if isinstance(value, dict) else {}


def _list(said: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    value = said.get(name)
    return (item for item in (value if isinstance(value, list) else ()) if isinstance(item, dict))


def _each(said: Mapping[str, Any], name: str, key: str) -> list[Any]:
    return [item.get(key) for item in _list(said, name)]


def _names(values: Any) -> list[str]:
    return [name for value in (values if isinstance(values, list) else ()) if (name := _name(value))]


def _name(value: Any) -> str | None:
    """A value that an index can hold. Anything else has no mark: it must not cost the row that is being written."""
    return value if isinstance(value, str) and 0 < len(value) <= LONGEST and value.isprintable() else None


def _moment(value: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None
