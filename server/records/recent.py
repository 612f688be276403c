"""The latest rows of the trail, as far as they are counted, kept between questions: each row is read and parsed once.

What is kept holds no text, only names of rules, kinds, topics and routes, and times.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import replace
from threading import Lock
from typing import Any

from sqlalchemy import Engine

from server.records.search import Entry, latest

MOST_ROWS = 2_000


class Recent:
    """The last `most` rows of one database. Safe to ask from several threads and beside other servers that write."""

    def __init__(self, engine: Engine, most: int = MOST_ROWS) -> None:
        self._engine = engine
        self._lock = Lock()
        self._kept: deque[Entry] = deque(maxlen=most)

    def entries(self) -> tuple[Entry, ...]:
        """Newest first. Reads only what was written since it was asked last. Raises SQLAlchemyError."""
        with self._lock:
            last = self._kept[0] if self._kept else None
            fresh = latest(self._engine, self._kept.maxlen or MOST_ROWS, down_to=last.seq if last else 0)
            # The row that was newest comes along: where it is another one now, a backup was put back.
            follows = bool(last and fresh and (fresh[-1].seq, fresh[-1].hash) == (last.seq, last.hash))
            pruned = any(entry.action == "pruned" for entry in fresh[:-1])
            if last and (not follows or pruned):
                self._kept.clear()
                fresh = latest(self._engine, self._kept.maxlen or MOST_ROWS)
            for entry in reversed(fresh[:-1] if self._kept else fresh):
                self._kept.appendleft(_counted(entry))
            return tuple(self._kept)


def _counted(entry: Entry) -> Entry:
    """The entry with nothing in its payload but what counts are made of."""
    said = entry.payload
    if entry.action == "draft" and not entry.emptied:
        triage, writer = said.get("triage") or {}, said.get("writer") or {}
        return replace(entry, payload={
            "route": said.get("route"),
            "respond_by": said.get("respond_by"),
            "triage": {"kind": triage.get("kind"), "topics": tuple(triage.get("topics") or ())},
            "writer": {"name": writer.get("name")},
            "findings": tuple({"rule": found.get("rule")} for found in _each(said, "findings")),
            "repaired": tuple(said.get("repaired") or ()),
            "sentences": tuple({"rules": tuple(part.get("rules") or ())} for part in _each(said, "sentences")),
        })  # fmt: skip
    if entry.action == "outcome":
        return replace(entry, payload={"status": said.get("status"), "changed": said.get("changed")})
    return replace(entry, payload={})


def _each(said: Mapping[str, Any], name: str) -> Iterable[Mapping[str, Any]]:
    parts: Iterable[Mapping[str, Any]] = said.get(name) or ()
    return parts
