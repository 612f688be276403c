"""The free-form writer: the reviewed prompt goes out, the reply comes back without its wrapping."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from pydantic import BaseModel

from guardrails.types import Contact, Deidentified, DraftContext, Finding, SafeCase, SafeText, Signer, Triage
from prompts.book import load
from server.deadline import Deadline
from server.errors import ModelRubbish
from server.models.profiles import CAPABLE, THINKING
from server.writers import Brief, Candidate
from server.writers.model import FreeForm, clean

COMMENT = "The garage was full and nobody could say where else to park."
REPLY = "A full garage is a bad start to anyone's day, and I'm sorry. Dana"
BRIEF = Brief(
    case=SafeCase(Deidentified(SafeText(COMMENT), ())),
    triage=Triage("complaint", ("parking-access",), (), 2, "reply", ("Parking was hard.",)),
    context=DraftContext(
        kind="complaint",
        topics=("parking-access",),
        organisation="Riverside Clinic",
        signer=Signer("Dana", "patient relations lead"),
        contacts=(Contact("care@riverside.example"),),
    ),
    rules=(),
    book=load(),
    seed=40,
)


class Saying:
    """A chat model that gives the same answer and keeps what it was asked."""

    name = "openai:stub"

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.seeds: list[int] = []
        self.temperatures: list[float] = []
        self.prompts: list[str] = []

    async def complete(
        self,
        messages: Sequence[tuple[str, str]],
        *,
        deadline: Deadline,
        seed: int,
        temperature: float,
        max_tokens: int,
        schema: type[BaseModel] | None = None,
    ) -> str:
        self.prompts.append("\n".join(text for _, text in messages))
        self.seeds.append(seed)
        self.temperatures.append(temperature)
        return self.answer


def write(chat: Saying, *, attempt: int = 0, previous: str = "", findings: tuple[Finding, ...] = ()) -> Candidate:
    writer = FreeForm(chat, CAPABLE)
    return asyncio.run(writer.write(BRIEF, Deadline.after(5), attempt=attempt, previous=previous, findings=findings))


def test_the_candidate_names_its_writer_and_model() -> None:
    assert write(Saying(REPLY)) == Candidate(REPLY, writer="model", model="openai:stub")


def test_the_prompt_holds_the_comment_the_signer_and_the_contact() -> None:
    chat = Saying(REPLY)
    write(chat)
    for part in (COMMENT, "Dana", "care@riverside.example"):
        assert part in chat.prompts[0]


def test_a_repair_shows_what_was_found_and_takes_another_seed() -> None:
    chat = Saying(REPLY)
    write(chat)
    finding = Finding("confirms-relationship", "block", 10, 20, "This tells that somebody was a patient.")
    write(chat, attempt=1, previous="Sorry for your visit to us.", findings=(finding,))
    assert "Sorry for your visit to us." in chat.prompts[1]
    assert finding.message in chat.prompts[1]
    assert len(set(chat.seeds)) == 2


def test_a_model_without_temperature_has_as_many_attempts_as_its_profile_says() -> None:
    chat = Saying(REPLY)
    writer = FreeForm(chat, THINKING)
    asyncio.run(writer.write(BRIEF, Deadline.after(5)))
    assert (writer.attempts, chat.temperatures) == (THINKING.attempts, [0.0])


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (f'"{REPLY}"', "straight quotation marks"),
        (f"“{REPLY}”", "curly quotation marks"),
        (f"```\n{REPLY}\n```", "a code fence"),
        (f"```text\n{REPLY}\n```", "a code fence with a language"),
        (f"Reply: {REPLY}", "a label"),
        (f"**Reply:** {REPLY}", "a label in bold"),
        (f"Here is the revised reply:\n\n{REPLY}", "an announcement"),
        (f"<think>Parking. Say sorry.</think>\n\n{REPLY}", "thoughts"),
        (f'<think>Hm.</think>Draft reply: "{REPLY}"', "all of it"),
        (f"\n  {REPLY}  \n", "blanks"),
        (REPLY, "nothing"),
    ],
)
def test_wrapping_is_taken_off(answer: str, why: str) -> None:
    assert clean(answer) == REPLY


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('"Full" is no word for that garage, and I\'m sorry. Ask for "Dana"', "quotes that belong to two words"),
        ("Response times like that are too slow, and I'm sorry. Dana", "a word that looks like a label"),
        ("A full garage.\n\nI'm sorry. Dana", "paragraphs"),
        ("Here is what I can do: ask today. Dana", "a colon in the first sentence"),
        ("I'm sorry about **that** garage. <PERSON_1>, call me.", "markup and placeholders are for the checks to find"),
    ],
)
def test_the_text_itself_is_never_touched(text: str, why: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("answer", ["<think>Only thoughts.</think>", "``` \n\n```".replace(" ", ""), '""'])
def test_an_answer_that_is_all_wrapping_is_rubbish(answer: str) -> None:
    with pytest.raises(ModelRubbish):
        write(Saying(answer))
