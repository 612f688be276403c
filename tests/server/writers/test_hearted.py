"""A taught model's heart stands in an approved frame, and only where it is sound, passes the checks and has a place."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from prompts.book import read_book
from server.deadline import Deadline
from server.drafting import Drafting
from server.errors import ModelRubbish, ModelTooSlow
from server.writers import Brief, Candidate
from server.writers.composer import Composer
from server.writers.hearted import TRIES, Hearted
from tests.server.writers.briefs import book, checker, make_brief, standing_in_the_way
from tests.server.writers.test_guided import Says

VALET = "they lost my umbrella at the valet stand and then shrugged it off as my problem"
HEART = "An umbrella gone at the valet stand, and a shrug instead of a hand with it. I'm sorry."
GOOD = f"complaint parking-access\n{HEART}\nwhat happens to things left at the valet stand"
LEAKS = "complaint parking-access\nI'm sorry that your visit began with a lost umbrella.\nwhere it went"


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer(checker().passes)


def drafted(chat: Says, composer: Composer, brief: Brief, seconds: float = 10) -> Candidate:
    return asyncio.run(Hearted(chat, composer).write(brief, Deadline.after(seconds)))


def test_the_heart_stands_in_the_frame_with_owner_question_contact_and_name(composer: Composer) -> None:
    brief = make_brief(VALET, sure=False)
    candidate = drafted(Says([GOOD]), composer, brief)
    assert (candidate.writer, candidate.model) == ("guided", "tiny")
    assert candidate.text.startswith(HEART)
    assert "care@riverside.example" in candidate.text
    assert "Dana" in candidate.text
    assert not standing_in_the_way(candidate.text, brief)


def test_a_heart_that_breaks_a_rule_is_asked_again_with_another_seed(composer: Composer) -> None:
    chat = Says([LEAKS, "nonsense", GOOD])
    candidate = drafted(chat, composer, make_brief(VALET, sure=False))
    assert candidate.text.startswith(HEART)
    assert len(set(chat.seeds)) == TRIES


def test_after_three_refusals_approved_sentences_answer(composer: Composer) -> None:
    chat = Says([LEAKS])
    assert drafted(chat, composer, make_brief(VALET, sure=False)).writer == "composer"
    assert len(chat.seeds) == TRIES


def test_a_complaint_whose_heart_forgets_to_apologise_gets_an_approved_apology(composer: Composer) -> None:
    heart = "complaint parking-access\nAn umbrella gone at the valet stand, and nobody to say where.\nwhere it went"
    candidate = drafted(Says([heart]), composer, make_brief(VALET, sure=False))
    assert candidate.writer == "guided"
    assert "sorry" in candidate.text or "apolog" in candidate.text


def test_the_kind_that_the_model_reads_decides_the_frame(composer: Composer) -> None:
    comment = "Well aren't you lot fast. A callback after only nine days"
    answer = "complaint phone-access\nNine days is a long time to listen for a phone. I'm sorry.\nwhy nine days"
    brief = make_brief(comment, kind="praise", sure=False)
    candidate = drafted(Says([answer]), composer, brief)
    assert candidate.context is not None
    assert candidate.context.kind == "complaint"
    assert candidate.text.startswith("Nine days")


def test_a_person_who_says_the_kind_is_believed(composer: Composer) -> None:
    praise = "praise parking-access\nAn umbrella handed back with a smile makes a day. Thank you for telling me."
    candidate = drafted(Says([praise]), composer, make_brief(VALET, sure=True))
    assert candidate.writer == "composer"
    assert "sorry" in candidate.text or "apolog" in candidate.text


@pytest.mark.parametrize(
    ("brief", "why"),
    [
        (
            make_brief(VALET, route="reply_and_escalate", flags=("safety",)),
            "a person must look first",
        ),
        (make_brief(VALET, stage="private"), "other stages are approved as they are"),
        (make_brief("Do you take walk-ins on Saturdays?", kind="question"), "the register has the answer"),
        (make_brief("Is it safe to take ibuprofen with my pills?", kind="question"), "a medical question"),
        (make_brief(VALET, tone="formal"), "the model knows no formal tone"),
    ],
)
def test_where_a_heart_has_no_place_no_model_is_asked(composer: Composer, brief: Brief, why: str) -> None:
    chat = Says([GOOD])
    assert drafted(chat, composer, brief).writer == "composer", why
    assert chat.seeds == [], why


def test_a_version_from_before_hearts_asks_for_none(composer: Composer) -> None:
    old = {path: text for path, text in book().files.items() if path != "templates/heart.j2"}
    chat = Says([GOOD])
    candidate = drafted(chat, composer, replace(make_brief(VALET, sure=False), book=read_book(old)))
    assert candidate.writer == "composer"
    assert chat.seeds == []


def test_what_the_model_finds_too_grave_gets_a_holding_reply(composer: Composer) -> None:
    brief = make_brief("i told them about the chair and nobody listened", sure=False)
    held = replace(brief, triage=replace(brief.triage, route="reply_and_escalate"))
    candidate = drafted(Says(["person other"]), composer, brief)
    assert candidate.text == composer.compose(held)


def test_a_model_that_fails_is_told_to_the_caller(composer: Composer) -> None:
    with pytest.raises(ModelRubbish):
        drafted(Says([ModelRubbish("nothing", kept="")]), composer, make_brief(VALET))


def test_no_time_left_is_told_too(composer: Composer) -> None:
    with pytest.raises(ModelTooSlow):
        drafted(Says([GOOD]), composer, make_brief(VALET), seconds=0)


def test_the_last_check_holds_the_text_to_the_kind_that_was_read(composer: Composer) -> None:
    """Praise that triage took for a complaint needs no apology to be served."""
    answer = "praise staff-manner\nA joke at the right moment can turn a whole morning. Thank you for telling me."
    brief = make_brief("he had me laughing so hard i forgot to be scared", sure=False)
    explain: Any = lambda text, context: checker_sentences(text)  # noqa: E731
    drafting = Drafting(composer, Hearted(Says([answer]), composer), checker().check, explain)
    written = asyncio.run(drafting.write(brief, Deadline.after(10), lambda progress: None))
    assert written.text.startswith("A joke at the right moment")


def checker_sentences(text: str) -> Any:
    from guardrails.types import Sentence

    return (Sentence(text, ()),)
