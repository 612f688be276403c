"""Reading a comment's particular concern and its amounts, and what is left alone."""

from __future__ import annotations

import pytest

from prompts.book import load
from prompts.concerns import Concern
from prompts.patterns import plain

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


ALL = ("staff-manner", "facilities", "parking-access", "food", "appointments", "phone-access", "care-outcome",
       "cleanliness", "communication", "insurance-claims", "waiting", "app-website", "privacy", "billing")  # fmt: skip


@pytest.mark.parametrize(
    ("comment", "misread", "why"),
    [
        ("great job losing my bag AGAIN", "hiring", "a job well done is no application"),
        ("so glad you have a 24 hr line", "hiring", "hr stands for hours"),
        ("The raisin under chair four is mummified", "chairs", "a chair is no trouble by itself"),
        ("The TV has one channel", "noise", "a TV is not loud by itself"),
        ("A wait so long the parking meter and I both ran out", "out-of-stock", "time ran out"),
        ("The new valet lost my keys", "ride", "keys are no shuttle"),
        ("Ordered off the room service menu", "phone-menu", "a menu to eat from"),
        ("No pain, just pride", "still-in-pain", "no pain"),
        ("My afternoon slot was given away", "no-openings", "the end of another word: afterNOon slot"),
        ("The blood draw took forever", "bad-taste", "the end of another word: dRAW"),
        ("I nodded a lot", "garage", "a lot is no parking lot"),
        ("The tech said it in the tone of a parking ticket", "parking-fee", "a figure of speech"),
        ("I get to walk my son to school", "children", "a child is no trouble by itself"),
        ("The telehealth picture froze", "temperature", "a screen froze, not a person"),
        ("Your deductible policy is a riddle", "policy", "a policy of insurance"),
        ("Had my routine cleaning moved up", "dust", "a cleaning of teeth"),
        ("Let the record show I was there", "records", "a figure of speech"),
        ("Elevator's slower than a snail", "elevator", "slow is not broken"),
        ("Your loyalty deserves a raise", "premium", "a raise is no premium"),
    ],
    ids=lambda value: value if " " in str(value) else None,
)
def test_a_word_with_another_sense_is_no_concern(comment: str, misread: str, why: str) -> None:
    assert misread not in {concern.id for concern in find(comment, ALL, "en")}, why


@pytest.mark.parametrize(
    ("comment", "topic", "concern"),
    [
        ("The chairs are so hard my back gave out", "facilities", "chairs"),
        ("TV so loud nobody can sleep", "facilities", "noise"),
        ("TV stuck on golf for three days", "facilities", "tv"),
        ("One outlet for twelve people", "facilities", "outlets"),
        ("Shuttle driver never stopped for us", "parking-access", "ride"),
        ("The elevator is so slow", "parking-access", "elevator-slow"),
        ("The elevator is broken again", "parking-access", "elevator"),
        ("Double booked, same chair, same time", "appointments", "double-booked"),
        ("The text said 2, the desk said 11", "appointments", "wrong-time"),
        ("The telehealth picture froze on my worst face", "app-website", "video-froze"),
        ("My son had nowhere to play for two hours", "other", "children"),
        ("I applied for the opening in May and heard nothing", "other", "hiring"),
        ("I paid in March and in May you want it again", "billing", "charged-twice"),
        ("Doctor kept cutting me off mid sentence", "staff-manner", "not-listened-to"),
    ],
)  # fmt: skip
def test_the_same_word_with_trouble_beside_it_is_one(comment: str, topic: str, concern: str) -> None:
    assert concern in {item.id for item in find(comment, (topic,), "en")}


def test_a_common_word_is_not_enough_to_answer_by_the_topic_alone() -> None:
    found = find("They changed my pharmacy to one in another state", ("staff-manner",), "en")
    assert found[-1].topic == "other"


def test_an_ordinary_noun_is_quoted_only_where_it_can_be_what_a_comment_is_about() -> None:
    short = find("The fish tank is empty", ("other",), "en")[-1]
    long = find(
        "Four visits and three kinds of paste, and it still sings whenever I so much as look at ice, nice fish tank",
        ("other",), "en",
    )[-1]  # fmt: skip
    assert any("fish tank" in line for line in short.say)
    assert not any("fish tank" in line for line in long.say)


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
