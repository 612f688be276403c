"""Replies like those that practices paid for. Each must be caught, in these words and in many others.

Elite Dental Associates 2019 ($10,000: last name, condition), Dr. U. Phillip Igbinadolor 2022 ($50,000: unmasked an
alias, name, symptoms, dates), New Vision Dental 2022 ($23,000: full names, visits, insurance), Manasa Health Center
2023 ($30,000: diagnoses), Allergy Associates of Hartford 2018 ($125,000: talked to a reporter). The words are ours.
"""

from __future__ import annotations

import pytest

from guardrails.check_reply import Checker
from guardrails.types import DraftContext
from prompts.rulebook import load

CHECKER = Checker(load())
CASES = {
    "Elite Dental: last name, condition and treatment plan": [
        "Mrs. Hargrove, your gum disease was explained and you agreed to the treatment plan.",
        "The Hargrove family was told what the deep cleaning and the crown would cost.",
        "Ms. Hargrove's insurance did not cover the periodontal work that she needed.",
        "We told Mr. H. that the abscess could not wait.",
        "Hi Mrs. Hargrove, the estimate for your root canal was signed by you.",
        "Your plan covered half of the crown, as we explained at your appointment.",
        "You were informed that the molar needed an extraction.",
        "As our records show, you approved the cost of the implants.",
        "Sra. Hargrove, su endodoncia se le explicó antes de empezar.",
    ],
    "Igbinadolor: an alias unmasked, name, symptoms, dates": [
        "This reviewer calls himself CarolinaFan, but his name is Timothy Barlow.",
        "We know who you are, Timothy.",
        "Timothy Barlow came to us in October with pain in a lower molar.",
        "He presented on March 3 with tooth pain and refused treatment.",
        "Timothy never came back after his first appointment.",
        "You complained of sensitivity on the left side, and we treated it.",
        "Does he deserve any rating as a patient? He missed two appointments.",
        "Your real name is on our sign-in sheet from that day.",
        "This person was seen twice and left without paying.",
        "Timothy, su dolor de muela se trató el 3 de marzo.",
    ],
    "New Vision Dental: full names, visits and insurance": [
        "Jessica Moreno was last in our office on June 12.",
        "Jessica, you came in twice and your insurance denied the claim.",
        "Ms. Moreno's Delta plan lapsed before her visit.",
        "You have not been here since your cleaning last spring.",
        "Your account was sent to collections after three visits.",
        "She walked in without an appointment and we still saw her.",
        "We billed your insurance for the x-rays that you had.",
        "The balance on your account is what your insurance refused to pay.",
        "Jessica Moreno, su seguro rechazó el pago de su visita.",
    ],
    "Manasa Health Center: diagnoses of patients": [
        "Your depression was getting worse because you skipped your medication.",
        "The patient was diagnosed with bipolar disorder and stopped treatment.",
        "As your psychiatrist I can say that your anxiety explains this review.",
        "You were discharged because of substance use.",
        "She has a history of schizophrenia and was seen here for it.",
        "Your ADHD evaluation did not support the prescription you wanted.",
        "We would not prescribe the Xanax that you asked for.",
        "His paranoia is a symptom of the illness we treated.",
        "Su depresión empeoró porque usted dejó el tratamiento.",
    ],
    "Allergy Associates: a patient's dispute told to others": [
        "The patient you are asking about was turned away because of her service animal.",
        "I can tell you that this patient was difficult with our staff at her appointment.",
        "She was seen for allergies and argued with the doctor about her dog.",
        "Our doctor remembers treating her, and her version is wrong.",
        "The woman in the news story is a patient of ours, and she left on her own.",
        "Yes, she had an appointment that day and we asked her to leave.",
        "We reviewed her chart and stand by the doctor.",
        "La paciente de la noticia vino a su cita con un perro.",
    ],
}
VARIATIONS = [
    pytest.param(reply, id=f"{case.split(':')[0]}-{n}") for case, all_ in CASES.items() for n, reply in enumerate(all_)
]
MAY_STAND = [
    "I can't discuss anyone's care here, whatever was said. care@riverside.example reaches me. Dana",
    "Whoever wrote this, I'd like to listen: 555-0142. Dana",
    "Privacy rules keep me from saying more in public. I'd like to talk: 555-0142. Dana",
    "I have no comment on any one person, to a reporter or to anybody else. Dana",
]


def test_there_are_enough_variations() -> None:
    assert len(CASES) == 5
    assert len(VARIATIONS) >= 45


@pytest.mark.parametrize("reply", VARIATIONS)
def test_what_practices_were_fined_for_is_blocked(reply: str) -> None:
    rules = {finding.rule for finding in CHECKER.check(reply, DraftContext())}
    assert rules & {"confirms-relationship", "reveals-identifier"}


@pytest.mark.parametrize("reply", MAY_STAND)
def test_what_they_could_have_written_instead_is_not(reply: str) -> None:
    assert not [finding for finding in CHECKER.check(reply, DraftContext()) if finding.severity == "block"]
