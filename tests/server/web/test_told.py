"""What the model is told: the parts of a message add up to it, and each known text says where it comes from."""

from __future__ import annotations

import pytest

from guardrails.types import (
    STAGES,
    Commitment,
    Contact,
    Deidentified,
    DraftContext,
    Fact,
    Kind,
    Platform,
    SafeCase,
    SafeTurn,
    Signer,
    Stage,
    Topic,
    Triage,
)  # fmt: skip
from prompts.book import load
from prompts.render import Message
from prompts.safe_text import SafeText
from server.web.tracing import Origin, Part, trace, traced
from server.writers import Brief
from server.writers.prompting import gist_messages, messages, mirror_messages, reply_prompt
from tests.server.writers.briefs import make_brief

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
        pytest.param("text x", [("x", FACT)], [("text ", None), ("x", FACT)], id="not within a word"),
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
    parts = [part for message in messages(brief()) for part in traced(message, brief(), "reply")]
    named = {part.origin.name for part in parts if part.origin}
    wanted = {"missing-apology", "saturday", "desk", "private contact", "the comment", "thread, other-1"}
    assert wanted | {"the colleague's note", "reply.j2", "_parts.j2"} <= named


COMMENTS = {
    ("complaint", "en"): "Waited three hours past my appointment and the front desk rolled their eyes at me.",
    ("complaint", "es"): "Esperé tres horas después de mi cita y en recepción me pusieron mala cara.",
    ("praise", "en"): "The nurse who looked after my mom was an angel, thank you all.",
    ("praise", "es"): "La enfermera fue un ángel, muchas gracias a todos.",
    ("question", "en"): "Do you take walk-ins on Saturdays?",
    ("question", "es"): "¿Atienden sin cita los sábados?",
}
TOPICS: dict[Kind, tuple[Topic, ...]] = {
    "complaint": ("waiting", "staff-manner"), "praise": ("staff-manner",), "question": ("appointments",),
}  # fmt: skip


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", ["complaint", "praise", "question"])
@pytest.mark.parametrize("platform", ["x", "other"])
def test_no_part_of_what_a_model_is_told_comes_from_nowhere(
    kind: Kind, language: str, stage: Stage, platform: Platform
) -> None:
    """Rule, fact, commitment, example, register, comment, what was asked, or the template: one of them said it."""
    told = make_brief(
        COMMENTS[kind, language], kind, TOPICS[kind], stage=stage, language=language, platform=platform,
        note="Dana is back on Monday.", signer="Marcus",
    )  # fmt: skip
    for template, asked in (
        (reply_prompt(told).template, messages(told)),
        ("mirror", mirror_messages(told)),
        ("gist", gist_messages(told)),
    ):
        assert asked
        for message in asked:
            parts = traced(message, told, template)
            assert "".join(part.text for part in parts) == message.text
            assert [part.text for part in parts if part.origin is None and part.text.strip()] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_stage_names_its_own_template(language: str) -> None:
    for stage, template in (("public", "reply"), ("holding", "holding"), ("private", "private"), ("letter", "letter")):
        told = make_brief(COMMENTS["complaint", language], stage=stage, language=language)  # type: ignore[arg-type]
        assert reply_prompt(told).template == template
        stages = {
            part.origin.name
            for message in messages(told)
            for part in traced(message, told, template)
            if part.origin and part.origin.kind == "stage"
        }
        assert stages == {f"{template}.j2"}


def test_a_text_that_nothing_accounts_for_is_left_without_an_origin() -> None:
    """The test above could not fail otherwise."""
    told = make_brief(COMMENTS["complaint", "en"])
    smuggled = Message("system", messages(told)[0].text + "\nBe witty about it.")
    left = [part.text.strip() for part in traced(smuggled, told, "reply") if not part.origin and part.text.strip()]
    assert left == ["Be witty about it"]


def test_a_comment_that_repeats_the_template_stays_a_comment() -> None:
    told = make_brief("Write the reply itself and nothing else. Dana")
    parts = [part for message in messages(told) for part in traced(message, told, "reply")]
    assert [part.text for part in parts if part.origin and part.origin.name == "the comment"] == [
        told.case.comment.text.text
    ]
