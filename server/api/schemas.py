"""What travels over HTTP, exactly as the contract says. Unknown fields are refused: a typo should not go unnoticed."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from guardrails.types import Flag, Kind, Length, Platform, Route, Severity, Stage, Tone, Topic

LONGEST_COMMENT = 10_000
LONGEST_REPLY = 15_000
LONGEST_NOTE = 2_000
LONGEST_NAME = 200
LONGEST_THREAD = 50
MOST_ALTERNATIVES = 3
MOST_COMMITMENTS = 50

Status = Literal["posted", "edited", "discarded"]


def without_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("holds a NUL character")
    return text


def said_something(text: str) -> str:
    if not text.strip():
        raise ValueError("is blank")
    return text


def a_number(value: object) -> object:
    """`2` and `2.0` are numbers in JSON; `"2"` and `true` are not."""
    if isinstance(value, (str, bool)):
        raise ValueError("must be a whole number")
    return value


def _schema(longest: int, pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "maxLength": longest, "pattern": pattern})


NO_NUL = r"^[^\u0000]*$"
NOT_BLANK = r"^[^\u0000]*[^\s\u0000][^\u0000]*$"
_Given = (AfterValidator(without_nul), AfterValidator(said_something))

Comment = Annotated[str, Field(max_length=LONGEST_COMMENT), *_Given, _schema(LONGEST_COMMENT, NOT_BLANK)]
AnyText = Annotated[
    str, Field(max_length=LONGEST_COMMENT), AfterValidator(without_nul), _schema(LONGEST_COMMENT, NO_NUL)
]
Reply = Annotated[str, Field(max_length=LONGEST_REPLY), AfterValidator(without_nul), _schema(LONGEST_REPLY, NO_NUL)]
Note = Annotated[str, Field(max_length=LONGEST_NOTE), AfterValidator(without_nul), _schema(LONGEST_NOTE, NO_NUL)]
Name = Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(without_nul), _schema(LONGEST_NAME, NO_NUL)]
GivenName = Annotated[str, Field(max_length=LONGEST_NAME), *_Given, _schema(LONGEST_NAME, NOT_BLANK)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]


class Strict(BaseModel):
    """What comes in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Shown(BaseModel):
    """What goes out, read from the frozen types of the pipeline."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class TurnIn(Strict):
    """An earlier comment of the thread; `author` as the page shows it."""

    author: Name | None = None
    text: AnyText


class DraftIn(Strict):
    """One comment to answer, as it was found. `thread` is oldest first; a `posted_at` without a zone is UTC."""

    comment: Comment
    platform: Platform
    kind: Kind | None = None
    stage: Stage = "public"
    tone: Tone = "warm"
    length: Length = "normal"
    language: Language | None = None
    thread: Annotated[list[TurnIn], Field(max_length=LONGEST_THREAD)] = []
    author: Name | None = None
    posted_at: datetime | None = None
    note: Note | None = None
    alternatives: Annotated[int, Field(ge=0, le=MOST_ALTERNATIVES), BeforeValidator(a_number)] = 0


class RemovedOut(Shown):
    """An identifier that was taken out, by code points of the original text; `end` is exclusive."""

    start: int
    end: int
    type: str


class SafeOut(Shown):
    """A text without identifiers, and where they were in the original."""

    text: str
    removed: list[RemovedOut]


class SentenceOut(Shown):
    """One sentence of the reply and the rules and guidelines that put it there."""

    text: str
    rules: list[str]


class TriageOut(Shown):
    kind: Kind
    topics: list[Topic]
    flags: list[Flag]
    severity: int
    reasons: list[str]


class FindingOut(Shown):
    """Where a reply breaks a rule, by code points of it. `suggestion` is the exact replacement for the span."""

    rule: str
    severity: Severity
    start: int
    end: int
    message: str
    suggestion: str | None


class VerifyOut(Shown):
    """Something that the reply claims and a person confirms before posting."""

    kind: str
    id: str
    text: str


class NextOut(Shown):
    stage: Stage | None
    why: str


class WriterOut(Shown):
    """Who wrote the reply; `note` says why it was not the configured model, where it was not."""

    name: str
    model: str | None
    attempts: int
    note: str


class RulebookOut(BaseModel):
    version: str
    approved: bool


class ContactOut(Shown):
    name: str
    role: str
    reach: str


class CardOut(Shown):
    """Whom to call, what to do and what not to do."""

    title: str
    call: list[ContactOut]
    do: list[str]
    avoid: list[str]


class DraftOut(Shown):
    """The answer. `reply` is null where a person must answer alone and there is no approved fixed text."""

    id: str
    route: Route
    reply: str | None
    alternatives: list[str]
    sentences: list[SentenceOut]
    triage: TriageOut
    comment: SafeOut
    findings: list[FindingOut]
    verify: list[VerifyOut]
    respond_by: datetime | None
    next: NextOut
    writer: WriterOut
    rulebook: RulebookOut
    timings_ms: dict[str, float]
    card: CardOut | None
    language: str
    notes: list[str]


class SignerIn(Strict):
    name: GivenName
    role: Name = ""
    organisation: Name | None = None


class CheckIn(Strict):
    """A reply that a person wrote, and what is known of its situation. `contact` is the private way to be named."""

    reply: Reply
    comment: AnyText | None = None
    platform: Platform = "other"
    kind: Kind | None = None
    stage: Stage = "public"
    signer: SignerIn | None = None
    contact: GivenName | None = None
    commitments: Annotated[list[AnyText], Field(max_length=MOST_COMMITMENTS)] | None = None


class CheckOut(BaseModel):
    """`ok` means that no rule with severity `block` or `repair` found anything."""

    ok: bool
    findings: list[FindingOut]


class DeidentifyIn(Strict):
    text: AnyText
    author: Name | None = None


class OutcomeIn(Strict):
    """What became of a draft. `text` is what was posted in the end; its identifiers are removed before it is kept."""

    status: Status
    text: Reply | None = None


class OutcomeOut(BaseModel):
    """`changed` is the share of words that differ from the draft, 0 to 1; null where it can't be told."""

    id: str
    status: Status
    changed: float | None


class PairIn(Strict):
    """`code` as a person typed it; `name` says which browser this is, for the list of keys."""

    code: Annotated[str, Field(min_length=1, max_length=40)]
    name: Annotated[str, Field(max_length=80)] = "Browser"


class PairOut(BaseModel):
    """`key` is shown this once."""

    key: str
    expires_at: datetime
    scope: list[str]


class RuleOut(BaseModel):
    """One rule of the rulebook, as its file says it."""

    id: str
    title: str
    why: str
    sources: list[str]
    severity: Severity
    applies_to: dict[str, list[str]]
    says: str
    check: dict[str, Any] | None
    fix: str
    passes: list[dict[str, Any]]
    fails: list[dict[str, Any]]


class RulesOut(BaseModel):
    """All rules, and what each guideline that they or a draft's sentences cite asks for."""

    guidelines: dict[str, str]
    version: str
    approved: bool
    rules: list[RuleOut]


class HealthOut(BaseModel):
    status: Literal["ok"] = "ok"


class ReadyOut(BaseModel):
    """`ready` says whether drafts can be made. The model may be absent: then approved sentences are used."""

    ready: bool
    database: Literal["ok", "failed"]
    model: str
    rulebook: RulebookOut | None
