"""What people change about themselves. Each change is recorded; what somebody wrote is not."""

from __future__ import annotations

from typing import Literal

from server.accounts.accounts import LONGEST_VOICE, Accounts, name_of
from server.accounts.passwords import good
from server.accounts.person import Person
from server.accounts.sessions import Session
from server.errors import InvalidInput, NotYou

Language = Literal["", "en", "es"]
LANGUAGES: dict[Language, str] = {"": "The comment's own", "en": "English", "es": "Spanish"}


def change_profile(
    accounts: Accounts, person: Person, *, name: str, title: str, voice: str, language: Language
) -> None:
    """How this person signs from now on. Raises InvalidInput."""
    wanted = {
        "name": name_of(name),
        "title": name_of(title, "title") if title.strip() else "",
        "voice": " ".join(voice.split()),
        "language": language,
    }
    if len(wanted["voice"]) > LONGEST_VOICE or not wanted["voice"].isprintable():
        raise InvalidInput(f"A voice is told in at most {LONGEST_VOICE} ordinary characters.")
    changed = [field for field, value in wanted.items() if value != getattr(person, field)]
    if changed:
        accounts.record(person, "profile-changed", person, fields=changed)
        accounts.directory.change(person.id, **wanted)


def change_password(accounts: Accounts, session: Session, new: str) -> None:
    """A new password; every other browser of this person is signed out. Raises InvalidInput."""
    person = session.person
    hashed = accounts.passwords.hash(good(new, person.name, person.email))
    accounts.record(person, "password-set", person)
    accounts.directory.change(person.id, password=hashed)
    accounts.sessions.end_all(person.id, but=session.id)


def codes_on(accounts: Accounts, person: Person, seed: str, code: str) -> tuple[str, ...]:
    """Ask for one-time codes from now on, once the device shows the right one; recovery codes, seen this once.

    Raises NotYou.
    """
    from server.accounts.codes import matching_step

    said = "".join(letter for letter in code if letter.isalnum())
    if matching_step(seed, said) is None:
        raise NotYou(
            "That is not the code that the picture makes.", kept="Nothing was changed.",
            next_step="Look at the device's clock, wait for the next code and type that one.",
        )  # fmt: skip
    accounts.record(person, "codes-on", person)
    return accounts.codes.switch_on(person.id, seed)


def codes_off(accounts: Accounts, person: Person) -> None:
    """Ask for no one-time codes any more."""
    accounts.record(person, "codes-off", person)
    accounts.codes.switch_off(person.id)
