"""The particular thing of a comment: its own words, or none."""

from __future__ import annotations

import pytest

from guardrails import particular
from guardrails.training.encoder_data import held_out
from guardrails.training.particular_data import THING, comments, marked


def test_what_is_found_stands_in_the_comment() -> None:
    for one in comments(THING)[::9]:
        assert particular.phrase(one.text) in one.text


@pytest.mark.parametrize(
    ("found", "language", "taken_up"),
    [
        ("hold music", "en", "the hold music"),
        ("The Hold Music", "en", "the hold music"),
        ("my discharge papers", "en", "the discharge papers"),
        ("ADHD clinic", "en", "the ADHD clinic"),
        ("las clases de baile", "es", "las clases de baile"),
        ("clases de baile", "es", ""),
        ("hold muzik", "en", ""),
        ("clinic", "en", ""),
        ("second", "en", ""),
        ("test results", "en", ""),
        ("girl at the desk", "en", ""),
        ("on the board", "en", ""),
        ("room 12", "en", ""),
        ("chair by <PERSON_1>", "en", ""),
        ("Abernathy desk", "en", ""),
        ("", "en", ""),
    ],
    ids=["as it is", "small letters", "nobody's own", "an acronym", "with its article", "Spanish without one",
         "misspelt", "says nothing", "half a phrase", "health", "a stranger's looks", "no noun first",
         "a number", "a removed name",
         "a name that was missed", "nothing"],
)  # fmt: skip
def test_only_what_a_reply_can_repeat_is_taken_up(
    monkeypatch: pytest.MonkeyPatch, found: str, language: str, taken_up: str
) -> None:
    monkeypatch.setattr(particular, "phrase", lambda _: found)
    assert particular.named("any comment", language) == taken_up


@pytest.mark.parametrize(
    ("thing", "somebody"),
    [("the physical therapist", True), ("the night nurses", True), ("la recepcionista", True),
     ("the pediatric dermatologist", True), ("the pediatrician", True), ("the nurse line", False),
     ("the hold music", False), ("the waitlist", False)],
)  # fmt: skip
def test_people_at_work_are_somebody(thing: str, somebody: bool) -> None:
    assert particular.is_somebody(thing) is somebody


@pytest.mark.parametrize("text", ["", " ", "😀😀", "\ud800", "a\u200bb", "!!! ???", "word " * 900])
def test_any_text_can_be_read(text: str) -> None:
    assert particular.named(text, "en") == "" or particular.phrase(text) in text


def test_a_phrase_is_read_from_its_brackets() -> None:
    one = marked("The [[hold music]] skips.", THING)
    assert one.text == "The hold music skips."
    assert [one.text[start:end] for start, end, _ in one.spans] == ["hold music"]
    assert marked("Never again.", THING).spans == ()


def test_comments_that_training_left_out_are_understood_too() -> None:
    """Not how well, only that it is no accident: most of the phrases share a word with what a person marked."""
    unseen = [one for one in comments(THING) if held_out(one.text) and one.spans]
    shared = [
        bool(set(particular.phrase(one.text).split()) & set(one.text[slice(*one.spans[0][:2])].split()))
        for one in unseen
    ]
    assert sum(shared) > len(shared) / 2
