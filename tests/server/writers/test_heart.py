"""What a taught model's three lines say, and which of them may be used."""

from __future__ import annotations

import pytest

from guardrails.training.hearts import everything
from server.writers.heart import Heart, heart_in, sound

COMMENT = "Sat 3 hours at the front desk and then she rolled her eyes at me"
GOOD = Heart(
    "complaint", "waiting", "3 hours is a long sit, and rolled eyes sting. I'm sorry.", "how a wait gets that long"
)


def test_three_lines_are_kind_and_topic_the_heart_and_what_to_ask() -> None:
    assert heart_in("complaint waiting\nA long sit. I’m sorry.\nwhy it takes so long?") == Heart(
        "complaint", "waiting", "A long sit. I'm sorry.", "why it takes so long"
    )


def test_what_is_written_reads_back() -> None:
    assert heart_in(GOOD.answer()) == GOOD


def test_a_person_must_see_it_needs_no_words() -> None:
    assert heart_in("person other") == Heart("person", "other", "", "")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("", "nothing at all"),
        ("I'm sorry about the wait.", "no kind"),
        ("complaint weather\nA long sit.", "no topic that we have"),
        ("complaint waiting", "a complaint without words"),
        ("person other\nI'm so sorry for your loss.", "words where a person must find them"),
    ],
)
def test_other_answers_are_no_heart(answer: str, why: str) -> None:
    assert heart_in(answer) is None, why


def test_a_sound_heart() -> None:
    assert sound(GOOD, COMMENT)


@pytest.mark.parametrize(
    ("text", "ask", "why"),
    [
        ("I'm sorry.", "", "says nothing"),
        ("Long. " * 60, "", "a sermon"),
        ("4 hours is a long sit, and I'm sorry.", "", "a number that nobody mentioned"),
        ("We're short of people on mornings, and I'm sorry.", "", "a reason of the house, invented"),
        ("Our desk should be kinder, and I'm sorry.", "", "speaks for the house"),
        ("I'm sorry, <PERSON_1>, that's a long sit.", "", "a placeholder"),
        ("See www.example.com for the long sit. I'm sorry.", "", "an address"),
        ("A long sit at a desk, and I'm sorry.", "fix the desk", "a promise where a question belongs"),
        ("A long sit at a desk, and I'm sorry.", "why our desk is like that", "speaks for the house in the question"),
    ],
)
def test_unsound_hearts(text: str, ask: str, why: str) -> None:
    assert not sound(Heart("complaint", "waiting", text, ask), COMMENT), why


def test_everything_that_is_learned_could_be_used() -> None:
    """A model is taught nothing that would be refused from it."""
    wrong = [
        one
        for one in everything()
        if (heart := heart_in(Heart(one.kind, one.topic, one.text, one.ask).answer())) is None
        or (heart.text and not sound(heart, one.comment))
    ]
    assert wrong == []
