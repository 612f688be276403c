"""Reading a comment's particular concern and its amounts, and what is left alone."""

from __future__ import annotations

import pytest

from prompts.book import load
from prompts.concerns import Concern, plain

BOOK = load()


def find(comment: str, topics: tuple[str, ...], language: str) -> tuple[Concern, ...]:
    return BOOK.tongues[language].find(comment, topics)


@pytest.mark.parametrize(
    ("comment", "topics", "ids"),
    [
        (
            "Waited two hours past my slot, then the desk clerk rolled her eyes.",
            ("waiting", "staff-manner"),
            {"long-wait-with-time", "eye-roll"},
        ),
        (
            "Billed twice for one thing and nobody answers the phone",
            ("billing", "phone-access"),
            {"charged-twice", "nobody-answers"},
        ),
        ("The elevator is out and I use a walker", ("parking-access",), {"elevator", "wheelchair"}),
        ("password reset never works", ("app-website",), {"login"}),
        ("no soap in the restroom", ("cleanliness",), {"bathroom"}),
        ("It was slow", ("waiting",), {"waiting"}),
    ],
    ids=["a wait and a slight", "a bill and a phone", "a way in", "a login", "a restroom", "nothing particular"],
)  # fmt: skip
def test_particular_concerns_are_found(comment: str, topics: tuple[str, ...], ids: set[str]) -> None:
    assert ids <= {concern.id for concern in find(comment, topics, "en")}


def test_the_main_topic_leads() -> None:
    found = find("The parking lot was full and the food was cold.", ("food", "parking-access"), "en")
    assert found[0].topic == "food"


def test_spanish_is_read_without_its_accents() -> None:
    found = find("ESPERÉ TRES HORAS", ("waiting",), "es")
    assert any("Tres horas" in line for line in found[0].say)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("waited 3 hrs", "three hours"),
        ("sat for an hour and a half", "an hour and a half"),
        ("waited 45 minutes", "forty-five minutes"),
        ("a 2.5 hour wait", "2.5 hours"),
        ("half an hour in line", "half an hour"),
        ("waited a couple of hours", "a couple of hours"),
    ],
    ids=lambda value: value,
)
def test_durations_are_said_in_words(text: str, said: str) -> None:
    assert [amount.slots["amount"] for amount in BOOK.tongues["en"].amounts.read(plain(text), "amount")] == [said]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I live 2 hours away", "a distance"),
        ("it was 3 hours ago", "a moment"),
        ("every 2 hours", "a rhythm"),
        ("a 10 minute visit", "how long a visit took, which tells of one"),
        ("my son is 6 months old", "an age"),
    ],
    ids=lambda value: value,
)
def test_other_amounts_are_left_alone(text: str, reason: str) -> None:
    assert not BOOK.tongues["en"].amounts.read(plain(text), "amount"), reason


def test_an_amount_in_another_sentence_belongs_to_something_else() -> None:
    found = find("Waited forever. The drive took 2 hours.", ("waiting",), "en")
    assert not any("hours" in line for concern in found for line in concern.say if concern.id == "long-wait-with-time")


def test_tries_are_counted() -> None:
    found = find("I left five messages, no answer", ("communication",), "en")
    assert any("five times" in line.casefold() for concern in found for line in concern.say)


def test_placeholders_are_never_read_or_repeated() -> None:
    found = find("<PERSON_1> waited <DATE_1> for the elevator", ("parking-access",), "en")
    assert not any("<" in line for concern in found for line in (*concern.say, *concern.np, *concern.ask))


def test_an_ordinary_word_is_quoted_where_nothing_particular_is_known() -> None:
    found = find("stay away, worst clinic in the county", ("other",), "en")
    assert all('"stay away"' in line for line in found[-1].say)


def test_suggestions_and_deaths_are_told_apart_from_complaints() -> None:
    words = BOOK.tongues["en"].lexicon
    assert words.suggests("You should add a bench by the door")
    assert not words.suggests("The bench is broken")
    assert words.mourns("he passed away in June")
    assert not words.mourns("I passed the test")
