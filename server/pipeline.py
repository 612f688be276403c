"""The story of one comment, from raw text to a recorded answer. `Pipeline.draft` reads like the story.

Raw text enters `_deidentify` and goes no further: everything after it takes `SafeText`. Every step has what is left of
one deadline. A step that fails ends the story with an error that says what happened; no step is skipped.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import uuid
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Protocol, TypeVar

from guardrails.check_reply import Checker
from guardrails.deidentify import SUPPORTED_LANGUAGES, Deidentifier
from guardrails.explain import explain
from guardrails.triage import triage
from guardrails.types import Deidentified, DraftContext, Finding, SafeCase, SafeText, Signer, Triage
from prompts.book import Book
from prompts.rulebook import Rulebook
from server import audit_entries
from server.answer import CheckRequest, DraftAnswer, DraftRequest, OnProgress, Progress, WriterUsed, Written
from server.cards import approved_texts, card_for, fixed_text_for
from server.deadline import Deadline
from server.drafting import Drafting
from server.errors import ChecksFailed, NotApproved, RecordFailed, RemovalFailed, SincerelyError, Unavailable
from server.next_stage import next_stage
from server.organisation import Organisation
from server.remarks import remarks
from server.respond_by import respond_by
from server.select import select
from server.settings import Settings
from server.stopwatch import Stopwatch
from server.store.audit import AuditEntry, Receipt
from server.typed import typed_context
from server.verify import to_verify
from server.writers import Brief

log = logging.getLogger(__name__)

T = TypeVar("T")
NO_WRITER = WriterUsed(name="none", model=None, attempts=0)
RECENT, MOST_AVOIDED, SEEDS_APART = 30, 5, 100


class Recorder(Protocol):
    """The audit trail, as far as the story needs it."""

    async def append(self, entry: AuditEntry) -> Receipt: ...


def silent(_: Progress) -> None:
    """Nobody is listening to the progress."""


@dataclass(slots=True)
class Pipeline:
    """Everything that one draft needs, built once by `server.build`. Safe to use from many requests at once.

    `model_unavailable` says in plain words why the model can't be asked just now; an empty string when it can.
    `recent` are pairs of comment and reply, without identifiers. `refusal` says why nothing may be drafted by this
    version, where drafts wait for an approval.
    """

    settings: Settings
    deidentifier: Deidentifier
    book: Book
    checker: Checker
    organisation: Organisation
    drafting: Drafting
    recorder: Recorder
    model_unavailable: Callable[[], str]
    model_is_remote: bool = False
    hang_up: Callable[[], Awaitable[None]] | None = None
    approved: Callable[[str], bool] = lambda version: False
    refusal: NotApproved | None = None
    recent: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=RECENT))

    @property
    def rulebook(self) -> Rulebook:
        return self.book.rulebook

    async def draft(self, request: DraftRequest, *, who: str, on_progress: OnProgress = silent) -> DraftAnswer:
        """Answer one comment, or raise a SincerelyError that says why there is no answer.

        `who` is the name of the key or account that asked; it is recorded and goes nowhere else.
        """
        watch, deadline, draft_id = Stopwatch(), Deadline.after(self.settings.deadline_seconds), str(uuid.uuid4())
        try:
            if self.refusal is not None:
                raise self.refusal
            with watch.step("deidentify"):
                case = await self._deidentify(request, deadline)
            on_progress(Progress("deidentify", "Identifiers removed", case.comment.text))
            with watch.step("triage"):
                understood = await self._triage(case, request, deadline)
            on_progress(Progress("triage", " ".join(understood.reasons)))
            with watch.step("select"):
                brief = await self._select(case, understood, request, deadline)
            with watch.step("write"):
                written = await self._write(brief, deadline, on_progress)
                alternatives = await self._alternatives(brief, written, request.alternatives, deadline)
            answer = self._answer(draft_id, request, case, brief, written, alternatives, watch)
            with watch.step("record"):
                await self._record(audit_entries.drafted(answer, brief, request, who), deadline)
        except Exception as error:
            raise await self._failed(error, draft_id, who) from None
        if answer.reply:
            self.recent.append((answer.comment.text.text, answer.reply))
        return replace(answer, timings_ms=watch.timings())

    async def brief(self, request: DraftRequest) -> Brief:
        """What a writer would be told about this comment. Nothing is stored."""
        deadline = Deadline.after(self.settings.deadline_seconds)
        case = await self._deidentify(request, deadline)
        return await self._select(case, await self._triage(case, request, deadline), request, deadline)

    async def compose(self, case: SafeCase, understood: Triage, request: DraftRequest) -> tuple[Brief, Written | None]:
        """What approved sentences say to a case that is understood already. Asks no model and stores nothing."""
        deadline = Deadline.after(self.settings.deadline_seconds)
        brief = await self._select(case, understood, request, deadline)
        if brief.triage.route in ("escalate", "walk_away"):
            return brief, await self._in_time(deadline, ChecksFailed, self._fixed, brief)
        return brief, await self.drafting.write(
            brief, deadline, silent, why_composer="Only approved sentences are used."
        )

    async def check(self, request: CheckRequest) -> tuple[Finding, ...]:
        """Check a text that a person wrote. Nothing is stored and no model is asked."""
        deadline = Deadline.after(self.settings.deadline_seconds)
        context = await self._check_context(request, deadline)
        return await self._in_time(deadline, ChecksFailed, self.checker.check, request.reply, context)

    async def deidentify(self, text: str, author: str | None = None, *, signer: Signer | None = None) -> Deidentified:
        """Remove identifiers from one text. Nothing is stored. A reply keeps the name of its own `signer`."""
        deadline = Deadline.after(self.settings.deadline_seconds)
        remover = self.deidentifier.keeping((signer.name,)) if signer else self.deidentifier
        return await self._in_time(deadline, RemovalFailed, remover.deidentify, text, author)

    async def aclose(self) -> None:
        """Close the connections to the model. To be awaited in the event loop that drafted."""
        if self.hang_up is not None:
            await self.hang_up()

    # The steps, in the order of the story.

    async def _deidentify(self, request: DraftRequest, deadline: Deadline) -> SafeCase:
        remove = functools.partial(
            self.deidentifier.deidentify_case, request.comment, author=request.author, thread=request.thread,
            note=request.note,
        )  # fmt: skip
        return await self._in_time(deadline, RemovalFailed, remove)

    async def _triage(self, case: SafeCase, request: DraftRequest, deadline: Deadline) -> Triage:
        understand = functools.partial(
            triage, case.comment.text, platform=request.platform, kind=request.kind, thread=case.thread,
            removed=case.comment.removed, strict_programme=self.organisation.strict_programme,
        )  # fmt: skip
        return await self._in_time(deadline, ChecksFailed, understand)

    async def _select(self, case: SafeCase, understood: Triage, request: DraftRequest, deadline: Deadline) -> Brief:
        mine = tuple(reply for comment, reply in self.recent if comment == case.comment.text.text)[-MOST_AVOIDED:]
        choose = functools.partial(
            select, case, understood, self.organisation, self.book, platform=request.platform, stage=request.stage,
            tone=request.tone, length=request.length, language=request.language, signer=request.signer,
            recent=tuple(reply for _, reply in self.recent), today=date.today(),
            seed=request.seed + SEEDS_APART * len(mine), settings=self.settings, sure=request.kind is not None,
        )  # fmt: skip
        brief = await self._in_time(deadline, ChecksFailed, choose)
        return replace(brief, avoid=mine)  # who asks again wants another text

    async def _write(self, brief: Brief, deadline: Deadline, tell: OnProgress) -> Written | None:
        """A checked text, an approved fixed text, or None where a person must answer alone."""
        if brief.triage.route in ("escalate", "walk_away"):
            return await self._in_time(deadline, ChecksFailed, self._fixed, brief)
        return await self.drafting.write(brief, deadline, tell, why_composer=self._why_composer(brief))

    def _fixed(self, brief: Brief) -> Written | None:
        """The fixed text, which was approved as a whole: only its length and leftovers are still checked."""
        text = fixed_text_for(brief, self.settings.country)
        if text is None:
            return None
        context = replace(brief.context, fixed_texts=approved_texts(self.book, self.settings.country))
        findings = self.checker.check(text, context)
        if any(finding.severity == "block" for finding in findings):
            raise ChecksFailed("The approved fixed text can't be posted here.", next_step="Please answer by hand.")
        advice = tuple(finding for finding in findings if finding.severity == "advise")
        used = WriterUsed("fixed", None, 1, "An approved fixed text: no model is asked in a case like this.")
        return Written(text, explain(text, brief.context, self.rulebook), advice, used)

    def _why_composer(self, brief: Brief) -> str:
        """Why no model is asked for this draft; an empty string when one may be."""
        if brief.context.stage == "holding":
            return "A holding reply comes at once, from approved sentences."
        if brief.triage.route == "reply_and_escalate":
            return "Something this serious gets the approved holding reply, and a person."
        if self.model_is_remote and brief.triage.language not in SUPPORTED_LANGUAGES:
            return "Names can't be removed reliably in this language, so no model elsewhere was asked."
        return self.model_unavailable()

    async def _alternatives(
        self, brief: Brief, written: Written | None, wanted: int, deadline: Deadline
    ) -> tuple[str, ...]:
        """Further checked drafts that differ; fewer than asked where nothing new comes."""
        if written is None or written.writer.name == "fixed":
            return ()
        texts = [written.text]
        for number in range(1, wanted + 1):
            different = replace(brief, seed=brief.seed + SEEDS_APART * number, avoid=(*brief.avoid, *texts))
            hurry = deadline.remaining < self.settings.deadline_seconds / 2
            why = "Little time was left." if hurry else self._why_composer(brief)
            text = (await self.drafting.write(different, deadline, silent, why_composer=why)).text
            if text not in texts:
                texts.append(text)
        return tuple(texts[1:])

    def _answer(
        self, draft_id: str, request: DraftRequest, case: SafeCase, brief: Brief, written: Written | None,
        alternatives: tuple[str, ...], watch: Stopwatch,
    ) -> DraftAnswer:  # fmt: skip
        now = datetime.now(UTC)
        return DraftAnswer(
            id=draft_id,
            route=brief.triage.route,
            reply=written.text if written else None,
            alternatives=alternatives,
            sentences=written.sentences if written else (),
            triage=brief.triage,
            comment=case.comment,
            findings=written.findings if written else (),
            repaired=written.repaired if written else (),
            verify=to_verify(written.text, brief.context) if written else (),
            respond_by=respond_by(request.platform, request.posted_at or now, self.organisation.hours),
            next=next_stage(brief),
            writer=written.writer if written else NO_WRITER,
            rulebook_version=self.rulebook.version,
            rulebook_approved=self.approved(self.rulebook.version),
            timings_ms=watch.timings(),
            card=card_for(brief, self.organisation),
            language=brief.context.language or "en",
            notes=remarks(brief),
        )

    async def _record(self, entry: AuditEntry, deadline: Deadline) -> None:
        try:
            await asyncio.wait_for(self.recorder.append(entry), max(deadline.remaining, 1.0))
        except Exception as error:
            log.error("record failed: %s", type(error).__name__)
            raise RecordFailed(next_step="Check the disk and the database, then try again.") from None

    async def _failed(self, error: Exception, draft_id: str, who: str) -> SincerelyError:
        """Turn whatever ended the story into a clear error, and leave a trace of it where that is possible."""
        clear = error if isinstance(error, SincerelyError) else Unavailable(next_step="Please try again.")
        log.warning("no draft: %s (%s)", clear.code, type(error).__name__)
        if not isinstance(clear, RecordFailed):
            try:
                await asyncio.wait_for(self.recorder.append(audit_entries.failed(draft_id, clear.code, who)), 1.0)
            except Exception as second:
                log.error("the failure could not be recorded either: %s", type(second).__name__)
        return clear

    async def _check_context(self, request: CheckRequest, deadline: Deadline) -> DraftContext:
        """What is known of a text that a person wrote. A comment, when given, is stripped and understood first."""
        comment: SafeText | None = None
        understood: Triage | None = None
        if request.comment and request.comment.strip():
            removed = await self.deidentify(request.comment)
            comment = removed.text
            understand = functools.partial(
                triage, comment, platform=request.platform, kind=request.kind, removed=removed.removed
            )
            understood = await self._in_time(deadline, ChecksFailed, understand)
        texts = approved_texts(self.book, self.settings.country)
        return typed_context(request, comment, understood, self.organisation, texts)

    async def _in_time(
        self, deadline: Deadline, otherwise: type[SincerelyError], work: Callable[..., T], *args: object
    ) -> T:
        """Run `work` beside the event loop; raise `otherwise`, without any text, when it fails or takes too long."""
        try:
            return await asyncio.wait_for(asyncio.to_thread(work, *args), deadline.remaining)
        except SincerelyError:
            raise
        except TimeoutError:
            raise otherwise("That took longer than allowed.", next_step="Please try again.") from None
        except Exception as error:
            log.error("%s: %s", otherwise.code, type(error).__name__)
            raise otherwise(next_step="Please try again; if it stays, look at the server's log.") from None
