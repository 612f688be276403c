"""Wording that looks like a broken rule and is none, by phrases and grammar alone: the encoder isn't asked."""

from __future__ import annotations

import pytest

from guardrails.checks import Check, Reply, compile_check
from guardrails.types import DraftContext
from prompts.rulebook import load

BOOK = load()


def without_encoder(name: str) -> Check:
    """The rule's check by its phrases and structures only; hints count without asking anybody."""
    rule = BOOK.rules[name]
    check = compile_check(rule.model_copy(update={"check": {**(rule.check or {}), "learned": False}}), BOOK.words)
    assert check
    return check


MAY_STAND = {
    "reveals-identifier": [
        "It's a big thing to speak up for a grandmother.",
        "Hearing aids cost more than my first truck.",
        "Being hurried with a pen in your hand isn't right.",
        "A birth plan is a letter you write to strangers with your heart in it.",
        "I'm sorry for the pain in your words.",
        "Seeing somebody else walk in at your time would burn anybody.",
        "Nobody wants to see a thing like that on their mom.",
        "I have a four-year-old, and I felt that one.",
        "Residents' council meets the last Wednesday of the month.",
        "The van will be at the flea market on Saturday.",
        "I asked facilities on Monday, when the ramp can be looked at.",
        "I'd like to hear from you at care@riverside.example.",
        "If a letter suits you better, mail it to me at 100 River Street.",
        "La camioneta va a estar el sábado, en la pulga.",
        "La acompaño en su dolor.",
        "Los menores vienen con su mamá o tutor.",
    ],
    "confirms-relationship": [
        "Please leave your birth date out of the thread.",
        "A kind word about when the doctor will call costs nothing.",
        "Whether it suits anyone is a talk for that person, their people and their doctor.",
        "I've put your comment in front of the people who could build it.",
        "Your comment will stay up.",
        "You just made a whole room of phlebotomists blush.",
        "You don't have to have given birth with us to come to the lactation circle.",
        "Pregúntele a la enfermera; no hay que dar nombre.",
        "Cualquier persona puede pedir copia de su expediente.",
        "Nunca ponga su número de póliza en público.",
    ],
    "unbacked-promise": [
        "I'll see to it that our lead reads this.",
        "I'm stopping by the desk to ask.",
        "Interpreters are free of charge, and anybody can ask for one at no cost.",
        "There's no charge for children.",
        "I can't waive anything from a comment.",
        "Refund questions go to our billing lead.",
        "Nobody's going to debate you on that, least of all me.",
        "Nobody here will hold it against you.",
        "Any pharmacist will talk it over, and so will the nurse line.",
        "The desk will stamp a ticket for anybody who visits longer than three hours.",
        "Not true this year, and not true last year either.",
        "A robot with no manners has texted a lot of people this week, me included.",
        "Town meeting is on Tuesday at the Grange, and you've got questions.",
        "This is mine to look at, and I'm starting this afternoon.",
        "Being talked over in a language that isn't yours wears a body out.",
        "El intérprete es gratis y se puede pedir por teléfono.",
        "Hay agua fría gratis en la mesa.",
        "Nadie tendría que perseguir un reembolso.",
        "Antes de las 10 hay menos gente.",
        "No le prometo nada más que escucharla.",
    ],
    "defensive": [
        "Nobody here thinks you're making a fuss.",
        "You're entitled to file one, and the hotline is posted by the elevator.",
        "Fourteen dollars is a lot when you are already having a bad day.",
        "I can't talk about anyone's teeth on the internet.",
        "It's not how anyone should be treated.",
        "People lying under those lights deserve a curtain.",
        "Anyone may ask to be told honestly how much longer it takes.",
        "Not knowing what a plan will pay until after the fact is maddening.",
        "You've described it clearly, and I'm taking it to the lead.",
        "The sarcasm is earned.",
        "The thanks go both ways.",
        "It takes two minutes to ask for one.",
        "Patience is easy with people who laugh at themselves.",
        "I'd rather say it with my face than with a keyboard.",
        "I wish I had a different answer.",
        "I won't let this sit.",
        "I'm standing by the phone now.",
        "Nobody's asking you to be nice about it.",
        "It sounds like you had to explain the same thing four times.",
    ],
    "admits-liability": [
        "The lobby plans fell behind because we waited for a part.",
        "I'd have answered sooner if we had seen this on Friday.",
        "That's a strong word, and I hear the hurt inside it.",
        "Being made to feel at fault makes it rougher.",
        "A little one who can't settle makes for a frightening night.",
        "Standing on the wrong side of a door is agony.",
    ],
    "medical-advice": [
        "To be in pain and feel you're expected to keep quiet is awful.",
        "I'm glad to hand a leaflet over the counter to anyone curious.",
        "The over-the-counter allowance can be spent at most pharmacies.",
    ],
    "makes-excuses": [
        "The flu vaccine and the COVID vaccine are both free.",
        "Wi-Fi is free, and the network is called Guest.",
    ],
    "asks-for-details-in-public": [
        "If it goes on, tell us right here that it does.",
        "When I know more, I'll write it under this comment.",
        "Which doctor gives the talk is on the poster.",
        "I can't put names up here, even for the nicest reasons.",
    ],
    "pressures-reviewer": [
        "The post may stay up as long as you like.",
        "I won't ask you to soften a word.",
        "A denial in the mail is a blow, and a form letter doesn't soften it.",
        "You can take it down or leave it up, your call.",
        "Thank you for the honest review.",
        "I can't waive anything from a comment.",
        "Five stars and not a word, the strong, silent type.",
        "Gracias por las cinco estrellas, las muchachas brincaron de gusto.",
    ],
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in MAY_STAND.items() for text in texts])
def test_wording_of_another_meaning_may_stand(rule: str, text: str) -> None:
    reply = Reply(text)
    found = [text[hit.start : hit.end] for hit in without_encoder(rule)(reply, DraftContext())]
    assert found == []
