"""Who writes: a capable model, a small guided model, or the composer. One interface for all three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from guardrails.types import DraftContext, Finding, Length, SafeCase, Sentence, Tone, Triage
from prompts.book import Book
from prompts.rulebook import Rule
from server.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a writer may know: identifiers removed, rules chosen, facts and commitments picked.

    `context` carries stage, language, signer, contacts, facts and commitments. `seed` makes a draft repeatable and
    differs between alternatives; `avoid` are texts that this draft should not resemble (earlier alternatives).
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """One text that a writer proposes. `sentences` name their rules where the writer knows them, else it is empty."""

    text: str
    writer: str
    model: str | None = None
    sentences: tuple[Sentence, ...] = ()


class Writer(Protocol):
    """Writes one candidate at a time; the pipeline checks it and asks again with what was found."""

    @property
    def name(self) -> str: ...
    @property
    def model(self) -> str | None: ...
    @property
    def attempts(self) -> int: ...

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
