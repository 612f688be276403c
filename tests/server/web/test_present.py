"""An answer in words for people: every value has a name, every piece adds up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args, get_type_hints

import pytest

from guardrails.types import Flag, Kind, Length, Platform, Route, Sentence, Severity, Stage, Tone, Topic
from server.answer import Progress
from server.web import labels, present

from .conftest import RULEBOOK

EAST = timezone(timedelta(hours=-5))
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=EAST)


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (Platform, labels.PLATFORM), (Kind, labels.KIND), (Stage, labels.STAGE), (Tone, labels.TONE),
        (Length, labels.LENGTH), (Route, labels.ROUTE), (Flag, labels.FLAG), (Topic, labels.TOPIC),
        (Severity, labels.SEVERITY), (get_type_hints(Progress)["step"], labels.STEP),
    ],
)  # fmt: skip
def test_every_value_has_a_name_for_people(values: object, names: dict[str, str]) -> None:
    assert set(names) == set(get_args(values))


@pytest.mark.parametrize(
    ("kind", "said"), [("PHONE", "phone"), ("ID", "number or code"), ("HEALTH_PLAN", "health plan")]
)
def test_an_identifier_is_named_in_plain_words(kind: str, said: str) -> None:
    assert labels.identifier(kind) == said


@pytest.mark.parametrize(
    ("reply", "sentences"),
    [
        pytest.param("One. Two.", ["One.", "Two."], id="two sentences"),
        pytest.param("Dear all,\n\nOne.  Two.\nDana", ["One.", "Two."], id="text around and between"),
        pytest.param("Ja. Ja. Ja.", ["Ja.", "Ja.", "Ja."], id="the same sentence again"),
        pytest.param("One.", ["Not in there.", "One."], id="a sentence that is not in the reply is left out"),
        pytest.param("😀 One.", ["One."], id="emoji"),
        pytest.param("One.", [""], id="an empty sentence is left out"),
    ],
)
def test_the_pieces_joined_are_the_reply(reply: str, sentences: list[str]) -> None:
    cut = present.pieces(reply, [Sentence(text, ("missing-apology",)) for text in sentences], RULEBOOK)
    assert "".join(piece.text for piece in cut) == reply


def test_a_rule_and_a_guideline_are_shown_by_what_they_ask_for() -> None:
    (piece,) = present.pieces("Sorry.", [Sentence("Sorry.", ("missing-apology", "g-003-5"))], RULEBOOK)
    assert [reason.title for reason in piece.reasons] == [
        "Say sorry.",
        "When wrong, say so, apologise and put it right.",
    ]


@pytest.mark.parametrize(
    "timings",
    [
        pytest.param({"deidentify": 20.0, "triage": 5.0, "select": 0.1, "write": 1800.0, "record": 3.0}, id="model"),
        pytest.param({"deidentify": 1.0, "total": 5.0}, id="one step"),
        pytest.param({"deidentify": 0.0, "triage": 0.0}, id="too fast to measure"),
    ],
)
def test_the_bars_fill_the_strip_exactly(timings: dict[str, float]) -> None:
    drawn = present.bars(timings)
    assert sum(bar.width for bar in drawn) == present.BAR_WIDTH
    assert all(bar.width > 0 for bar in drawn)
    assert [bar.x for bar in drawn] == [sum(bar.width for bar in drawn[:at]) for at in range(len(drawn))]


def test_no_timings_draw_nothing() -> None:
    assert present.bars({}) == ()


@pytest.mark.parametrize(("ms", "said"), [(0.4, "0 ms"), (84.4, "84 ms"), (999.0, "999 ms"), (1930.0, "1.9 s")])
def test_a_duration_has_its_unit(ms: float, said: str) -> None:
    assert present.duration(ms) == said


@pytest.mark.parametrize(
    ("away", "said"),
    [
        pytest.param(timedelta(minutes=58), "9:58 am today (in 58 minutes)", id="soon"),
        pytest.param(timedelta(minutes=1), "9:01 am today (in 1 minute)", id="one minute"),
        pytest.param(timedelta(hours=4), "1:00 pm today (in 4 hours)", id="later today"),
        pytest.param(timedelta(hours=15), "12:00 am tomorrow (in 15 hours)", id="midnight"),
        pytest.param(timedelta(days=3), "9:00 am on Thursday, November 26 (in 3 days)", id="after the weekend"),
        pytest.param(timedelta(minutes=-20), "8:40 am today (20 minutes ago)", id="late"),
        pytest.param(timedelta(days=-1), "9:00 am yesterday (24 hours ago)", id="very late"),
    ],
)
def test_the_time_to_answer_by_reads_as_people_say_it(away: timedelta, said: str) -> None:
    assert present.respond_by_words(NOW + away, NOW) == said


def test_a_moment_is_told_in_its_own_zone() -> None:
    moment = datetime(2026, 11, 23, 10, 0, tzinfo=EAST)
    assert present.respond_by_words(moment, NOW.astimezone(UTC)) == "10:00 am today (in 1 hour)"


def test_without_a_model_the_page_says_where_drafts_come_from() -> None:
    note = present.model_note("absent", "none")
    assert (note.state, note.working) == ("none", False)
    assert "approved sentences" in note.text
