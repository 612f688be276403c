"""Contacts that an admin changed, on top of the register that compliance approves.

Whom to write to and whom to call changes more often than what may be said, so an admin changes it at once. There is no
table for it: a change is a row of the audit trail, which is kept whole and chained. It holds over the part of the
file that it was made over; once another version with other contacts is in force, that file speaks again.

    MovedOn   the contacts are not those that somebody looked at
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, select

from guardrails.types import FLAGS, Contact
from server.acting import Person
from server.errors import MovedOn
from server.organisation import Organisation
from server.organisation_entries import ChannelEntry, EscalationEntry
from server.store import Store
from server.store.audit import AuditEntry, canonical, link
from server.store.tables import AuditRow
from server.store.trail import Waiting, prepared

ACTION = "contacts-changed"
CHANNELS, DEFAULT = "channels", "default"
PARTS = (CHANNELS, DEFAULT, *FLAGS)
"""What can be changed by itself: the private ways to a person, and whom to call for each flag."""

Entries = list[dict[str, str]]
_CHANNELS = TypeAdapter(tuple[ChannelEntry, ...])
_CALLED = TypeAdapter(tuple[EscalationEntry, ...])


@dataclass(frozen=True, slots=True)
class Change:
    """One part as an admin left it. `over` is the mark of what the approved file said there."""

    part: str
    entries: Entries
    over: str
    who: str
    at: datetime


def entries_of(house: Organisation, part: str) -> Entries:
    """A part as plain fields, in its order."""
    if part == CHANNELS:
        return [{"text": channel.text, "kind": channel.kind} for channel in house.channels]
    return [{name: str(value) for name, value in contact} for contact in _called(house).get(part, ())]


def mark_of(entries: Entries) -> str:
    """Stands for exactly these entries."""
    return hashlib.sha256(canonical(entries).encode()).hexdigest()


def holding(filed: Organisation, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Those of the changes that hold over a file: the latest for each part, made over what the file says there."""
    last = {change.part: change for change in changes}
    return tuple(one for part, one in last.items() if one.over == mark_of(entries_of(filed, part)))


def changed_by(filed: Organisation, changes: Sequence[Change]) -> Organisation:
    """The register with its changed contacts. Raises ValidationError for entries that it could not hold."""
    house = filed
    for change in holding(filed, changes):
        house = put(house, change.part, change.entries)
    return house


def put(house: Organisation, part: str, entries: Entries) -> Organisation:
    """The register with another part. Raises ValidationError where the register could not hold it."""
    if part == CHANNELS:
        read = _CHANNELS.validate_python(entries)
        return house.model_copy(update={"channels": tuple(Contact(entry.text, entry.kind) for entry in read)})
    called = {**_called(house), part: _CALLED.validate_python(entries)}
    return house.model_copy(update={"escalation": {name: each for name, each in called.items() if each}})


def _called(house: Organisation) -> Mapping[str, tuple[EscalationEntry, ...]]:
    return {str(part): each for part, each in house.escalation.items()}


def last(connection: Connection) -> int:
    """The row of the latest change; 0 where there is none."""
    return connection.scalar(select(func.max(AuditRow.seq)).where(AuditRow.action == ACTION)) or 0


def changes(connection: Connection) -> tuple[Change, ...]:
    """Every change that the trail holds as it was written, the oldest first."""
    return tuple(_changes(connection))


def _changes(connection: Connection) -> Iterator[Change]:
    rows = select(*AuditRow.__table__.columns).where(AuditRow.action == ACTION).order_by(AuditRow.seq)
    for row in connection.execute(rows):
        if row.hash == link(row.previous, row.seq, row.about, row.at, row.who, row.action, row.payload):
            said = json.loads(row.payload)
            yield Change(said["part"], said["entries"], said["over"], row.who, row.at)


def change(store: Store, filed: Organisation, admin: Person, part: str, entries: Entries, seen: str) -> None:
    """Write a change down; it holds on every server at its next look. `seen` is the mark of what the admin looked at.

    Raises MovedOn, RecordFailed.
    """

    def entry(connection: Connection) -> tuple[Waiting]:
        before = entries_of(changed_by(filed, changes(connection)), part)
        if mark_of(before) != seen:
            raise MovedOn(
                "Somebody else changed these contacts meanwhile.", kept="Nothing of yours was stored.",
                next_step="Load the page again, look at what is there now, and change that.",
            )  # fmt: skip
        payload: dict[str, Any] = {
            "part": part, "entries": entries, "before": before, "over": mark_of(entries_of(filed, part)),
            "by": admin.id, "role": admin.role,
        }  # fmt: skip
        return (prepared(AuditEntry(who=admin.name, action=ACTION, payload=payload)),)

    store.commit(entry)
