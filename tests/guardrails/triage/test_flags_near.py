"""Ordinary comments that only sound like danger, and danger that doesn't sound like it, read by the rules alone."""

from __future__ import annotations

import pytest

from guardrails.triage.flags import all_flags
from tests.guardrails.triage.support import reading

ORDINARY = [
    ("No soap, no paper and something on the bathroom floor I don't want to think about", "not wanting to think"),
    ("Nurse hit the vein on the first stick, barely felt it", "hit without a blow"),
    ("I could sleep forever in those recliners", "sleep as praise"),
    ("I want it to stop, the survey texts I mean", "what shall stop is named"),
    ("I don't see a way out of the parking garage, the signs are awful", "a way out of a garage"),
    ("They were slow but nobody died", "a figure of speech"),
    ("se cayó el sistema y esperamos una hora", "a system falls, nobody does"),
    ("ya no quiero seguir con este seguro", "leaving an insurer"),
    ("I don't plan on seeing August without an air conditioner in that room", "a month that isn't given up"),
    ("We gave away our dog beds at your drive", "giving away without a farewell"),
    ("That claims form is suicide by paper cuts", "a figure of speech"),
    ("This app gives me a heart attack every time it logs me out", "a heart that is well"),
    ("Somebody shoot whoever designed that ramp. Kidding.", "a joke that says so"),
    ("A sore arm after the flu shot, nothing more, thank you", "what every shot does"),
    ("Nurse drew my blood in the chair, quick and gentle", "blood where it belongs"),
]
DANGER = [
    ("My toddler swallowed a battery about ten minutes ago", "emergency", "minutes ago is now"),
    ("throat is closing up after the shot I got there an hour ago", "emergency", "the past tense is the cause's"),
    ("Nobody answers and his pulse ox says 81", "emergency", "a number is the sign"),
    ("I keep counting the pills", "self-harm", "means at hand"),
    ("tell my kids I love them", "self-harm", "a farewell"),
    ("cuando ya no esté nadie me va a extrañar", "self-harm", "Spanish, without the word"),
    ("I don't expect to see September, so cancel the scan", "self-harm", "a future denied"),
    ("My boys would be better off with my pension than with me", "self-harm", "a burden"),
    ("Somebody will need to feed my cat when I'm gone", "self-harm", "who looks after what is left"),
    (
        "I have put the whole business in order and labelled the boxes. I shan't be needing my next appointment",
        "self-harm",
        "told politely",
    ),
    (
        "The lady across from us has gone grey and is sliding off her chair, nobody at the desk looks up",
        "emergency",
        "another person's body, without a name for it",
    ),
    ("Con la inyección del martes se me hinchó el brazo y no lo puedo levantar", "adverse-event", "harm, in Spanish"),
    ("Since the new tablets my hair is coming out in handfuls", "adverse-event", "harm without the word"),
    ("My advocate is drafting the notice and the ombudsman has a copy", "legal-threat", "who acts, without suing"),
    ("nos vemos en los tribunales, guarden el expediente", "legal-threat", "where it goes, in Spanish"),
    ("There is a bare wire over the sink on the third floor", "safety", "a thing that hurts"),
    ("A man in the corridor has a knife in his boot and keeps showing it", "safety", "somebody dangerous"),
    ("ya sé dónde estacionan los doctores, cuídense", "safety", "a threat, in Spanish"),
    ("how many of these tablets would be too many", "self-harm", "a question about means"),
    ("la soga lo arregla todo, dice mi tío", "self-harm", "means, in Spanish"),
]


@pytest.mark.parametrize(("text", "why"), ORDINARY, ids=[why for _, why in ORDINARY])
def test_ordinary_talk_raises_no_grave_flag(text: str, why: str) -> None:
    assert [rule.flag for rule in all_flags() if rule.default.severity >= 3 and rule.find(reading(text))] == [], why


@pytest.mark.parametrize(("text", "flag", "why"), DANGER, ids=[why for _, _, why in DANGER])
def test_danger_is_seen_without_its_usual_word(text: str, flag: str, why: str) -> None:
    assert flag in [rule.flag for rule in all_flags() if rule.find(reading(text))], why
