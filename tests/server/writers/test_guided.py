"""A small model's words are used where they are sound and say more, and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from guardrails.training.gists import everything as gists
from prompts.book import read_book
from server.deadline import Deadline
from server.errors import ModelRubbish, ModelTooSlow
from server.writers.composer import Composer
from server.writers.guided import TAUGHT, TRIES, Guided, gist_in, sound, trouble_in
from tests.server.writers.briefs import book, checker, make_brief, standing_in_the_way

VALET = "they lost my umbrella at the valet stand and then shrugged it off as my problem"
GOOD = "I'm sorry about a lost umbrella and a shrug at the valet stand."


@dataclass
class Says:
    """A chat model that answers from a list; the last answer repeats, an exception is raised."""

    answers: Sequence[str | Exception]
    name: str = "tiny"
    seeds: list[int] = field(default_factory=list)

    async def complete(self, messages: Any, *, seed: int, **_: Any) -> str:
        answer = self.answers[min(len(self.seeds), len(self.answers) - 1)]
        self.seeds.append(seed)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer(checker().passes)


def drafted(chat: Says, composer: Composer, brief: Any, seconds: float = 10, *, taught: bool = False) -> Any:
    guided = Guided(chat, composer, checker().passes, taught=taught)
    return asyncio.run(guided.write(brief, Deadline.after(seconds)))


def test_good_words_of_the_model_stand_in_an_approved_frame(composer: Composer) -> None:
    brief = make_brief(VALET, topics=("parking-access",))
    candidate = drafted(Says([GOOD]), composer, brief)
    assert candidate.writer == "guided"
    assert candidate.model == "tiny"
    assert "a lost umbrella and a shrug at the valet stand" in candidate.text.casefold()
    assert not standing_in_the_way(candidate.text, brief)


def test_refused_words_are_tried_again_with_other_seeds(composer: Composer) -> None:
    chat = Says(["I'm sorry about your visit and the lost car keys.", "We care about you.", GOOD])
    candidate = drafted(chat, composer, make_brief(VALET, topics=("parking-access",)))
    assert candidate.writer == "guided"
    assert len(set(chat.seeds)) == 3


def test_after_three_refusals_an_approved_sentence_stands_in(composer: Composer) -> None:
    chat = Says(["I'm sorry about your visit."])
    candidate = drafted(chat, composer, make_brief(VALET, topics=("parking-access",)))
    assert candidate.writer == "composer"
    assert len(chat.seeds) == TRIES


def test_words_that_say_no_more_than_the_approved_sentence_are_left_out(composer: Composer) -> None:
    brief = make_brief("The elevator is broken.", topics=("parking-access",))
    candidate = drafted(Says(["I'm sorry about an elevator that needs mending."]), composer, brief)
    assert candidate.writer == "composer"


def test_a_comment_whose_concerns_are_known_asks_no_model(composer: Composer) -> None:
    chat = Says([GOOD])
    brief = make_brief("Billed twice and nobody answers the phone", topics=("billing", "phone-access"))
    assert drafted(chat, composer, brief).writer == "composer"
    assert not chat.seeds


def test_a_comment_of_two_words_asks_no_model(composer: Composer) -> None:
    chat = Says([GOOD])
    drafted(chat, composer, make_brief("never again", topics=("other",)))
    assert not chat.seeds


@pytest.mark.parametrize("kind", ["praise", "question", "social", "misinformation"])
def test_only_complaints_ask_a_model_that_was_not_taught(composer: Composer, kind: Any) -> None:
    chat = Says([GOOD])
    drafted(chat, composer, make_brief("A word about the parking", kind))
    assert not chat.seeds


def test_a_failing_model_is_the_caller_s_to_handle(composer: Composer) -> None:
    with pytest.raises(ModelRubbish):
        drafted(Says([ModelRubbish()]), composer, make_brief(VALET))


def test_no_time_is_said_before_the_model_is_asked(composer: Composer) -> None:
    chat = Says([GOOD])
    with pytest.raises(ModelTooSlow):
        drafted(chat, composer, make_brief(VALET), seconds=-1)
    assert not chat.seeds


def test_little_time_left_means_one_try(composer: Composer) -> None:
    chat = Says(["nonsense"])
    drafted(chat, composer, make_brief(VALET), seconds=1)
    assert len(chat.seeds) == 1


@pytest.mark.parametrize(
    ("answer", "language", "trouble"),
    [
        ("I'm sorry about a cold tray.", "en", "a cold tray"),
        ("I’m so sorry for the long wait\nMore text", "en", "the long wait"),
        ("Lamento dos horas de espera.", "es", "dos horas de espera"),
        ("Lamento que no le atendieran.", "es", ""),
        ("The comment describes a wait.", "en", ""),
        ("", "en", ""),
    ],
    ids=["plain", "curly and two lines", "Spanish", "a Spanish clause", "about the comment", "empty"],
)
def test_the_trouble_is_what_follows_the_apology(answer: str, language: str, trouble: str) -> None:
    assert trouble_in(answer, language) == trouble


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        ("your visit and the wait in the lobby", "speaks to the person"),
        ("the pain our doctor caused in the lobby", "blames, and confirms a doctor"),
        ("the inconvenience of the lobby wait", "a canned word"),
        ("the wait in the lobby: call 555-0000 now", "marks that a phrase doesn't need"),
        ("the wait in the lobby because of short staff", "gives a reason"),
        ("the broken laptop and missing umbrella yesterday", "speaks of things that nobody mentioned"),
        ("waited two hours in that lobby with a sick toddler", "an echo"),
        ("the MRI and two hours in the lobby", "repeats what somebody came for"),
        ("wait", "too short"),
        ("<PERSON_1> in the lobby", "a placeholder"),
        ("three long hours in the lobby with a toddler", "a number that nobody mentioned"),
    ],
    ids=lambda value: value,
)
def test_unsound_words_are_refused(trouble: str, reason: str) -> None:
    assert not sound(trouble, "waited two hours in that lobby with a sick toddler"), reason


def test_sound_words_pass() -> None:
    assert sound(
        "two long hours in the lobby with a toddler who was ill", "waited two hours in that lobby with a sick toddler"
    )


BENCH = "Is there a bench anywhere near the pharmacy counter?"


@pytest.mark.usefixtures("by_words")
def test_a_taught_model_says_what_a_question_is_about(composer: Composer) -> None:
    candidate = drafted(
        Says(["a bench near the pharmacy counter."]), composer, make_brief(BENCH, "question"), taught=True
    )
    assert candidate.writer == "guided"
    assert "a bench near the pharmacy counter" in candidate.text.casefold()


@pytest.mark.parametrize("kind", ["complaint", "praise", "social", "misinformation"])
def test_of_other_kinds_a_taught_model_says_too_much_that_is_wrong(composer: Composer, kind: Any) -> None:
    chat = Says(["a good bedside manner from a killer"])
    assert (
        drafted(chat, composer, make_brief("Killer bedside manner at the pharmacy", kind), taught=True).writer
        == "composer"
    )
    assert not chat.seeds


@pytest.mark.parametrize(
    ("brief", "why"),
    [
        (make_brief(VALET, route="reply_and_escalate", flags=("safety",)), "a person must look first"),
        (make_brief(VALET, stage="private"), "other stages are approved as they are"),
        (make_brief("Do you take walk-ins on Saturdays?", kind="question"), "the register has the answer"),
        (make_brief("Is it safe to take ibuprofen with my pills?", kind="question"), "a medical question"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_where_words_have_no_place_no_model_is_asked(composer: Composer, brief: Any, why: str) -> None:
    chat = Says(["an umbrella lost at the valet stand"])
    assert drafted(chat, composer, brief, taught=True).writer == "composer"
    assert not chat.seeds


def test_a_version_from_before_there_was_a_taught_model_asks_none(composer: Composer) -> None:
    """Its adapter knows no other question."""
    old = read_book({path: text for path, text in book().files.items() if path != "templates/gist.j2"})
    chat = Says(["a bench near the pharmacy counter"])
    assert drafted(chat, composer, replace(make_brief(BENCH, "question"), book=old), taught=True).writer == "composer"
    assert not chat.seeds


def test_a_taught_model_is_asked_in_its_own_language_only(composer: Composer) -> None:
    chat = Says(["un banco cerca de la farmacia"])
    brief = make_brief("¿Hay un banco cerca del mostrador de la farmacia?", "question", language="es")
    assert drafted(chat, composer, brief, taught=True).writer == "composer"
    assert not chat.seeds


@pytest.mark.usefixtures("by_words")
def test_the_words_nearest_to_the_comment_are_used(composer: Composer) -> None:
    chat = Says(["a counter that is near", "a bench near the pharmacy counter", "a pharmacy and its people"])
    candidate = drafted(chat, composer, make_brief(BENCH, "question"), taught=True)
    assert "a bench near the pharmacy counter" in candidate.text.casefold()


def test_what_is_taught_has_the_form_that_is_used() -> None:
    assert [one.text for one in gists() if gist_in(one.text) != one.text] == []


def test_most_of_what_is_taught_would_pass() -> None:
    kept = [sound(one.text, one.comment, None, TAUGHT) > 0 for one in gists()]
    assert sum(kept) / len(kept) > 0.55
