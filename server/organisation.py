"""The organisation's own register: who signs, how to reach them, what may be said and promised, whom to call.

A draft takes names, contacts, facts and promises from here and nowhere else. The file is TOML; an unknown key, a
repeated id or a time that ends before it begins stops the start with a message that names the place.

    OrganisationError   the file is missing, is not TOML, or says something that can't be used
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from guardrails.types import Commitment, Contact, Fact, Flag, Signer, Topic
from server.organisation_entries import (
    ENGLISH,
    ChannelEntry,
    CommitmentEntry,
    EscalationEntry,
    FactEntry,
    GestureEntry,
    Hours,
    Language,
    Programme,
    Short,
    SignerEntry,
    Strict,
    Text,
)


class OrganisationError(Exception):
    """The organisation's file can't be used. The message names the file, the place in it and what is wrong.

    `places` are (line or None, what is wrong), one for each mistake.
    """

    def __init__(self, says: str, places: tuple[tuple[int | None, str], ...] = ()) -> None:
        self.places = places or ((None, says),)
        super().__init__(says)


class Organisation(Strict):
    """The whole register. Every `Text` is used as it stands, so it is written as it should be read."""

    name: Short
    about: Text
    voice: str = ""
    places: tuple[Text, ...] = ()
    channels: tuple[Contact, ...] = Field(min_length=1)
    signer: tuple[SignerEntry, ...] = Field(min_length=1)
    fact: tuple[FactEntry, ...] = ()
    commitment: tuple[CommitmentEntry, ...] = ()
    gesture: tuple[GestureEntry, ...] = ()
    owners: Mapping[Topic, Mapping[Language, Text]] = {}
    escalation: Mapping[Flag | Literal["default"], tuple[EscalationEntry, ...]]
    hours: Hours
    programme: Programme = Programme()

    @field_validator("channels", mode="before")
    @classmethod
    def as_contacts(cls, raw: object) -> object:
        if not isinstance(raw, (list, tuple)):
            return raw
        entries = (item if isinstance(item, Contact) else ChannelEntry.model_validate(item) for item in raw)
        return tuple(Contact(entry.text, entry.kind) for entry in entries)

    @model_validator(mode="after")
    def consistent(self) -> Self:
        ids = [entry.id for entry in (*self.fact, *self.commitment, *self.gesture)]
        if repeated := sorted({name for name in ids if ids.count(name) > 1}):
            raise ValueError(f"ids must differ, but these repeat: {', '.join(repeated)}")
        if not self.escalation.get("default"):
            raise ValueError("escalation needs at least one contact under 'default'")
        return self

    @property
    def signers(self) -> tuple[Signer, ...]:
        return self.signers_in(ENGLISH)

    def signers_in(self, language: str) -> tuple[Signer, ...]:
        return tuple(Signer(item.name, item.roles.get(language, item.role), item.voice) for item in self.signer)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact in every language that it is approved in."""
        return tuple(Fact(item.id, item.topic, text, item.asks) for item in self.fact for text in item.texts)

    def facts_in(self, language: str) -> tuple[Fact, ...]:
        found = ((item, item.in_language(language)) for item in self.fact)
        return tuple(Fact(item.id, item.topic, text, item.asks) for item, text in found if text)

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """Every commitment in every language, also those that have run out: `commitments_in` looks at the day."""
        return tuple(
            Commitment(item.id, item.topic, text, item.until) for item in self.commitment for text in item.texts
        )

    def commitments_in(self, language: str, today: date) -> tuple[Commitment, ...]:
        found = ((item, item.in_language(language)) for item in self.commitment if _open(item.until, today))
        return tuple(Commitment(item.id, item.topic, text, item.until) for item, text in found if text)

    def gestures_in(self, language: str, today: date, topics: tuple[Topic, ...]) -> tuple[Commitment, ...]:
        """Approved gestures for a letter about these topics, as commitments, because that is what they are."""
        fitting = (
            item
            for item in self.gesture
            if _open(item.until, today) and (not item.topics or set(item.topics) & set(topics))
        )
        found = ((item, item.in_language(language)) for item in fitting)
        return tuple(Commitment(item.id, "gesture", text, item.until) for item, text in found if text)

    def owner(self, topic: str, language: str) -> str | None:
        """Who looks after a topic here, as the words that follow "I'm taking this to": `our front desk lead`."""
        return next((words.get(language) for name, words in self.owners.items() if name == topic), None)

    def contacts_for(self, flags: tuple[Flag, ...]) -> tuple[EscalationEntry, ...]:
        """Whom to call for these flags, in their order, without repeats; the default where none has its own."""
        entries = [entry for flag in flags for entry in self.escalation.get(flag, ())]
        return tuple(dict.fromkeys(entries or self.escalation["default"]))

    @property
    def keep(self) -> tuple[str, ...]:
        """Words that identifier removal leaves alone: the organisation's own."""
        own = (self.name, *(item.name for item in self.signer), *(item.text for item in self.channels))
        return (*own, *self.places)

    @property
    def whom_to_call(self) -> tuple[str, ...]:
        """Names, telephones and addresses of everybody whom a card may name."""
        called = (contact for each in self.escalation.values() for contact in each)
        return tuple(said for contact in called for said in (contact.name, contact.phone, contact.email) if said)

    @property
    def strict_programme(self) -> bool:
        return self.programme.substance_use


def _open(until: date | None, today: date) -> bool:
    return until is None or today <= until


def load(path: Path) -> Organisation:
    """Read and validate the organisation's file. Raises OrganisationError with every mistake that it holds."""
    return read(text_of(path), path.name)


def text_of(path: Path) -> str:
    """The file as text. Raises OrganisationError."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise OrganisationError(f"{path} can't be read: {error.strerror}. SINCERELY_ORGANISATION names it.") from error
    except UnicodeDecodeError as error:
        raise OrganisationError(f"{path.name} is not text in UTF-8.") from error


def read(text: str, name: str) -> Organisation:
    """The organisation from the text of a file called `name`. Raises OrganisationError with every mistake."""
    try:
        return Organisation.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        place = (int(line[1]) if line else None, f"This is not valid TOML: {error}.")
        raise OrganisationError(f"{name} is not valid TOML: {error}", (place,)) from error
    except ValidationError as error:
        wrong = _plainly(error)
        says = "\n".join(f"  {line}" for line in wrong)
        raise OrganisationError(
            f"{name} can't be used:\n{says}", tuple((None, f"{line}.") for line in wrong)
        ) from error


_LINE = re.compile(r"at line (\d+)")


def _plainly(error: ValidationError) -> list[str]:
    lines = []
    for item in error.errors(include_url=False, include_context=False):
        place = " > ".join(str(part + 1) if isinstance(part, int) else part for part in item["loc"]) or "the whole file"
        what = "is not a known key" if item["type"] == "extra_forbidden" else item["msg"].removeprefix("Value error, ")
        lines.append(f"{place}: {what}")
    return lines
