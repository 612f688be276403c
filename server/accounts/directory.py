"""The accounts of one database: found, listed, made and changed. Nothing here writes to the audit trail."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.accounts.person import Person, Role
from server.errors import InvalidInput, NotAllowed, NotFound
from server.store.people import ACTIVE, PERSON, person_of
from server.store.tables import AccountRow


@dataclass(frozen=True, slots=True)
class Account:
    """A person and how their account stands. `by_directory` means that they sign in at the identity provider."""

    person: Person
    created_at: datetime
    activated_at: datetime | None
    ended_at: datetime | None
    signed_in_at: datetime | None
    by_password: bool
    by_directory: bool
    codes: bool

    @property
    def state(self) -> str:
        """`invited`, `active` or `ended`."""
        return "ended" if self.ended_at else "active" if self.activated_at else "invited"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What an account keeps to recognise its person: hash, sealed seed, last time step."""

    password: str | None
    totp: str | None
    totp_step: int | None


class Directory:
    """Reads and writes accounts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def any_active(self) -> bool:
        """Whether anybody has ever activated an account. From then on, every page needs signing in."""
        wanted = select(AccountRow.id).where(AccountRow.activated_at.is_not(None)).limit(1)
        with self._reading() as connection:
            return connection.scalar(wanted) is not None

    def all(self) -> list[Account]:
        """Everybody, by name; who left comes last."""
        with self._reading() as connection:
            rows = connection.execute(_wanted().order_by(AccountRow.ended_at.is_not(None), func.lower(AccountRow.name)))
            return [_account(row) for row in rows]

    def get(self, account_id: str) -> Account:
        """Raises NotFound."""
        found = self._one(AccountRow.id == account_id)
        if found is None:
            raise NotFound("There is nobody under that address.", kept="", next_step="The People page lists everybody.")
        return found

    def by_email(self, email: str) -> Account | None:
        return self._one(AccountRow.email == plain_email(email))

    def by_subject(self, subject: str) -> Account | None:
        return self._one(AccountRow.subject == subject)

    def secrets(self, account_id: str) -> Secrets:
        wanted = select(AccountRow.password, AccountRow.totp, AccountRow.totp_step).where(AccountRow.id == account_id)
        with self._reading() as connection:
            return Secrets(*connection.execute(wanted).one())

    def add(self, name: str, email: str, role: Role, *, title: str = "") -> Person:
        """An account that nobody can use yet. Raises InvalidInput where the address is taken."""
        made = Person(str(uuid.uuid4()), name, plain_email(email), role, title, "")
        row = {
            "id": made.id, "name": name, "email": made.email, "role": role, "title": title, "voice": "",
            "language": "", "created_at": datetime.now(UTC),
        }  # fmt: skip
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(AccountRow), [row])
        except IntegrityError:
            raise InvalidInput(
                "Somebody with that e-mail address is there already.", next_step="The People page shows who."
            ) from None
        return made

    def change(self, account_id: str, **values: Any) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(AccountRow).where(AccountRow.id == account_id).values(**values))

    def change_of_admin(self, account_id: str, **values: Any) -> None:
        """A change after which somebody may not be an admin any more. Raises NotAllowed for the last active one."""
        admins = (AccountRow.role == "admin") & ACTIVE
        with self._engine.begin() as connection:
            others = connection.execute(select(AccountRow.id).where(admins).with_for_update()).scalars().all()
            if account_id in others and len(others) == 1:
                raise NotAllowed(
                    "This is the only admin.",
                    kept="Nothing was changed.",
                    next_step="Make somebody else an admin first.",
                )
            connection.execute(update(AccountRow).where(AccountRow.id == account_id).values(**values))

    def use_step(self, account_id: str, step: int) -> bool:
        """Mark a one-time code's time step as used; False when it or a later one was used before."""
        fresh = AccountRow.totp_step.is_(None) | (AccountRow.totp_step < step)
        with self._engine.begin() as connection:
            done = connection.execute(
                update(AccountRow).where(AccountRow.id == account_id, fresh).values(totp_step=step)
            )
            return done.rowcount == 1

    def _one(self, which: Any) -> Account | None:
        with self._reading() as connection:
            row = connection.execute(_wanted().where(which)).one_or_none()
        return _account(row) if row else None

    def _reading(self) -> Connection:
        return self._engine.connect().execution_options(readonly=True)


def plain_email(email: str) -> str:
    """An address as it is kept and compared."""
    return email.strip().casefold()


def _wanted() -> Any:
    return select(
        *PERSON, AccountRow.created_at, AccountRow.activated_at, AccountRow.ended_at, AccountRow.signed_in_at,
        AccountRow.password.is_not(None).label("by_password"), AccountRow.subject.is_not(None).label("by_directory"),
        AccountRow.totp.is_not(None).label("codes"),
    )  # fmt: skip


def _account(row: Row[Any]) -> Account:
    return Account(
        person_of(row), row.created_at, row.activated_at, row.ended_at, row.signed_in_at,
        row.by_password, row.by_directory, row.codes,
    )  # fmt: skip
