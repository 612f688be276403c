"""The Organisation page: what drafts speak from, and what in it needs somebody's attention."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from server.organisation import Organisation, load
from server.settings import ROOT
from server.web.organisation import attention

from .conftest import MakeVisitor, Visitor

EXAMPLE = ROOT / "server" / "organisation.example.toml"
SMALL = """
name = "Hill Clinic"
about = "a clinic on a hill"
channels = [{ text = "hi@hill.example" }]
[[signer]]
name = "Ann"
role = "manager"
[[fact]]
id = "parking"
text = "Parking is <free>."
asks = ["Where do I park?"]
[[commitment]]
id = "more-chairs"
topic = "waiting"
text = "There are more chairs now."
until = 2026-12-01
[owners]
waiting = { en = "our lead" }
[[escalation.default]]
name = "Bo"
role = "owner"
phone = "555-0101"
[hours]
monday = ["09:00", "17:00"]
"""


@pytest.fixture
def small(tmp_path: Path) -> Organisation:
    (tmp_path / "small.toml").write_text(SMALL, encoding="utf-8")
    return load(tmp_path / "small.toml")


@pytest.mark.parametrize(
    ("today", "said"),
    [
        pytest.param(date(2026, 11, 1), None, id="far away"),
        pytest.param(date(2026, 11, 17), "runs out on December 1, 2026", id="two weeks before"),
        pytest.param(date(2026, 12, 1), "runs out on December 1, 2026", id="the last day"),
        pytest.param(date(2026, 12, 2), "ran out on December 1, 2026", id="the day after"),
    ],
)
def test_a_promise_is_named_when_it_runs_out(small: Organisation, today: date, said: str | None) -> None:
    about = [item.says for item in attention(small, today) if item.place == "promises"]
    assert len(about) == bool(said)
    assert all(said in item for item in about if said)


def test_gaps_are_named(small: Organisation) -> None:
    places = {item.place: item.says for item in attention(small, date(2026, 11, 1))}
    assert "emergency" in places["escalation"]
    assert "billing" in places["owners"]
    assert "waiting" not in places["owners"]
    assert "parking" in places["facts"]


def test_the_whole_register_is_shown_as_text(make_visitor: MakeVisitor, small: Organisation, tmp_path: Path) -> None:
    visitor = make_visitor(organisation=tmp_path / "small.toml")
    visitor.pipeline.organisation = small
    page = visitor.client.get("/organisation").text
    said = (
        "Hill Clinic",
        "Ann, manager",
        "hi@hill.example",
        "Where do I park?",
        "There are more chairs now.",
        "555-0101",
    )
    assert all(text in page for text in said)
    assert "Parking is &lt;free&gt;." in page
    assert "This is the example" not in page


def test_the_example_says_that_it_is_one(visitor: Visitor) -> None:
    visitor.pipeline.organisation = load(EXAMPLE)
    assert "This is the example" in visitor.client.get("/organisation").text
