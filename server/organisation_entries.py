"""What the organisation's register is made of: one class an entry, as strict as the text that it puts in a reply."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from guardrails.types import Topic

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Translations = Mapping[Language, Text]

ENGLISH = "en"


class Strict(BaseModel):
    """An unknown key is an error; nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SignerEntry(Strict):
    """Somebody who answers by name. `roles` says the role in other languages than English."""

    name: Short
    role: Short
    voice: str = ""
    roles: Translations = {}


class ChannelEntry(Strict):
    """A private way to a person; the first one is offered unless the situation asks for a telephone."""

    text: Short
    kind: Literal["email", "phone", "form", "message"] = "email"


class Statement(Strict):
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


class EscalationEntry(Strict):
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


class Hours(Strict):
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


class Programme(Strict):
    """What the organisation treats, as far as the law makes a difference (42 CFR Part 2)."""

    substance_use: bool = False
