"""One-time codes (TOTP, RFC 6238: six digits, 30 seconds) and the recovery codes for a lost device."""

from __future__ import annotations

import io
import logging
import secrets
import time
import uuid
from datetime import UTC, datetime

import pyotp
import segno
from sqlalchemy import Engine, delete, func, insert, select, update

from server.accounts.directory import Directory
from server.accounts.seal import Seal
from server.store.keys import digest
from server.store.pairing import ALPHABET
from server.store.tables import RecoveryRow

log = logging.getLogger(__name__)

ISSUER = "Sincerely"
RECOVERY_CODES, RECOVERY_LETTERS = 10, 16
STEP_SECONDS = 30


class Codes:
    """The second thing that somebody may show. `seal` closes the seeds."""

    def __init__(self, engine: Engine, directory: Directory, seal: Seal) -> None:
        self._engine, self._directory, self._seal = engine, directory, seal

    def switch_on(self, account_id: str, seed: str) -> tuple[str, ...]:
        """Keep the seed and return fresh recovery codes, seen this once."""
        self._directory.change(account_id, totp=self._seal.close(seed), totp_step=None)
        return self.new_recovery(account_id)

    def switch_off(self, account_id: str) -> None:
        self._directory.change(account_id, totp=None, totp_step=None)
        with self._engine.begin() as connection:
            connection.execute(delete(RecoveryRow).where(RecoveryRow.account_id == account_id))

    def right(self, account_id: str, sealed: str, code: str) -> bool:
        """Whether the code is right now and was not used before; a recovery code is used up by this."""
        said = "".join(letter for letter in code.upper() if letter.isalnum())
        seed = self._seal.open(sealed)
        if seed is None:
            log.error("a seed of one-time codes was sealed with another secret: look at SINCERELY_SECRET")
        if seed is not None and (step := matching_step(seed, said)) is not None:
            return self._directory.use_step(account_id, step)
        return self._use_recovery(account_id, said)

    def new_recovery(self, account_id: str) -> tuple[str, ...]:
        """Ten codes in place of all earlier ones."""
        codes = ["".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_LETTERS)) for _ in range(RECOVERY_CODES)]
        rows = [{"id": str(uuid.uuid4()), "account_id": account_id, "hash": digest(code)} for code in codes]
        with self._engine.begin() as connection:
            connection.execute(delete(RecoveryRow).where(RecoveryRow.account_id == account_id))
            connection.execute(insert(RecoveryRow), rows)
        return tuple("-".join(code[at : at + 4] for at in range(0, RECOVERY_LETTERS, 4)) for code in codes)

    def left(self, account_id: str) -> int:
        """How many recovery codes can still be used."""
        mine = (RecoveryRow.account_id == account_id) & RecoveryRow.used_at.is_(None)
        with self._engine.connect().execution_options(readonly=True) as connection:
            return connection.scalar(select(func.count()).select_from(RecoveryRow).where(mine)) or 0

    def _use_recovery(self, account_id: str, said: str) -> bool:
        mine = (RecoveryRow.account_id == account_id) & (RecoveryRow.hash == digest(said))
        with self._engine.begin() as connection:
            done = connection.execute(
                update(RecoveryRow).where(mine, RecoveryRow.used_at.is_(None)).values(used_at=datetime.now(UTC))
            )
            return done.rowcount == 1


def new_seed() -> str:
    """160 random bits in base32, as authenticator apps take them."""
    return pyotp.random_base32()


def matching_step(seed: str, code: str) -> int | None:
    """The time step whose code this is, now or one step to either side for clocks that differ; else None."""
    now = int(time.time()) // STEP_SECONDS
    maker = pyotp.TOTP(seed)
    said = code.encode()
    tried = (now, now - 1, now + 1)
    return next((step for step in tried if secrets.compare_digest(maker.generate_otp(step).encode(), said)), None)


def picture(seed: str, email: str) -> str:
    """A QR code for authenticator apps, as an `<svg>` to put into a page; the page gives it a white ground."""
    address = pyotp.TOTP(seed).provisioning_uri(name=email, issuer_name=ISSUER)
    drawn = io.BytesIO()
    segno.make(address, error="m").save(
        drawn, kind="svg", xmldecl=False, svgns=False, scale=1, border=4, svgclass="qr", lineclass="qr-line",
        omitsize=True,
    )  # fmt: skip
    return drawn.getvalue().decode()
