"""Words that are worth saying back: the writer's own, or none."""

from __future__ import annotations

import pytest

from guardrails import quotable
from guardrails.training.encoder_data import held_out
from guardrails.training.particular_data import QUOTE, comments


@pytest.mark.parametrize(
    ("found", "language", "said"),
    [
        ("the same one in a different color", "en", "“the same one in a different color”"),
        ("I think it's painted on", "en", "“I think it's painted on”"),
        ("who's your ride?", "en", "“who's your ride?”"),
        ("a voz en cuello y sin parar", "es", "“a voz en cuello y sin parar”"),
        ("¿Cuáles indicaciones, mija?", "es", "“¿Cuáles indicaciones, mija?”"),
        ("painted", "en", ""),
        ("Kindly look into it", "en", ""),
        ("stood there with my appointment card", "en", ""),
        ("my bad knee and me", "en", ""),
        ("the idiots at the desk", "en", ""),
        ("a guy with gray hair", "en", ""),
        ("waited for <PERSON_1> all day", "en", ""),
        ("two lines, \"press one\" again", "en", ""),
        ("sat there for 45 minutes", "en", ""),
        ("waiting for Abernathy all day", "en", ""),
        ("an hour of bein ignored", "en", ""),
        ("NOBODY EVER PICKS UP", "en", ""),
        ("two chairs and a", "en", ""),
        ("of all the chairs", "en", ""),
        ("one line\nand another", "en", ""),
        ("", "en", ""),
    ],
    ids=["as it stands", "a short form", "a question", "Spanish", "Spanish marks", "one word", "says nothing", "care",
         "health", "unkind", "looks", "a removed name", "quotes inside", "a number", "a name that was missed",
         "misspelt", "shouted", "cut off", "begun in the middle", "a line break", "nothing"],
)  # fmt: skip
def test_only_what_a_reply_can_repeat_is_said_back(
    monkeypatch: pytest.MonkeyPatch, found: str, language: str, said: str
) -> None:
    monkeypatch.setattr(quotable, "phrase", lambda _: found)
    assert quotable.said_back("any comment", language) == said


@pytest.mark.parametrize("text", ["", " ", "😀😀", "\ud800", "a\u200bb", "!!! ???", "word " * 900])
def test_any_text_can_be_read(text: str) -> None:
    assert quotable.phrase(text) in text


def test_what_is_found_stands_in_the_comment() -> None:
    for one in comments(QUOTE)[::40]:
        assert quotable.phrase(one.text) in one.text


def test_comments_that_training_left_out_are_read_too() -> None:
    """Not how well, only that it is no accident: most of what is found shares words with what a person marked."""
    unseen = [one for one in comments(QUOTE) if held_out(one.text) and one.spans][::3]
    pairs = [(quotable.phrase(one.text), one.text[slice(*one.spans[0][:2])]) for one in unseen]
    shared = [bool(set(found.split()) & set(wanted.split())) for found, wanted in pairs if found]
    assert sum(shared) > len(shared) / 2
    assert len(shared) > len(unseen) / 3
