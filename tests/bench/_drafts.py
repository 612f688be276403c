"""Drafts for the quality tables: made as the server makes them, for every comment of a file, one after the other."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guardrails.check_reply import Checker
from guardrails.deidentify import Deidentifier
from guardrails.triage import triage
from guardrails.types import Finding
from prompts import book
from server.build import writer_for
from server.deadline import Deadline
from server.errors import ModelFailed
from server.organisation import load
from server.select import select
from server.settings import Settings
from server.writers import Brief, Candidate, Writer
from server.writers.chat import Chat
from server.writers.composer import Composer
from server.writers.model import clean

REMEMBERED = 30
"""Recent replies that a draft knows, as the server does."""
PLAIN = (
    "You run the social media page of {org}. Write a short, sincere reply to this comment. Offer {contact} for private "
    "follow-up and sign as {name}, {role}."
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft and what is to be known about it."""

    row: dict[str, Any]
    brief: Brief
    text: str
    writer: str
    seconds: float
    findings: tuple[Finding, ...]

    @property
    def broken(self) -> list[str]:
        return [item.rule for item in self.findings if item.severity != "advise"]

    @property
    def kind(self) -> str:
        return self.brief.triage.kind


class Bench:
    """Everything that a draft needs, built once."""

    def __init__(self, settings: Settings, chat: Chat | None) -> None:
        self.settings, self.book, self.chat = settings, book.load(), chat
        self.house = load(settings.organisation)
        self.checker = Checker(self.book.rulebook)
        self.deidentifier = Deidentifier(nlp_model="none", keep=self.house.keep)
        self.composer = Composer(self.checker.passes)
        self.writer: Writer = self.composer
        if chat is not None:
            self.writer = writer_for(settings, chat, self.composer, self.checker.passes)

    def brief(self, row: dict[str, Any], recent: tuple[str, ...]) -> Brief:
        case = self.deidentifier.deidentify_case(row["c"])
        understood = triage(case.comment.text, platform=row["platform"], removed=case.comment.removed)
        return select(
            case, understood, self.house, self.book, platform=row["platform"], stage="public", tone="warm",
            length="normal", language=None, signer=None, recent=recent, today=date.today(), seed=0,
            settings=self.settings,
        )  # fmt: skip

    async def draft(self, row: dict[str, Any], recent: tuple[str, ...]) -> Draft | None:
        """A draft as it would be served, or None where triage gives the comment to a person alone."""
        brief = self.brief(row, recent)
        if brief.triage.route in ("escalate", "walk_away"):
            return None
        begun = time.perf_counter()
        candidate = await self._served(brief)
        return self._kept(row, brief, candidate, time.perf_counter() - begun)

    async def plain(self, row: dict[str, Any]) -> Draft | None:
        """What the same model writes when somebody just asks it, without rules, frames or checks."""
        brief = self.brief(row, ())
        signer = brief.context.signer
        if self.chat is None or signer is None or brief.triage.route != "reply":
            return None
        told = PLAIN.format(
            org=brief.context.organisation, contact=brief.context.contacts[0].text, name=signer.name, role=signer.role
        )
        begun = time.perf_counter()
        try:
            answer = await self.chat.complete(
                (("system", told), ("user", row["c"])),
                deadline=Deadline.after(120), seed=0, temperature=0.6, max_tokens=160,
            )  # fmt: skip
        except ModelFailed:
            return None
        return self._kept(row, brief, Candidate(clean(answer), "plain prompt"), time.perf_counter() - begun)

    def _kept(self, row: dict[str, Any], brief: Brief, made: Candidate, seconds: float) -> Draft:
        found = self.checker.check(made.text, brief.plainly().context)
        return Draft(row, brief, made.text, made.writer, seconds, found)

    async def _served(self, brief: Brief) -> Candidate:
        """The writer's text where the checks pass it, else the composer's."""
        deadline, previous, found = Deadline.after(self.settings.deadline_seconds), "", tuple[Finding, ...]()
        if not self.writer.reads_closely:
            brief = brief.plainly()
        if brief.triage.route == "reply":
            for attempt in range(self.writer.attempts):
                try:
                    answer = await self.writer.write(
                        brief, deadline, attempt=attempt, previous=previous, findings=found
                    )
                except ModelFailed:
                    break
                found = self.checker.check(answer.text, brief.context)
                if answer.text and all(item.severity == "advise" for item in found):
                    return answer
                previous = answer.text
        return Candidate(self.composer.compose(brief), "composer" if self.writer is self.composer else "fallback")


async def run(bench: Bench, rows: Sequence[dict[str, Any]]) -> list[Draft | None]:
    """All drafts, each knowing the last thirty, as the server does."""
    drafts: list[Draft | None] = []
    recent: list[str] = []
    for row in rows:
        draft = await bench.draft(row, tuple(recent[-REMEMBERED:]))
        drafts.append(draft)
        if draft:
            recent.append(draft.text)
    return drafts


async def run_plain(bench: Bench, rows: Sequence[dict[str, Any]], every: int) -> list[Draft | None]:
    """The plain prompt's answers to every n-th comment; None for the others."""
    return [await bench.plain(row) if number % every == 0 else None for number, row in enumerate(rows)]
