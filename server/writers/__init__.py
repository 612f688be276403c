"""Who writes: a capable model, a small guided model, or the composer. One interface for all three."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from guardrails.types import DraftContext, Finding, Length, SafeCase, Sentence, Tone, Triage
from prompts.book import Book
from prompts.rulebook import Rule
from server.deadline import Deadline
from server.writers.likely import likely


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a writer may know: identifiers removed, rules chosen, facts and commitments picked.

    `context` carries stage, language, signer, contacts, facts and commitments. `seed` makes a draft repeatable and
    differs between alternatives; `avoid` are texts that this draft should not resemble (earlier alternatives).
    `sure`: a person said what kind of comment this is.
    """

    case: SafeCase
    triage: Triage
    context: DraftContext
    rules: tuple[Rule, ...]
    book: Book
    tone: Tone = "warm"
    length: Length = "normal"
    seed: int = 0
    avoid: tuple[str, ...] = ()
    sure: bool = False

    @property
    def foreign(self) -> bool:
        """Whether the comment is in a language without approved sentences, where even its kind is a guess."""
        return self.triage.language not in (*self.book.languages, "und")

    def plainly(self) -> Brief:
        """The brief for approved sentences. Where the kind can't be trusted there is none, so that the reply takes
        nothing for granted and is not held to what a complaint is owed."""
        if self.context.stage not in ("public", "holding"):
            return self
        if self.foreign:
            return replace(self, context=replace(self.context, kind=None))
        if self.sure or self.triage.route != "reply":
            return self
        tongue = self.book.tongues[self.context.language or "en"]
        comment, topics, answered = self.case.comment.text.text, self.context.topics, bool(self.context.facts)
        kind = likely(tongue, comment, self.triage.kind, topics, doubtful=self.triage.doubtful, answered=answered)
        return replace(self, context=replace(self.context, kind=kind))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One text that a writer proposes. `sentences` name their rules where the writer knows them, else it is empty."""

    text: str
    writer: str
    model: str | None = None
    sentences: tuple[Sentence, ...] = ()


class Writer(Protocol):
    """Writes one candidate at a time; the pipeline checks it and asks again with what was found.

    `reads_closely`: it reads any language, and irony, so it needs no brief without a kind.
    """

    @property
    def name(self) -> str: ...
    @property
    def model(self) -> str | None: ...
    @property
    def attempts(self) -> int: ...
    @property
    def reads_closely(self) -> bool: ...

    async def write(
        self,
        brief: Brief,
        deadline: Deadline,
        *,
        attempt: int = 0,
        previous: str = "",
        findings: tuple[Finding, ...] = (),
    ) -> Candidate:
        """Return a candidate, or raise `ModelFailed`. `attempt` counts from 0; `findings` are about `previous`."""
        ...
