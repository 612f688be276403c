"""What a reply owes its comment: to be about it, in any words, and nothing that only a complaint is owed."""

from __future__ import annotations

import pytest

from guardrails.check_reply import Checker
from guardrails.situation import safe_maker
from guardrails.types import DraftContext, Kind, Signer
from prompts.rulebook import load

CHECKER = Checker(load())
ASKED_OF_COMPLAINTS = {"missing-apology", "missing-private-channel", "missing-next-step"}


def rules(reply: str, comment: str, kind: Kind | None = "complaint", *, guessed: bool = False) -> set[str]:
    context = DraftContext(
        comment=safe_maker()(comment), kind=kind, kind_guessed=guessed, signer=Signer("Dana", "patient relations lead")
    )
    return {finding.rule for finding in CHECKER.check(reply, context)}


@pytest.mark.parametrize(
    ("comment", "reply"),
    [
        pytest.param(
            "The music in the lift never changes.",
            "A tenth round of the same tune would test a saint. I'm sorry. Dana",
            id="no word is shared, but it is about tunes",
        ),
        pytest.param(
            "Nobody could tell us how long the pool stays shut.",
            "Guessing from week to week is tiring, and I'm sorry. Dana",
            id="the feeling of it in other words",
        ),
        pytest.param("The aisle was sticky.", "Shoes should come away clean, and I'm sorry. Dana", id="what it does"),
    ],
)
def test_a_concern_may_be_mirrored_without_its_words(comment: str, reply: str) -> None:
    assert "ignores-concern" not in rules(reply, comment)


@pytest.mark.parametrize(
    ("comment", "kind", "reply"),
    [
        pytest.param("The music never changes.", "complaint", "I'm sorry about all this. I'll ask. Dana", id="canned"),
        pytest.param(
            "The music never changes.",
            "complaint",
            "I do apologise. I'm raising it with colleagues; care@riverside.example. Dana, Riverside Clinic",
            id="the address and the sign-off prove nothing",
        ),
        pytest.param(
            "The harpist in the hall made my week.", "praise", "Thank you for your kind comment. Dana", id="praise too"
        ),
        pytest.param(
            "El ascensor no funciona desde junio.", "complaint", "Lamento lo ocurrido. Lo consulto. Dana", id="Spanish"
        ),
    ],
)
def test_a_reply_that_fits_any_comment_ignores_this_one(comment: str, kind: Kind, reply: str) -> None:
    assert "ignores-concern" in rules(reply, comment, kind)


@pytest.mark.parametrize(
    ("comment", "reply"),
    [
        ("Full marks to the lady at the till.", "She'll be tickled, and I'm off to tell her. Thank you. Dana"),
        ("Alive because of strangers in scrubs.", "Those strangers deserve to see this, and I'll show them. Dana"),
        ("Is the chapel open at night?", "Yes, all night, by the side door. Dana"),
        ("Qué buena gente la de recepción.", "Lo leí en voz alta y hubo sonrisas. Mil gracias. Dana"),
    ],
)
def test_a_guess_that_it_is_a_complaint_gives_way_to_a_reply_that_thanks_or_answers(comment: str, reply: str) -> None:
    assert not ASKED_OF_COMPLAINTS & rules(reply, comment, guessed=True)
    assert ASKED_OF_COMPLAINTS & rules(reply, comment)  # a person who said so is believed


def test_a_guess_stands_where_the_reply_apologises() -> None:
    reply = "I'm sorry, and thank you for the thought. Dana"
    assert rules(reply, "The queue is endless.", guessed=True) >= {"missing-private-channel", "missing-next-step"}


@pytest.mark.parametrize(
    "step",
    [
        "I'm letting our web person know.",
        "I'll put it to the phlebotomy lead.",
        "I shall mention it to whoever runs the ward.",
        "I'd like it to stop with me.",
        "I'll see that your point is raised with the administrator.",
        "I'd like to know what happened so I can look into the right thing.",
        "I'll have a word with facilities.",
        "Voy a hablarlo con quien dirige la recepción.",
        "Ya se lo digo al encargado.",
    ],
)
def test_a_next_step_may_be_said_in_many_ways(step: str) -> None:
    assert "missing-next-step" not in rules(f"I'm sorry about the noise. {step} Dana", "The noise!")


@pytest.mark.parametrize(
    "step", ["I'd love to hear from you.", "I'm here any afternoon.", "Please call so we can talk.", "My line is open."]
)
def test_an_invitation_is_no_next_step(step: str) -> None:
    assert "missing-next-step" in rules(f"I'm sorry about the noise. {step} Dana", "The noise!")


@pytest.mark.parametrize(
    ("kind", "reply", "personal"),
    [
        ("question", "Yes, level all the way from the tram. Dana", True),
        ("question", "Yes, we open at nine. Dana", False),
        ("complaint", "That is far too long. Dana", False),
        ("question", "Yes, level all the way from the tram.", False),
        ("praise", "Lo leí en voz alta. Dana", True),
    ],
)
def test_a_short_answer_under_a_name_is_personal_enough(kind: Kind, reply: str, personal: bool) -> None:
    assert ("impersonal" not in rules(reply, "Is there step-free access?", kind)) is personal
