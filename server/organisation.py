"""The organisation's own register: who signs, how to reach them, what may be said and promised, whom to call.

A draft takes names, contacts, facts and promises from here and nowhere else. The file is TOML; an unknown key, a
repeated id or a time that ends before it begins stops the start with a message that names the place.

    OrganisationError   the file is missing, is not TOML, or says something that can't be used
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator, model_validator

from guardrails.types import Commitment, Contact, Fact, Flag, Signer, Topic

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Translations = Mapping[Language, Text]

ENGLISH = "en"


class OrganisationError(Exception):
    """The organisation's file can't be used. The message names the file, the place in it and what is wrong.

    `places` are (line or None, what is wrong), one for each mistake.
    """

    def __init__(self, says: str, places: tuple[tuple[int | None, str], ...] = ()) -> None:
        self.places = places or ((None, says),)
        super().__init__(says)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SignerEntry(_Strict):
    """Somebody who answers by name. `roles` says the role in other languages than English."""

    name: Short
    role: Short
    voice: str = ""
    roles: Translations = {}


class ChannelEntry(_Strict):
    """A private way to a person; the first one is offered unless the situation asks for a telephone."""

    text: Short
    kind: Literal["email", "phone", "form", "message"] = "email"


class Statement(_Strict):
    """Something approved to be said, as the whole sentence that a reply may hold."""

    id: Id
    text: Text
    translations: Translations = {}

    def in_language(self, language: str) -> str | None:
        """The approved sentence in that language, or None: nothing is translated on the fly."""
        return self.text if language == ENGLISH else self.translations.get(language)

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.text, *self.translations.values())


class FactEntry(Statement):
    """An approved answer. `asks` are ways of asking for it, in any language; more of them means better matching."""

    topic: Topic = "other"
    asks: tuple[Text, ...] = Field(min_length=1)


class CommitmentEntry(Statement):
    """A corrective action that has been approved, told until and including the day `until`.

    The topic `follow-up` is for promises about the answer itself: "I'll come back to you by noon."
    """

    topic: Topic | Literal["follow-up"]
    until: date | None = None


class GestureEntry(Statement):
    """Something extra that may be offered in a letter, for these topics (empty: any)."""

    topics: tuple[Topic, ...] = ()
    until: date | None = None


class EscalationEntry(_Strict):
    """Whom to call. At least one of `phone` and `email`."""

    name: Text
    role: Text
    phone: str = ""
    email: str = ""
    when: str = ""

    @model_validator(mode="after")
    def can_be_reached(self) -> Self:
        if not (self.phone or self.email):
            raise ValueError(f"{self.name} needs a phone or an email")
        return self

    @property
    def reach(self) -> str:
        """How and when, as a card shows it: `555-0171 or risk@…, any time`."""
        ways = " or ".join(way for way in (self.phone, self.email) if way)
        return f"{ways}, {self.when}" if self.when else ways


class Hours(_Strict):
    """When somebody answers comments: local opening and closing time per day; a day that is absent is closed."""

    timezone: str = "America/New_York"
    monday: tuple[time, time] | None = None
    tuesday: tuple[time, time] | None = None
    wednesday: tuple[time, time] | None = None
    thursday: tuple[time, time] | None = None
    friday: tuple[time, time] | None = None
    saturday: tuple[time, time] | None = None
    sunday: tuple[time, time] | None = None

    @field_validator("timezone")
    @classmethod
    def known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{name!r} is not a time zone such as America/Chicago") from error
        return name

    @model_validator(mode="after")
    def open_before_close(self) -> Self:
        for day, span in zip(DAYS, self.week, strict=True):
            if span and span[0] >= span[1]:
                raise ValueError(f"{day} closes before it opens")
        if not any(self.week):
            raise ValueError("at least one day needs opening hours")
        return self

    @property
    def week(self) -> tuple[tuple[time, time] | None, ...]:
        """Seven entries, Monday first, as `date.weekday()` counts."""
        return (
            self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday,
        )  # fmt: skip

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Programme(_Strict):
    """What the organisation treats, as far as the law makes a difference (42 CFR Part 2)."""

    substance_use: bool = False


class Organisation(_Strict):
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
