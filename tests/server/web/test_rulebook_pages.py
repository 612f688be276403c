"""The Rulebook pages: found, read, tried on a text, and tied to the guidelines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guardrails.types import Finding
from prompts.rulebook import AppliesTo, Example, Rule, Rulebook
from server.web import rulebook as pages

from .conftest import RULEBOOK, Visitor

PRIVACY = Rule(
    id="keeps-quiet", title="This tells who was here.", why="It is protected.", sources=("45 CFR 164.502", "g-001-3"),
    severity="block", applies_to=AppliesTo(platforms=("x",), stages=("public",)),
    says="Never say who was here. Be general.",
    check={"kind": "phrases", "learned": True, "find": {"en": ["your visit", {"phrase": "our patient", "write": "x"}]}},
    fix="Speak in general.", passes=(Example(reply="A wait like that is hard."),),
    fails=(Example(reply="Sorry about your visit.", source="A case of 2019"),),
)  # fmt: skip


@pytest.fixture(autouse=True)
def two_rules(visitor: Visitor) -> None:
    visitor.pipeline.rulebook = Rulebook({**RULEBOOK.rules, PRIVACY.id: PRIVACY}, "abcdef123456")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param("", {"missing-apology", "keeps-quiet"}, id="all"),
        pytest.param("q=sorry", {"missing-apology"}, id="a word of the rule"),
        pytest.param("q=WHO+protected", {"keeps-quiet"}, id="two words, any case, any field"),
        pytest.param("q=zzz", set(), id="nothing"),
        pytest.param("severity=block", {"keeps-quiet"}, id="severity"),
        pytest.param("stage=private", {"missing-apology"}, id="a rule without stages holds in all of them"),
        pytest.param("platform=x", {"missing-apology", "keeps-quiet"}, id="platform"),
        pytest.param("source=g-001-3", {"keeps-quiet"}, id="guideline"),
        pytest.param("severity=made-up&stage=%00", {"missing-apology", "keeps-quiet"}, id="unknown values mean all"),
    ],
)
def test_rules_are_found_by_words_and_filters(visitor: Visitor, query: str, shown: set[str]) -> None:
    page = visitor.client.get(f"/rulebook?{query}").text
    assert set(re.findall(r'href="/rulebook/([\w-]+)"', page)) == shown


def test_no_fitting_rule_says_what_to_do(visitor: Visitor) -> None:
    assert "No rule fits" in visitor.client.get("/rulebook?q=zzz").text


def test_a_search_is_shown_as_text(visitor: Visitor) -> None:
    assert "<b>" not in visitor.client.get("/rulebook?q=<b>").text


def test_a_rule_says_what_it_asks_why_and_how_it_is_enforced(visitor: Visitor) -> None:
    page = visitor.client.get("/rulebook/keeps-quiet").text
    said = (PRIVACY.says, PRIVACY.why, PRIVACY.fix, "45 CFR 164.502", "your visit", "our patient", "Never served", "X")
    assert all(text in page for text in said)
    assert "judged by people" in page


def test_every_example_shows_its_result(visitor: Visitor) -> None:
    visitor.pipeline.checker.problems = {"Sorry about your visit.": "should fail, but the rule finds nothing"}
    page = visitor.client.get("/rulebook/keeps-quiet").text
    assert "1 of 2 do not do what the file says." in page
    assert "Should fail, but the rule finds nothing." in page
    assert "A case of 2019" in page


def test_an_unknown_rule_is_not_found(visitor: Visitor) -> None:
    assert visitor.client.get("/rulebook/nothing").status_code == 404


def test_a_text_can_be_tried_and_what_breaks_a_rule_is_marked(visitor: Visitor) -> None:
    visitor.pipeline.findings = (Finding("keeps-quiet", "block", 12, 22, "This tells who was here.", "the wait"),)
    back = visitor.post("/rulebook/keeps-quiet/try", reply="Sorry about your visit.", platform="x")
    assert "This rule objects." in back.text
    assert '<mark class="block">your visit</mark>' in back.text
    assert visitor.pipeline.checks[0].platform == "x"


def test_trying_says_when_only_other_rules_object(visitor: Visitor) -> None:
    visitor.pipeline.findings = (Finding("missing-apology", "repair", 0, 5, "No apology."),)
    back = visitor.post("/rulebook/keeps-quiet/try", reply="Hello there.")
    assert "This rule has no objection. Other rules have 1 objection." in back.text


@pytest.mark.parametrize("reply", ["", "  \n", "x" * 15_001], ids=["empty", "blank", "too long"])
def test_a_text_that_cannot_be_tried_is_refused(visitor: Visitor, reply: str) -> None:
    assert visitor.post("/rulebook/keeps-quiet/try", reply=reply).status_code == 422


def test_all_42_guidelines_stand_in_the_table_and_act_somewhere(visitor: Visitor) -> None:
    page = visitor.client.get("/guidelines").text
    assert len(re.findall(r'<tr id="g-00\d-\d+">', page)) == 42
    assert '<a href="/rulebook/keeps-quiet">keeps-quiet</a>' in page


def test_in_the_real_rulebook_every_guideline_acts_somewhere_and_every_source_is_known() -> None:
    from prompts import rulebook

    real = rulebook.load()
    idle = [point.id for point in pages.all_guidelines(real) if not point.acts and not point.rules]
    assert not idle
    named = {source for rule in real.rules.values() for source in rule.sources if source.startswith("g-")}
    assert named <= set(pages.guideline_texts())


def test_every_way_of_checking_says_in_one_line_what_it_looks_for() -> None:
    folder = Path(pages.__file__).parents[2] / "guardrails" / "checks"
    for kind in (path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")):
        looks = pages.how_it_looks(PRIVACY.model_copy(update={"check": {"kind": kind}}))
        assert looks.endswith((".", ")")) or len(looks) > 20, kind


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("Sorry about your visit.", [(12, 22)], id="one"),
        pytest.param("abc", [(0, 3)], id="all of it"),
        pytest.param("abcdef", [(0, 4), (2, 6)], id="two that overlap"),
        pytest.param("abc", [(3, 3)], id="an empty one at the end"),
        pytest.param("abc", [], id="none"),
    ],
)
def test_the_stretches_joined_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    findings = [Finding("r", "block", start, end, "m") for start, end in spans]
    cut = pages.stretches(text, findings)
    assert "".join(part.text for part in cut) == text
    assert all(text[found.start : found.end] for part in cut for found in part.findings)
