"""Pair a browser: a short one-time code, shown to a person, is exchanged for a key of 256 random bits."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from server.errors import NotAllowed
from server.store.keys import Key, Keys, Scope
from server.store.tables import PairingRow

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No 0, O, 1 or I: people read the code aloud. 32 letters, 8 places: 40 random bits."""
LENGTH = 8
CODE_LASTS = timedelta(minutes=10)
TRIES = 5
KEY_LASTS = timedelta(days=30)
KEY_SCOPES: tuple[Scope, ...] = ("drafts", "checks")
MOST_OPEN = 5
"""So many codes may wait at once; a further one ends the oldest."""


class Pairing:
    """The pairing codes of one database."""

    def __init__(self, engine: Engine, keys: Keys) -> None:
        self._engine = engine
        self._keys = keys

    def begin(self, account_id: str | None = None) -> tuple[str, datetime]:
        """Make a code, for example `7KQF-M2XD`, and say how long it works. The browser becomes that person's."""
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        salt, now = secrets.token_bytes(16), datetime.now(UTC)
        row = {
            "id": str(uuid.uuid4()), "salt": salt, "hash": slow_hash(code, salt), "created_at": now,
            "expires_at": now + CODE_LASTS, "tries_left": TRIES, "used_at": None,
            "account_id": account_id,
        }  # fmt: skip
        with self._engine.begin() as connection:
            connection.execute(delete(PairingRow).where(PairingRow.expires_at < now - timedelta(days=1)))
            for old in self._open(connection, now)[MOST_OPEN - 1 :]:
                connection.execute(update(PairingRow).where(PairingRow.id == old.id).values(tries_left=0))
            connection.execute(insert(PairingRow), [row])
        return f"{code[:4]}-{code[4:]}", now + CODE_LASTS

    def end(self, account_id: str) -> None:
        """No code of this person works any more."""
        with self._engine.begin() as connection:
            connection.execute(update(PairingRow).where(PairingRow.account_id == account_id).values(tries_left=0))

    def finish(self, code: str, name: str) -> tuple[str, Key]:
        """Exchange a code for a key. Raises NotAllowed; a wrong code costs every open code one of its tries."""
        said, now = plain(code), datetime.now(UTC)
        with self._engine.begin() as connection:
            rows = self._open(connection, now, lock=True)
            right = next((row for row in rows if hmac.compare_digest(slow_hash(said, row.salt), row.hash)), None)
            if right is not None:
                connection.execute(update(PairingRow).where(PairingRow.id == right.id).values(used_at=now))
            else:
                for row in rows:
                    less = {"tries_left": row.tries_left - 1}
                    connection.execute(update(PairingRow).where(PairingRow.id == row.id).values(less))
        if right is None:
            raise NotAllowed(
                "That code is wrong, used or too old.",
                next_step="Ask for a new one with `sincerely pair`, and use it within 10 minutes.",
            )
        return self._keys.create(name, KEY_SCOPES, valid=KEY_LASTS, kind="browser", account_id=right.account_id)

    def _open(self, connection: Connection, now: datetime, *, lock: bool = False) -> list[Row[tuple[object, ...]]]:
        """Codes that can still be used, newest first."""
        usable = (PairingRow.used_at.is_(None)) & (PairingRow.expires_at > now) & (PairingRow.tries_left > 0)
        wanted = select(*PairingRow.__table__.columns).where(usable).order_by(PairingRow.created_at.desc())
        return list(connection.execute(wanted.with_for_update() if lock else wanted).all())


def plain(code: str) -> str:
    """The code as it was made, however a person typed it."""
    return "".join(letter for letter in code.upper() if letter in ALPHABET)[: LENGTH + 1]


def slow_hash(code: str, salt: bytes) -> bytes:
    """About 15 ms of work and 8 MB, so that a stolen table is no help within the code's ten minutes."""
    return hashlib.scrypt(code.encode(), salt=salt, n=2**13, r=8, p=1, dklen=32)
