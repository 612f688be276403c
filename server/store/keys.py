"""API keys and paired browsers: who may do what, until when.

A key is 256 random bits, so its plain SHA-256 is enough: there is nothing to guess, and a slow hash would only slow
down every request. (Pairing codes are short; `pairing.py` hashes them slowly.)
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, cast, get_args

from sqlalchemy import ColumnElement, Engine, Row, Select, insert, or_, select, update

from server.accounts.person import Person
from server.errors import InvalidInput, NotFound
from server.store.people import PERSON, person_of
from server.store.tables import AccountRow, KeyRow

Scope = Literal["drafts", "checks", "rules", "audit"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
Made = Literal["key", "browser"]
PREFIX = "sincerely_"
LONGEST_NAME = 80
REMEMBER_SECONDS = 0.5
"""A key that was good may be believed this long, so a revocation holds everywhere within a second."""
NOTE_USE_AFTER = timedelta(minutes=10)
"""How exactly the last use of a key is kept: to the minute would be a write for every request."""


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key; the key itself is not kept. `kind` is `key` or `browser` (made by pairing).

    `person` is whose it is, as they are now; a key that was made in a shell is nobody's.
    """

    id: str
    name: str
    scopes: frozenset[Scope]
    kind: Made
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None = None
    used_at: datetime | None = None
    account_id: str | None = None
    person: Person | None = None

    def usable(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now)


def parse_scopes(text: str) -> frozenset[Scope]:
    """`drafts,checks` -> the set. Raises InvalidInput naming the allowed ones."""
    wanted = {part.strip() for part in text.split(",") if part.strip()}
    if not wanted or not wanted <= set(SCOPES):
        raise InvalidInput(f"A key needs one or more of these scopes: {', '.join(SCOPES)}.")
    return cast(frozenset[Scope], frozenset(wanted))


def parse_name(text: str) -> str:
    """A name for the list of keys and the audit trail, on one line. Raises InvalidInput."""
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise InvalidInput(f"A key needs a name of 1 to {LONGEST_NAME} ordinary characters.")
    return name


def shown_name(text: str, otherwise: str) -> str:
    """The same from a program that nobody can ask again: what can't be shown is left out."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(kept.split())[:LONGEST_NAME].strip() or otherwise


class Keys:
    """The keys of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[str, tuple[float, Key]] = {}
        self._lock = threading.Lock()

    def create(
        self,
        name: str,
        scopes: Iterable[Scope],
        *,
        valid: timedelta | None = None,
        kind: Made = "key",
        account_id: str | None = None,
    ) -> tuple[str, Key]:
        """Make a key and return it with what is kept about it. This is the only time it can be seen."""
        token, now = PREFIX + secrets.token_urlsafe(32), datetime.now(UTC)
        until = now + valid if valid else None
        key = Key(str(uuid.uuid4()), name, frozenset(scopes), kind, now, until, account_id=account_id)
        row = {
            "id": key.id, "name": key.name, "hash": digest(token), "scopes": ",".join(sorted(key.scopes)),
            "kind": key.kind, "created_at": key.created_at, "expires_at": key.expires_at, "revoked_at": None,
            "account_id": account_id,
        }  # fmt: skip
        with self._engine.begin() as connection:
            connection.execute(insert(KeyRow), [row])
        return token, key

    def remembered(self, token: str) -> Key | None:
        """A key that was looked up a moment ago, without asking the database."""
        with self._lock:
            at, key = self._known.get(digest(token), (0.0, None))
        fresh = key is not None and time.monotonic() - at < REMEMBER_SECONDS
        return key if fresh and key and key.usable(datetime.now(UTC)) else None

    def find(self, token: str) -> Key | None:
        """The usable key that this is, or None."""
        mark, now = digest(token), datetime.now(UTC)
        with self._engine.connect().execution_options(readonly=True) as connection:
            row = connection.execute(_wanted().where(KeyRow.hash == mark)).one_or_none()
        key = _key(row) if row else None
        with self._lock:
            self._known.pop(mark, None)
            if key is None or not key.usable(now):
                return None
            self._known[mark] = (time.monotonic(), key)
        if key.used_at is None or now - key.used_at > NOTE_USE_AFTER:
            with self._engine.begin() as connection:
                connection.execute(update(KeyRow).where(KeyRow.id == key.id).values(used_at=now))
        return key

    def all(self, account_id: str | None = None) -> list[Key]:
        """All keys that were ever made, or one person's, oldest first."""
        wanted = _wanted().order_by(KeyRow.created_at)
        if account_id is not None:
            wanted = wanted.where(KeyRow.account_id == account_id)
        with self._engine.connect().execution_options(readonly=True) as connection:
            return [_key(row) for row in connection.execute(wanted)]

    def revoke(self, id_or_name: str) -> list[Key]:
        """End the key with this id, or all keys of this name. Raises NotFound when there is none to end."""
        ended = self._end(or_(KeyRow.id == id_or_name, KeyRow.name == id_or_name))
        if not ended:
            raise NotFound(
                "There is no usable key with that id or name.", kept="", next_step="`sincerely keys list` shows them."
            )
        return ended

    def revoke_all(self, account_id: str) -> list[Key]:
        """End every key and paired browser of one person."""
        return self._end(KeyRow.account_id == account_id)

    def _end(self, which: ColumnElement[bool]) -> list[Key]:
        match = which & KeyRow.revoked_at.is_(None)
        with self._engine.begin() as connection:
            rows = connection.execute(_wanted().where(match)).all()
            connection.execute(update(KeyRow).where(match).values(revoked_at=datetime.now(UTC)))
        with self._lock:
            self._known.clear()
        return [_key(row) for row in rows]


def digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _wanted() -> Select[Any]:
    """A key with its person."""
    ended = AccountRow.ended_at.label("person_ended_at")
    return select(*KeyRow.__table__.columns, *PERSON, ended).outerjoin(AccountRow, AccountRow.id == KeyRow.account_id)


def _key(row: Row[Any]) -> Key:
    """A key is over with its person, even one that was made while they were let go."""
    scopes = cast(frozenset[Scope], frozenset(row.scopes.split(",")))
    over = row.revoked_at or row.person_ended_at
    return Key(
        row.id, row.name, scopes, cast(Made, row.kind), row.created_at, row.expires_at, over, row.used_at,
        row.account_id, person_of(row) if row.person_id else None,
    )  # fmt: skip
