"""A person in a row: the columns to select where an account is joined, and the way back."""

from __future__ import annotations

from typing import Any, cast

from server.accounts.person import Person, Role
from server.store.tables import AccountRow

PERSON = (
    AccountRow.id.label("person_id"),
    AccountRow.name.label("person_name"),
    AccountRow.email.label("person_email"),
    AccountRow.role.label("person_role"),
    AccountRow.title.label("person_title"),
    AccountRow.voice.label("person_voice"),
    AccountRow.language.label("person_language"),
)
ACTIVE = AccountRow.activated_at.is_not(None) & AccountRow.ended_at.is_(None)


def person_of(row: Any) -> Person:
    """The person of a row that holds the columns `PERSON`."""
    return Person(
        id=row.person_id, name=row.person_name, email=row.person_email, role=cast(Role, row.person_role),
        title=row.person_title, voice=row.person_voice, language=row.person_language,
    )  # fmt: skip
