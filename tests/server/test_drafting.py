"""Write, check, repair, fall back: what a model does can cost time, never safety."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from guardrails.types import Deidentified, DraftContext, Finding, SafeCase, SafeText, Sentence, Triage
from prompts.book import load
from server.answer import Progress, Written
from server.deadline import Deadline
from server.drafting import CANNOT_READ, COMPOSER_TRIES, NOTHING_FITS, Drafting
from server.errors import ChecksFailed, ModelBusy, ModelRubbish, ModelTooSlow
from server.writers import Brief, Candidate

GOOD, BAD, ADVISED = "a good text", "a text that tells", "a long text"


def check(text: str, context: DraftContext) -> tuple[Finding, ...]:
    if BAD in text:
        return (Finding("confirms-relationship", "block", 0, len(text), "It tells."),)
    if text == ADVISED:
        return (Finding("hard-to-read", "advise", 0, len(text), "It is long."),)
    return ()


def explain(text: str, context: DraftContext) -> tuple[Sentence, ...]:
    return (Sentence(text, ("g-004-3",)),)


@dataclass
class Scripted:
    """A writer that says what the test tells it to, in order; an exception is raised, the last line repeats."""

    lines: Sequence[str | Exception]
    name: str = "scripted"
    model: str | None = None
    attempts: int = 2
    reads_closely: bool = True
    asked: list[tuple[int, str, int]] = field(default_factory=list)

    async def write(
        self,
        brief: Brief,
        deadline: Deadline,
        *,
        attempt: int = 0,
        previous: str = "",
        findings: tuple[Finding, ...] = (),
    ) -> Candidate:
        self.asked.append((attempt, previous, len(findings)))
        line = self.lines[min(len(self.asked), len(self.lines)) - 1]
        if isinstance(line, Exception):
            raise line
        return Candidate(line, self.name)


BRIEF = Brief(
    case=SafeCase(Deidentified(SafeText("The wait was long."), ())),
    triage=Triage("complaint", ("waiting",), (), 2, "reply", ("Somebody waited.",)),
    context=DraftContext(kind="complaint"),
    rules=(),
    book=load(),
)


def run(model: Scripted | None, composer: Scripted, *, seconds: float = 10, why: str = "") -> tuple[Written, list[str]]:
    told: list[Progress] = []
    drafting = Drafting(composer=composer, model=model, check=check, explain=explain)
    written = asyncio.run(drafting.write(BRIEF, Deadline.after(seconds), told.append, why_composer=why))
    return written, [progress.step for progress in told]


@pytest.mark.parametrize(
    ("said", "composed", "repaired"),
    [
        pytest.param([BAD, GOOD], [GOOD], ("confirms-relationship",), id="sent back once"),
        pytest.param([BAD], [GOOD], ("confirms-relationship",), id="sent back, then approved sentences"),
        pytest.param([GOOD], [GOOD], (), id="good at once"),
        pytest.param([ADVISED], [GOOD], (), id="advice sends nothing back"),
    ],
)
def test_the_rules_that_sent_a_text_back_are_told_with_the_one_that_is_served(
    said: list[str], composed: list[str], repaired: tuple[str, ...]
) -> None:
    written, _ = run(Scripted(said, name="model"), Scripted(composed))
    assert written.repaired == repaired


def test_a_text_that_passes_is_served_as_it_is() -> None:
    written, steps = run(Scripted([GOOD], name="model"), Scripted([GOOD]))
    assert (written.text, written.writer.name, written.writer.attempts) == (GOOD, "model", 1)
    assert steps == ["write", "check"]


def test_a_refused_text_is_written_again_with_what_was_found() -> None:
    model = Scripted([BAD, GOOD], name="model")
    written, steps = run(model, Scripted([GOOD]))
    assert model.asked == [(0, "", 0), (1, BAD, 1)]
    assert (written.writer.name, written.writer.attempts) == ("model", 2)
    assert "repair" in steps


def test_a_text_that_stays_refused_costs_a_fallback_that_says_so() -> None:
    written, steps = run(Scripted([BAD], name="model"), Scripted([GOOD], name="composer"))
    assert (written.text, written.writer.name) == (GOOD, "composer")
    assert "did not pass the checks" in written.writer.note
    assert "fallback" in steps


@pytest.mark.parametrize("error", [ModelBusy(), ModelRubbish(), ModelTooSlow()], ids=lambda error: error.code)
def test_a_model_that_fails_costs_a_fallback_that_names_the_reason(error: Exception) -> None:
    written, _ = run(Scripted([error], name="model"), Scripted([GOOD], name="composer"))
    assert written.writer.name == "composer"
    assert type(error).title in written.writer.note  # type: ignore[attr-defined]


def test_an_empty_text_never_counts_as_passed() -> None:
    written, _ = run(Scripted(["  "], name="model"), Scripted([GOOD], name="composer"))
    assert written.text == GOOD


def test_a_model_is_not_asked_when_there_is_a_reason() -> None:
    model = Scripted([GOOD], name="model")
    written, _ = run(model, Scripted([GOOD], name="composer"), why="A holding reply comes at once.")
    assert model.asked == []
    assert written.writer.note == "A holding reply comes at once."


def test_a_model_is_not_asked_without_time_for_it() -> None:
    model = Scripted([GOOD], name="model")
    written, _ = run(model, Scripted([GOOD], name="composer"), seconds=0.5)
    assert model.asked == []
    assert written.writer.name == "composer"


def test_advice_is_served_with_the_text() -> None:
    written, _ = run(None, Scripted([ADVISED]))
    assert [finding.rule for finding in written.findings] == ["hard-to-read"]


def test_nothing_is_served_when_not_even_the_composer_passes() -> None:
    composer = Scripted([BAD], name="composer")
    with pytest.raises(ChecksFailed):
        run(None, composer)
    assert len(composer.asked) == 2 * COMPOSER_TRIES  # as asked, then as a holding reply


def test_a_holding_reply_stands_in_where_no_approved_sentence_fits() -> None:
    composer = Scripted([BAD] * COMPOSER_TRIES + [GOOD], name="composer")
    written, _ = run(None, composer)
    assert written.text == GOOD
    assert written.writer.note == NOTHING_FITS


def foreign(model: Scripted, composer: Scripted) -> Written:
    brief = replace(BRIEF, triage=replace(BRIEF.triage, language="zh"))
    drafting = Drafting(composer=composer, model=model, check=check, explain=explain)
    return asyncio.run(drafting.write(brief, Deadline.after(10), lambda _: None))


def test_a_small_model_is_not_asked_about_a_language_that_it_reads_poorly() -> None:
    model = Scripted([GOOD], name="guided", reads_closely=False)
    written = foreign(model, Scripted([GOOD], name="composer"))
    assert model.asked == []
    assert written.writer.note == CANNOT_READ


def test_a_model_that_reads_any_language_is_asked() -> None:
    model = Scripted([GOOD], name="model")
    assert foreign(model, Scripted([GOOD], name="composer")).writer.name == "model"


def test_a_neutral_reply_is_not_held_to_what_a_complaint_is_owed() -> None:
    seen: list[str | None] = []

    def noting(text: str, context: DraftContext) -> tuple[Finding, ...]:
        seen.append(context.kind)
        return ()

    brief = replace(BRIEF, triage=replace(BRIEF.triage, language="zh"))
    drafting = Drafting(composer=Scripted([GOOD], name="composer"), model=None, check=noting, explain=explain)
    asyncio.run(drafting.write(brief, Deadline.after(10), lambda _: None))
    assert seen == [None]
