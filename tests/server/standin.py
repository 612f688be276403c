"""A stand-in for the pipeline: the HTTP layer is tested without models, rules or identifier removal.

It draws every known word out of a text (`Smith` -> `<PERSON_1>`), counts its drafts, records them for real, and fails
on demand. The pipeline itself is tested in its own files.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from guardrails.types import Deidentified, Finding, Removed, SafeText, Sentence, Signer, Triage
from prompts.rulebook import Rule, Rulebook
from server.answer import CheckRequest, DraftAnswer, DraftRequest, NextStage, OnProgress, Progress, WriterUsed
from server.pipeline import Pipeline
from server.settings import Settings
from server.starting import House
from server.store import Store
from server.store.audit import AuditEntry

NAME = "Smith"
RULE = Rule(
    id="missing-apology", title="Apologise", why="A complaint asks for it.", sources=("g-000-4",), severity="repair",
    says="Say sorry for what they describe.", fix="Say sorry.",
)  # fmt: skip


class StandIn:
    """Has the methods of `Pipeline` that the API uses."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.rulebook = Rulebook(rules={RULE.id: RULE}, version="abc123abc123")
        self.asked: list[DraftRequest] = []
        self.checked: list[CheckRequest] = []
        self.signers: list[Signer | None] = []
        self.fails: Exception | None = None
        self.pause: Callable[[], AbstractAsyncContextManager[None]] | None = None

    def approved(self, _: str) -> bool:
        return False

    async def draft(self, request: DraftRequest, *, who: str, on_progress: OnProgress = lambda _: None) -> DraftAnswer:
        self.asked.append(request)
        on_progress(Progress("deidentify", "Identifiers removed", removed(request.comment).text))
        await asyncio.sleep(0)
        if self.pause is not None:
            async with self.pause():
                pass
        if self.fails is not None:
            raise self.fails
        answer = answered(request, len(self.asked))
        payload = {"comment": answer.comment.text.text, "reply": answer.reply}
        await self.store.append(AuditEntry(id=answer.id, who=who, action="draft", payload=payload))
        return answer

    async def check(self, request: CheckRequest) -> tuple[Finding, ...]:
        self.checked.append(request)
        if self.fails is not None:
            raise self.fails
        at = request.reply.find("your visit")
        return (Finding("confirms-relationship", "block", at, at + 10, "Confirms a visit."),) if at >= 0 else ()

    async def deidentify(self, text: str, author: str | None = None, *, signer: Signer | None = None) -> Deidentified:
        self.signers.append(signer)
        if self.fails is not None:
            raise self.fails
        return removed(text)


def removed(text: str) -> Deidentified:
    at = text.find(NAME)
    spans = (Removed(at, at + len(NAME), "PERSON"),) if at >= 0 else ()
    return Deidentified(SafeText(text.replace(NAME, "<PERSON_1>")), spans)


def answered(request: DraftRequest, number: int) -> DraftAnswer:
    reply = f"I'm sorry, that is a long wait. I am looking into it. Dana ({number})"
    return DraftAnswer(
        id=str(uuid.uuid4()),
        route="reply",
        reply=reply,
        alternatives=(),
        sentences=(Sentence("I'm sorry, that is a long wait.", ("missing-apology",)),),
        triage=Triage("complaint", ("waiting",), (), 2, "reply", ("It complains about a wait.",)),
        comment=removed(request.comment),
        findings=(),
        verify=(),
        respond_by=datetime(2026, 11, 23, 17, tzinfo=UTC),
        next=NextStage("private", "Go on in private."),
        writer=WriterUsed("composer", None, 1),
        rulebook_version="abc123abc123",
        rulebook_approved=False,
        timings_ms={"total": 1.0},
    )


def settings_for(folder: Path, **changes: object) -> Settings:
    """Settings that touch nothing outside `folder` and no environment."""
    values = {"data_dir": folder / "data", "cache_dir": folder / "cache", "model": "none", "nlp_model": "none"}
    return Settings(_env_file=None, **{**values, **changes})  # type: ignore[arg-type]


class Opening:
    """Opens a real store and the stand-in; keeps both for the test to look at."""

    def __init__(self) -> None:
        self.store: Store = cast(Store, None)
        self.pipeline: StandIn = cast(StandIn, None)

    @asynccontextmanager
    async def __call__(self, settings: Settings) -> AsyncIterator[House]:
        self.store = await asyncio.to_thread(Store.ready, settings.database, settings.data_dir)
        self.pipeline = StandIn(self.store)
        try:
            yield House(self.store, lambda: "absent", lambda: cast(Pipeline, self.pipeline))
        finally:
            await asyncio.to_thread(self.store.close)
