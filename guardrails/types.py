"""The words that every part speaks: what came in, what was understood, what was found.

Everything is frozen. Offsets are Unicode code points, `end` exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from prompts.safe_text import SafeText

Platform = Literal["x", "facebook", "instagram", "google", "yelp", "linkedin", "youtube", "reddit", "other"]
Kind = Literal["complaint", "praise", "question", "misinformation", "social", "abuse", "spam"]
Stage = Literal["public", "holding", "private", "closing", "letter"]
Route = Literal["reply", "reply_and_escalate", "escalate", "walk_away"]
Tone = Literal["warm", "plain", "formal", "light"]
Length = Literal["short", "normal"]
Severity = Literal["block", "repair", "advise"]
Flag = Literal[
    "emergency", "self-harm", "adverse-event", "death-or-injury", "person-at-risk", "legal-threat",
    "discrimination", "staff-named", "privacy", "minor", "safety", "media", "substance-use", "data-breach",
    "barrage",
]  # fmt: skip
Topic = Literal[
    "waiting", "staff-manner", "communication", "billing", "phone-access", "appointments", "cleanliness",
    "parking-access", "food", "privacy", "app-website", "insurance-claims", "care-outcome", "facilities",
    "other",
]  # fmt: skip

PLATFORMS: tuple[Platform, ...] = get_args(Platform)
KINDS: tuple[Kind, ...] = get_args(Kind)
STAGES: tuple[Stage, ...] = get_args(Stage)
FLAGS: tuple[Flag, ...] = get_args(Flag)
TOPICS: tuple[Topic, ...] = get_args(Topic)

__all__ = [
    "FLAGS", "KINDS", "PLATFORMS", "STAGES", "TOPICS", "Commitment", "Contact", "Deidentified", "DraftContext",
    "Fact", "Finding", "Flag", "Kind", "Length", "Platform", "Removed", "Route", "SafeCase", "SafeText",
    "SafeTurn", "Sentence", "Severity", "Signer", "Stage", "Tone", "Topic", "Triage",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Removed:
    """One identifier that was taken out of the *original* text, by its kind (`PERSON`, `PHONE`, `DATE`, …)."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Deidentified:
    """A text after removal (`<PERSON_1>` in place of a name) and the spans of the original that went."""

    text: SafeText
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class SafeTurn:
    """One earlier comment of the thread. `who` is `commenter`, `us` or `other-1`, `other-2`, …"""

    who: str
    text: SafeText


@dataclass(frozen=True, slots=True)
class SafeCase:
    """Everything that came in with one comment, with identifiers removed in all of it by one set of names."""

    comment: Deidentified
    thread: tuple[SafeTurn, ...] = ()
    note: SafeText | None = None


@dataclass(frozen=True, slots=True)
class Triage:
    """What kind of comment this is and what should happen with it.

    `severity` is 1 (light) to 5 (someone may be in danger). `reasons` are plain sentences for people.
    `language` is an ISO 639-1 code, or `und` where it can't be told (emoji only). `doubtful`: whether it praises or
    complains is a guess that may well be wrong (see `guardrails.triage.sureness`).
    """

    kind: Kind
    topics: tuple[Topic, ...]
    flags: tuple[Flag, ...]
    severity: int
    route: Route
    reasons: tuple[str, ...]
    language: str = "en"
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Signer:
    name: str
    role: str
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """The private way to reach a person: `text` is what a reply shows, for example `care@riverside.example`."""

    text: str
    kind: Literal["email", "phone", "form", "message"] = "email"


@dataclass(frozen=True, slots=True)
class Fact:
    """An approved answer. `asks` are phrasings of the question that it answers."""

    id: str
    topic: str
    text: str
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A corrective action that the organisation has approved; it may be told until `until` (inclusive)."""

    id: str
    topic: str
    text: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DraftContext:
    """What a check may know about the reply's situation. Every field has a default: a bare text can be checked.

    `comment` has identifiers removed. `kind=None` means unknown: rules that need it stay silent. `kind_guessed`: no
    person said so, and the reply may know better.
    `contacts` are all approved private ways; `recent` are texts given lately on the same page.
    `facts` and `commitments` are those that may be used here.
    """

    platform: Platform = "other"
    kind: Kind | None = None
    kind_guessed: bool = False
    stage: Stage = "public"
    language: str | None = None
    comment: SafeText | None = None
    topics: tuple[Topic, ...] = ()
    flags: tuple[Flag, ...] = ()
    organisation: str = ""
    signer: Signer | None = None
    contacts: tuple[Contact, ...] = ()
    facts: tuple[Fact, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    fixed_texts: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a reply breaks a rule. `suggestion` is the exact replacement for `[start, end)`, or None."""

    rule: str
    severity: Severity
    start: int
    end: int
    message: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a draft and the ids of the rules and guidelines that put it there."""

    text: str
    rules: tuple[str, ...]
