"""One entry of the audit trail and how it is chained: every row's hash covers the row before it."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
"""What the first row follows."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Something that happened. `id` is the draft that it is about; several entries may share it.

    `payload` is JSON and holds only text with identifiers removed. `who` is the name of a key or an account.
    """

    who: str
    action: str
    payload: Mapping[str, Any]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Receipt:
    """The entry is on the disk, as row `seq` of the chain, and `hash` is its link."""

    seq: int
    hash: str


def canonical(value: Any) -> str:
    """JSON in the one form that is hashed. Raises ValueError for what JSON can't hold (NaN, odd objects)."""
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    except TypeError as error:
        raise ValueError("The payload is not JSON.") from error


def link(previous: str, seq: int, about: str, at: datetime, who: str, action: str, payload: str) -> str:
    """The hash of one row: SHA-256 over the hash before it and everything that the row says."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(canonical([previous, seq, about, moment, who, action, payload]).encode()).hexdigest()
