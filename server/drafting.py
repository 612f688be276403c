"""Write, check, repair, fall back: the only way to a text that may be served.

A candidate leaves this module when no rule with severity `block` or `repair` finds anything in it. Whatever a model
does — fail, stall, answer rubbish, obey the comment — costs a fallback to the composer, whose text is checked too.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from guardrails.types import DraftContext, Finding, Sentence
from server.answer import OnProgress, Progress, WriterUsed, Written
from server.deadline import Deadline
from server.errors import ChecksFailed, ModelFailed, ModelTooSlow
from server.writers import Brief, Candidate, Writer

log = logging.getLogger(__name__)

Check = Callable[[str, DraftContext], tuple[Finding, ...]]
Explain = Callable[[str, DraftContext], tuple[Sentence, ...]]
Verdict = tuple[tuple[Finding, ...], tuple[Sentence, ...]]

RESERVE_SECONDS = 1.0
"""Kept back from the model's time so that the composer, the checks and the record always fit in."""

COMPOSER_TRIES = 8

CANNOT_READ = "The model here reads this language too poorly to be asked, so this is a neutral reply."
NOTHING_FITS = "No approved sentence fits this comment, so this is a holding reply. Please add what you know."


def standing_in_the_way(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity != "advise")


def _rules(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in standing_in_the_way(findings)}


@dataclass(frozen=True, slots=True)
class Drafting:
    """The writers and the checks. `model` is None where there is no model; `composer` is always there."""

    composer: Writer
    model: Writer | None
    check: Check
    explain: Explain

    async def write(self, brief: Brief, deadline: Deadline, tell: OnProgress, *, why_composer: str = "") -> Written:
        """One checked text. `why_composer` names the reason for not asking the model at all.

        Raises ChecksFailed when not even the composer's text passes, or when a check can't run.
        """
        note, refused = why_composer, set[str]()
        if self.model is not None and not self.model.reads_closely:
            brief = brief.plainly()
            note = note or (CANNOT_READ if brief.foreign else "")
        if self.model is not None and not note:
            try:
                written = await self._with_model(self.model, brief, deadline.less(RESERVE_SECONDS), tell, refused)
            except ModelFailed as error:
                log.info("model gave no draft: %s", error.code)
                note = f"{error.title}, so this draft comes from approved sentences."
            else:
                if written is not None:
                    return written
                note = "The model's text did not pass the checks, so this draft comes from approved sentences."
            tell(Progress("fallback", note))
        return await self._composed(brief, deadline, tell, note, refused)

    async def _with_model(
        self, writer: Writer, brief: Brief, deadline: Deadline, tell: OnProgress, refused: set[str]
    ) -> Written | None:
        """Ask, check, and ask again with the findings; None when no attempt passed. Notes the rules in `refused`."""
        previous, findings = "", tuple[Finding, ...]()
        for attempt in range(writer.attempts):
            if deadline.passed:
                raise ModelTooSlow()
            tell(
                Progress(
                    "repair" if attempt else "write", "Writing again with what was found" if attempt else "Writing"
                )
            )
            candidate = await writer.write(brief, deadline, attempt=attempt, previous=previous, findings=findings)
            tell(Progress("check", "Checking every sentence"))
            findings, sentences = await self._judged(candidate, brief.context, deadline)
            if sentences:
                used = WriterUsed(candidate.writer, candidate.model, attempt + 1)
                return Written(candidate.text, sentences, findings, used, tuple(sorted(refused)))
            refused |= _rules(findings)
            previous = candidate.text
        return None

    async def _composed(
        self, brief: Brief, deadline: Deadline, tell: OnProgress, note: str, refused: set[str]
    ) -> Written:
        """A text of approved sentences; where none that answers this comment passes, a holding reply that does."""
        tell(Progress("write", "Writing from approved sentences"))
        brief = brief.plainly()
        holding = replace(brief, context=replace(brief.context, stage="holding"))
        for form, why in ((brief, note), (holding, NOTHING_FITS)):
            for attempt in range(COMPOSER_TRIES):
                candidate = await self.composer.write(replace(form, seed=form.seed + attempt), deadline)
                findings, sentences = await self._judged(candidate, form.context, deadline)
                if sentences:
                    used = WriterUsed(candidate.writer, candidate.model, attempt + 1, why)
                    return Written(candidate.text, sentences, findings, used, tuple(sorted(refused)))
                refused |= _rules(findings)
            log.warning("composer refused: %s", sorted({finding.rule for finding in findings}))
        raise ChecksFailed(
            "No text passed the checks, not even the approved sentences.",
            next_step="Please answer by hand, and tell whoever looks after the rulebook.",
        )

    async def _judged(self, candidate: Candidate, context: DraftContext, deadline: Deadline) -> Verdict:
        """The findings, and the sentences where the text may be served; found beside the event loop.

        A check that can't run ends the story: it never counts as "nothing found".
        """
        try:
            patience = max(deadline.remaining, RESERVE_SECONDS)
            return await asyncio.wait_for(asyncio.to_thread(self._judge, candidate, context), patience)
        except Exception as error:
            log.error("check failed: %s", type(error).__name__)
            raise ChecksFailed(next_step="Please answer by hand, and tell whoever looks after the rulebook.") from None

    def _judge(self, candidate: Candidate, context: DraftContext) -> Verdict:
        findings = self.check(candidate.text, context)
        if not candidate.text.strip() or standing_in_the_way(findings):
            return findings, ()
        return findings, candidate.sentences or self.explain(candidate.text, context)
