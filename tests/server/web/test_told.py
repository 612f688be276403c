"""What the model is told: the parts of a message add up to it, and each known text says where it comes from."""

from __future__ import annotations

import pytest

from guardrails.types import Commitment, Contact, Deidentified, DraftContext, Fact, SafeCase, SafeTurn, Signer, Triage
from prompts.book import load
from prompts.safe_text import SafeText
from server.web.told import Origin, Part, origins, trace
from server.writers import Brief
from server.writers.prompting import messages

from .conftest import RULEBOOK

BOOK = load()
RULE = Origin("rule", "r", "/rulebook/r")
FACT = Origin("fact", "f")


@pytest.mark.parametrize(
    ("text", "known", "parts"),
    [
        pytest.param("Be kind. Be brief.", [("Be kind.", RULE)], [("Be kind.", RULE), (" Be brief.", None)], id="one"),
        pytest.param("a b a", [("a", FACT)], [("a", FACT), (" b ", None), ("a", FACT)], id="twice"),
        pytest.param("say hello there", [("hello", FACT), ("say hello there", RULE)], [("say hello there", RULE)],
                     id="the longest wins"),
        pytest.param("nothing", [("else", FACT)], [("nothing", None)], id="not in there"),
        pytest.param("text", [("", FACT), ("  ", FACT)], [("text", None)], id="empty texts are nowhere"),
        pytest.param("x [ y ] z", [("y", FACT)], [("x [ ", None), ("y", FACT), (" ] z", None)], id="inside"),
    ],
)  # fmt: skip
def test_a_message_is_cut_at_the_texts_that_are_known(
    text: str, known: list[tuple[str, Origin]], parts: list[tuple[str, Origin | None]]
) -> None:
    assert trace(text, known) == tuple(Part(words, origin) for words, origin in parts)


def brief() -> Brief:
    comment = SafeText("Do you open on Saturdays, <PERSON_1>?")
    case = SafeCase(Deidentified(comment, ()), (SafeTurn("other-1", SafeText("I wonder too.")),), SafeText("Be brief"))
    context = DraftContext(
        kind="question",
        comment=comment,
        topics=("appointments",),
        organisation="Riverside",
        signer=Signer("Dana", "lead"),
        contacts=(Contact("care@riverside.example"),),
        facts=(Fact("saturday", "appointments", "Yes, from 9 to 1."),),
        commitments=(Commitment("desk", "waiting", "A second person is at the desk."),),
    )
    understood = Triage("question", ("appointments",), (), 1, "reply", ())
    return Brief(case=case, triage=understood, context=context, rules=tuple(RULEBOOK.rules.values()), book=BOOK)


def test_every_source_of_a_real_message_is_named() -> None:
    traced = [part for message in messages(brief()) for part in trace(message.text, list(origins(brief())))]
    named = {part.origin.name for part in traced if part.origin}
    wanted = {"missing-apology", "saturday", "desk", "private contact", "the comment", "thread, other-1"}
    assert wanted | {"the colleague's note"} <= named


def test_the_parts_joined_are_the_message() -> None:
    for message in messages(brief()):
        assert "".join(part.text for part in trace(message.text, list(origins(brief())))) == message.text
