"""Sentences read by their grammar: each shape in several wordings, and what has nearly the same shape and may stand."""

from __future__ import annotations

import pytest

from guardrails.check_reply import Checker
from guardrails.checks import Reply
from guardrails.checks._structure import STRUCTURES
from guardrails.types import Commitment, DraftContext, Fact
from prompts.rulebook import load

CHECKER = Checker(load())


def shaped(name: str, text: str) -> bool:
    return any(True for clause in Reply(text).clauses for _ in STRUCTURES[name](clause.text))


BREAKS = {
    "event-of-theirs": [
        "You stood at our door in the rain.",
        "I'm sorry you were turned away.",
        "The doctor you saw has read this.",
        "The room she was in should have been warm.",
        "Twenty years with us deserve better.",
        "Our nurses gave your dad his lunch.",
        "Ya revisé la hora a la que lo registramos.",
    ],
    "detail-of-a-person": [
        "A power chair for someone living with MS is no luxury.",
        "At 92, nobody should queue.",
        "The $412.60 is what I'm looking at.",
        "Un niño con diabetes no debe esperar así.",
    ],
    "found-in-records": [
        "I see three messages still open.",
        "Our enrolment team confirms that a letter went out.",
        "I listened to the voicemails from that day.",
        "Yours did reach the lab.",
    ],
    "outcome-to-come": [
        "The list is going to be corrected.",
        "The clerk will lose that seat.",
        "From tonight the lights go down at ten.",
        "I've arranged for four more sessions.",
        "A new pair is on us.",
        "La rampa queda lista antes de fin de mes.",
    ],
    "fault-of-ours": [
        "Nobody was watching, and that is why she fell.",
        "The pump was programmed wrong.",
        "One of our carers left him alone on the stairs.",
        "Se nos pasó la fractura.",
    ],
    "particulars-asked-here": [
        "Pop your postcode in a comment and I'll look.",
        "Which doctor were you there to see?",
        "Déjeme su teléfono en un comentario.",
    ],
    "advice-for-the-body": [
        "Magnesium has helped a lot of people.",
        "A fever like that usually passes by day three.",
        "Dele suero y que descanse.",
    ],
    "pressure-to-unsay": [
        "Once it's sorted, I hope you'll think again about the one star.",
        "As soon as the post is gone, billing can look.",
        "A coffee voucher waits for anyone who'd write about the good bits.",
        "Confío en que sabrá retirar lo escrito.",
    ],
    "somebody-elses-doing": [
        "The courier lost the envelope.",
        "It came down to one aide.",
        "If people filled in the form at home there would be no line.",
        "Fue la empresa la que se equivocó.",
    ],
}
MAY_STAND = {
    "event-of-theirs": [
        "I'm sorry for what you described.",
        "Thank you for the care you took the time to write down.",
        "If you were kept waiting anywhere, I'd want to know.",
        "Nobody should be told that at a desk.",
    ],
    "detail-of-a-person": ["Nobody should queue that long.", "Doors open at 9.", "Parking is $12."],
    "found-in-records": ["I can't look into any account here.", "I read every comment myself."],
    "outcome-to-come": [
        "I'll raise it with the ward lead.",
        "I'm going to ask why.",
        "She'll be tickled to read this.",
        "A person will answer at 555-0142.",
        "From Monday the clinic is open until six.",
        "I'll pick it up myself.",
    ],
    "fault-of-ours": [
        "I'm sorry that happened.",
        "A fall like that frightens anyone.",
        "I should have answered sooner.",
    ],
    "particulars-asked-here": [
        "I'm asking who updates the sign and will say here what I hear.",
        "Please don't post a number here.",
        "What would help most?",
        "No hace falta que ponga nada privado aquí.",
    ],
    "advice-for-the-body": ["Please ask a pharmacist.", "I'll bring up the heat with our building team."],
    "pressure-to-unsay": ["I won't ask you to change a word of this.", "I hope to hear more of it from you."],
    "somebody-elses-doing": ["I'm asking the pharmacy lead.", "I'm sharing this with the people who made it."],
}


def _rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, text) for name, texts in table.items() for text in texts]


def test_every_structure_has_its_examples_and_is_used_by_a_rule() -> None:
    used = {name for rule in CHECKER.rulebook.rules.values() for name in (rule.check or {}).get("structures", ())}
    assert set(BREAKS) == set(MAY_STAND) == set(STRUCTURES) == used


@pytest.mark.parametrize(("name", "text"), _rows(BREAKS))
def test_a_shape_is_found_in_any_words(name: str, text: str) -> None:
    assert shaped(name, text)


@pytest.mark.parametrize(("name", "text"), _rows(MAY_STAND))
def test_what_only_looks_alike_may_stand(name: str, text: str) -> None:
    assert not shaped(name, text)


def test_one_word_in_common_with_a_fact_backs_no_promise() -> None:
    facts = (Fact("who", "other", "A person answers the line from 8 to 6."),)
    found = CHECKER.check("The person has been spoken to and it won't happen again. Dana", DraftContext(facts=facts))
    assert "unbacked-promise" in {finding.rule for finding in found}


def test_a_short_commitment_still_backs_itself() -> None:
    promise = "I'll come back to you by tomorrow noon."
    context = DraftContext(commitments=(Commitment("noon", "other", promise),))
    assert "unbacked-promise" not in {finding.rule for finding in CHECKER.check(promise, context)}
