"""What a writer may know: the rules, signer, contacts, facts and decisions that fit one comment."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guardrails.types import Signer
from tests.server.writers.briefs import make_brief


@pytest.mark.parametrize(
    ("comment", "fact"),
    [
        ("can i just walk in on a saturday", "saturday-walk-ins"),
        ("What time do you open?", "opening-hours"),
        ("are you guys taking new patients", "new-patients"),
        ("Where do I park?", "parking"),
        ("do you accept Medicaid", "insurance-list"),
        ("When will the flu shots be there?", "flu-shots"),
        ("Hi there! Quick thing. Is somebody there who speaks Spanish?", "interpreters"),
        ("how do i get a copy of my medical records", "records"),
    ],
    ids=lambda value: value,
)
def test_a_question_finds_its_fact_in_other_words(comment: str, fact: str) -> None:
    assert [item.id for item in make_brief(comment, "question").context.facts][:1] == [fact]


@pytest.mark.parametrize(
    "comment",
    [
        "Do you do allergy tests?",
        "Are dogs allowed in the yard?",
        "Is the race still on if it rains?",
        "Who painted it?",
    ],
)
def test_a_question_that_nobody_answered_yet_finds_none(comment: str) -> None:
    assert make_brief(comment, "question").context.facts == ()


def test_a_wrong_claim_finds_the_fact_that_answers_it() -> None:
    facts = make_brief("they put microchips in the shots", "misinformation").context.facts
    assert facts[0].id == "vaccine-ingredients"


def test_facts_come_in_the_language_of_the_reply() -> None:
    facts = make_brief("¿Atienden los sábados sin cita?", "question", language="es").context.facts
    assert "sábados" in facts[0].text


def test_a_language_without_frames_gets_an_english_draft() -> None:
    assert make_brief("Attendre trois heures, c'est trop.", language="fr").context.language == "en"


def test_a_decision_comes_with_a_comment_about_it() -> None:
    near = make_brief("On hold for an hour, nobody came on the line", topics=("phone-access",))
    far = make_brief("Your phone menu is confusing", topics=("phone-access",))
    assert [item.id for item in near.context.commitments] == ["call-back-line"]
    assert far.context.commitments == ()


def test_a_decision_that_ran_out_is_gone() -> None:
    comment: dict[str, Any] = {"comment": "The garage elevator is broken", "topics": ("parking-access",)}
    assert make_brief(**comment, today=date(2026, 12, 1)).context.commitments
    assert not make_brief(**comment, today=date(2027, 1, 1)).context.commitments


def test_a_note_brings_in_what_it_speaks_of_and_nothing_else() -> None:
    brief = make_brief(
        "Slow, slow, slow.", topics=("waiting",), note="say that there is a second person at the desk now"
    )
    assert [item.id for item in brief.context.commitments] == ["second-person-at-desk"]


def test_one_half_of_a_note_is_backed_and_the_other_left_out() -> None:
    note = "say that there is a second person at the desk now and that we hired ten people"
    brief = make_brief("Slow, slow, slow.", topics=("waiting",), note=note)
    assert [item.id for item in brief.context.commitments] == ["second-person-at-desk"]


def test_promises_about_the_answer_belong_to_private_and_holding() -> None:
    private = make_brief("Rude!", topics=("staff-manner",), stage="private").context.commitments
    public = make_brief("Rude!", topics=("staff-manner",)).context.commitments
    assert "answer-by-noon" in {item.id for item in private}
    assert "answer-by-noon" not in {item.id for item in public}


def test_gestures_come_with_a_letter_only() -> None:
    letter = make_brief("Two hours!", topics=("waiting",), stage="letter").context.commitments
    assert {item.topic for item in letter} >= {"gesture"}
    assert "gesture" not in {item.topic for item in make_brief("Two hours!", topics=("waiting",)).context.commitments}


def test_a_telephone_comes_first_when_it_is_serious() -> None:
    calm = make_brief("Slow.", topics=("waiting",)).context.contacts
    grave = make_brief("He died.", topics=("care-outcome",), flags=("death-or-injury",)).context.contacts
    assert calm[0].kind == "email"
    assert grave[0].kind == "phone"


def test_a_person_with_an_account_signs_as_themselves() -> None:
    mine = Signer("Marguerite Okafor", "nurse liaison", "Dry and short.")
    assert make_brief("Slow.", signer=mine).context.signer == mine


def test_the_asked_signer_signs_else_the_first() -> None:
    named, unknown = make_brief("Slow.", signer="marcus"), make_brief("Slow.", signer="Nobody")
    assert named.context.signer is not None
    assert named.context.signer.name == "Marcus"
    assert unknown.context.signer is not None
    assert unknown.context.signer.name == "Dana"


def test_letters_and_private_messages_are_not_held_to_the_page_s_limits() -> None:
    assert make_brief("Slow.", platform="x", stage="letter").context.platform == "other"
    assert make_brief("Slow.", platform="x").context.platform == "x"


def test_only_rules_that_apply_are_passed_on() -> None:
    complaint = {rule.id for rule in make_brief("Slow.").rules}
    praise = {rule.id for rule in make_brief("Lovely!", "praise").rules}
    assert "missing-apology" in complaint
    assert "confirms-relationship" in praise
