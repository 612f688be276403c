"""Which fact answers a question: the one that covers every word that the question turns on, and otherwise none."""

from __future__ import annotations

import pytest

from guardrails.types import Fact
from server.facts import fitting, leaves_open
from tests.server.writers.briefs import riverside

FACTS = riverside().facts
SPANISH = riverside().facts_in("es")


def found(question: str, language: str = "en") -> list[str]:
    facts = SPANISH if language == "es" else FACTS
    return [fact.id for fact in fitting(facts, question, "", "question", language)]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Is the garage free or do I need to bring quarters", "parking"),
        ("is there a charge to park", "parking"),
        ("Do you take Blue Shield?", "insurance-list"),
        ("can my wife come back with me", "visitors"),
        ("Do you have someone who speaks Portuguese?", "interpreters"),
        ("Do you have anyone who can do sign language?", "interpreters"),
        ("how late are you open tonight", "opening-hours"),
        ("are you open sundays", "opening-hours"),
        ("what time do you open on saturday", "opening-hours"),
        ("When do flu shots start this year?", "flu-shots"),
        ("Are you open in the evening?", "opening-hours"),
    ],
    ids=["a price in other words", "a charge", "a plan that is not listed", "a wife is company", "another language",
         "signs are a language", "late", "a day that the hours leave out", "what time, so not yes", "a start",
         "evening"],
)  # fmt: skip
def test_other_words_for_the_same_thing_are_understood(question: str, fact: str) -> None:
    assert found(question)[:1] == [fact]


@pytest.mark.parametrize(
    "question",
    [
        "Are flu shots free?",
        "Is the flu shot safe for pregnant women?",
        "Can I get a COVID booster without an appointment?",
        "Are you open on Thanksgiving?",
        "How long is the wait for walk-ins right now?",
        "Do you take walk-ins on Sundays?",
        "Can I see a doctor today without an appointment?",
        "is the pharmacy open on saturdays too or just the clinic",
        "do you have a wheelchair I can borrow to get from the car to the door?",
        "How much is an x-ray without insurance?",
        "Can I bring my dog?",
        "What are your visiting hours?",
        "What does 'facility fee' mean on my bill?",
        "Can anybody explain what 'facility fee' means? Nobody mentioned it and it's $215",
        "How much does it cost?",
        "Does the train stop there or do we need to walk?",
        "Parking validation, is that for people donating blood too or just for patients?",
    ],
    ids=["a price is not a time", "safety is not a time", "another vaccine", "a holiday", "a wait", "another day",
         "today may not be a Saturday", "another door", "a chair is not a space", "another price", "no company",
         "other hours", "a fee on a bill is not the garage's", "a sum without a thing", "the price of what?",
         "to walk is not a walk-in", "patients at the end of another question"],
)  # fmt: skip
def test_a_fact_that_only_sounds_near_answers_nothing(question: str) -> None:
    assert found(question) == []


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("¿Hasta qué hora abren los viernes?", "opening-hours"),
        ("¿Aceptan Medicaid?", "insurance-list"),
        ("¿Cuánto cuesta el estacionamiento?", "parking"),
        ("¿Puedo llevar a mi esposo?", "visitors"),
        ("¿Están aceptando pacientes nuevos?", "new-patients"),
    ],
)
def test_spanish_questions_find_their_fact_by_words(question: str, fact: str) -> None:
    assert found(question, "es")[:1] == [fact]


@pytest.mark.parametrize(
    "question", ["¿Hacen pruebas de alergia?", "¿Tienen vacunas contra el COVID?", "¿Atienden niños?"]
)
def test_a_spanish_question_without_its_fact_finds_none(question: str) -> None:
    assert found(question, "es") == []


def test_one_half_of_a_question_may_be_answered_and_the_other_left_open() -> None:
    question = "Do you accept Cigna? And is there a pediatrician?"
    facts = fitting(FACTS, question, "", "question", "en")
    assert [fact.id for fact in facts] == ["insurance-list"]
    assert leaves_open(facts, question)
    assert not leaves_open(facts, "Do you accept Cigna?")


def test_a_second_half_that_the_fact_covers_is_not_called_open() -> None:
    question = "Is there parking, and is it free?"
    assert not leaves_open(fitting(FACTS, question, "", "question", "en"), question)


@pytest.mark.parametrize(
    "claim",
    [
        "Everybody knows that shot gives people the flu so they come back",
        "You don't take walk-ins, they turn everyone away",
        "I heard flu shots have the covid vaccine mixed in them now and y'all aren't telling people",
    ],
)
def test_a_claim_is_not_put_right_by_the_answer_to_another_thing(claim: str) -> None:
    assert fitting(FACTS, claim, "", "misinformation", "en") == ()


def test_a_claim_meets_the_fact_that_was_filed_for_it() -> None:
    facts = fitting(FACTS, "My neighbor says Riverside is shutting its doors in December.", "", "misinformation", "en")
    assert facts[0].id == "staying-open"


def test_a_question_about_a_claim_needs_the_claim_and_not_a_word_of_it() -> None:
    assert "staying-open" not in found("Is the pharmacy open?")


def test_a_phrasing_without_a_question_mark_is_a_question_too() -> None:
    fact = Fact("stairs", "other", "The stairs are by the north door.", ("where are the stairs",))
    assert fitting((fact,), "Where are the stairs?", "", "question", "en") == (fact,)
