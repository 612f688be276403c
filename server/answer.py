"""What goes into the pipeline and what comes out of it. The HTTP schemas and the command line map these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from guardrails.types import (
    Commitment,
    Contact,
    Deidentified,
    Finding,
    Kind,
    Length,
    Platform,
    Route,
    SafeText,
    Sentence,
    Signer,
    Stage,
    Tone,
    Triage,
)


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """One comment to answer, as it was found. Raw text: nothing but `Pipeline` may look into it.

    `thread` holds (author, text) pairs, oldest first. `alternatives` asks for that many further drafts (0 to 3).
    `signer` is whoever signs, or the name of one of the organisation's signers; None means the first. `account` is the
    id of the person who asks, where they have an account.
    """

    comment: str
    platform: Platform = "other"
    kind: Kind | None = None
    stage: Stage = "public"
    tone: Tone = "warm"
    length: Length = "normal"
    language: str | None = None
    thread: tuple[tuple[str | None, str], ...] = ()
    author: str | None = None
    posted_at: datetime | None = None
    note: str | None = None
    alternatives: int = 0
    signer: Signer | str | None = None
    seed: int = 0
    account: str | None = None


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """A reply that a person wrote, and its situation. `signer` and `contact` default to the organisation's."""

    reply: str
    comment: str | None = None
    platform: Platform = "other"
    kind: Kind | None = None
    stage: Stage = "public"
    signer: Signer | None = None
    organisation: str | None = None
    contact: Contact | None = None
    commitments: tuple[Commitment, ...] | None = None


@dataclass(frozen=True, slots=True)
class Verify:
    """Something the draft claims that a person confirms before posting."""

    kind: Literal["fact", "commitment", "check"]
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class EscalationContact:
    name: str
    role: str
    reach: str


@dataclass(frozen=True, slots=True)
class Card:
    """Shown beside or instead of a draft: what this is, whom to call, what to do and what not to do."""

    title: str
    call: tuple[EscalationContact, ...]
    do: tuple[str, ...]
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextStage:
    stage: Stage | None
    why: str


@dataclass(frozen=True, slots=True)
class WriterUsed:
    """Who wrote the draft. `note` says in plain words why it was not the configured model, where it was not."""

    name: str
    model: str | None
    attempts: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """One checked text. Every finding left is advice: nothing with `block` or `repair` gets this far.

    `repaired` are the rules that earlier texts for the same draft broke and that sent them back.
    """

    text: str
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    writer: WriterUsed
    repaired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """The whole answer. It holds no raw text: `comment.text` has identifiers removed."""

    id: str
    route: Route
    reply: str | None
    alternatives: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    triage: Triage
    comment: Deidentified
    findings: tuple[Finding, ...]
    verify: tuple[Verify, ...]
    respond_by: datetime | None
    next: NextStage
    writer: WriterUsed
    rulebook_version: str
    rulebook_approved: bool
    timings_ms: dict[str, float]
    card: Card | None = None
    language: str = "en"
    notes: tuple[str, ...] = field(default=())
    repaired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of the story has been done. `step` is the verb; `detail` is a plain sentence for people."""

    step: Literal["deidentify", "triage", "select", "write", "check", "repair", "fallback", "record"]
    detail: str
    comment: SafeText | None = None


OnProgress = Callable[[Progress], None]
