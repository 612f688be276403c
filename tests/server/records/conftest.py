"""A trail in a fresh database, written as the server writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from server.store import Store
from server.store.audit import AuditEntry, Receipt
from tests.server.store.conftest import database_url, postgres_server

__all__ = ["database_url", "postgres_server"]

BEGIN = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
Write = Callable[..., Receipt]


def drafted(**changes: Any) -> dict[str, Any]:
    """The payload of an ordinary draft, with what a test wants different."""
    ordinary: dict[str, Any] = {
        "platform": "facebook", "stage": "public", "comment": "We waited, <PERSON_1> and I.", "removed": ["PERSON"],
        "thread": [], "note": None, "route": "reply", "reply": "A wait like that is long. I'm sorry.",
        "alternatives": [],
        "triage": {"kind": "complaint", "topics": ["waiting"], "flags": ["privacy"], "severity": 2, "route": "reply",
                   "reasons": ["A wait."]},
        "sentences": [{"text": "A wait like that is long.", "rules": ["ignores-concern"]},
                      {"text": "I'm sorry.", "rules": ["missing-apology", "g-003-5"]}],
        "findings": [], "facts": [], "commitments": [],
        "writer": {"name": "composer", "model": None, "attempts": 1, "note": "No model is set."},
        "rulebook": {"version": "abcdef123456", "approved": False}, "timings_ms": {"total": 40.0},
    }  # fmt: skip
    return ordinary | changes


@pytest.fixture
def store(database_url: str, tmp_path: Path) -> Iterator[Store]:
    opened = Store.ready(database_url, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def write(store: Store) -> Write:
    """Append one entry; each is a minute younger than the one before it."""
    written = 0

    def append(about: str, action: str = "draft", who: str = "Dana", **payload: Any) -> Receipt:
        nonlocal written
        written += 1
        entry = AuditEntry(
            id=about, who=who, action=action, at=BEGIN + timedelta(minutes=written),
            payload=drafted(**payload) if action == "draft" else payload,
        )  # fmt: skip
        return store.trail.append_and_wait(entry)

    return append
