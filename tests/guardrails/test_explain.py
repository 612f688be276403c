"""Every sentence of a draft says why it is there, and what it says is true."""

from __future__ import annotations

from typing import Any

import pytest

from guardrails.explain import explain
from server.writers.composer import Composer
from tests.server.writers.briefs import book, checker, make_brief

WAIT = "Waited two hours past my slot and then the clerk rolled her eyes."


def reasons(comment: str, kind: Any = "complaint", topics: Any = (), **given: Any) -> dict[str, tuple[str, ...]]:
    brief = make_brief(comment, kind, topics, **given)
    text = Composer(checker().passes).compose(brief)
    return {one.text: one.rules for one in explain(text, brief.context, book().rulebook)}


def test_only_what_speaks_of_the_concern_is_said_to_mirror_it() -> None:
    found = reasons(WAIT, topics=("waiting", "staff-manner"), stage="letter")
    greeting = next(iter(found))
    assert "ignores-concern" not in found[greeting]
    assert any("ignores-concern" in rules for text, rules in found.items() if "wo hours" in text)


def test_a_letter_s_signature_is_the_person() -> None:
    found = reasons(WAIT, topics=("waiting",), stage="letter")
    assert "impersonal" in found["Dana"]


def test_a_fact_and_a_decision_cite_the_guideline_that_asks_for_them() -> None:
    asked = reasons("Do you take walk-ins on Saturdays?", "question", ("appointments",))
    assert "g-004-11" in asked["Mornings are quietest before 10."]
    told = reasons("The restrooms are dirty", topics=("cleanliness",))
    assert "g-004-5" in told["The restrooms are now checked every hour, with the time written on the door."]


@pytest.mark.parametrize("kind", ["praise", "question", "social", "misinformation"])
def test_what_is_asked_of_complaints_is_not_cited_elsewhere(kind: Any) -> None:
    found = reasons("Do you do eye exams for pilots?", kind, ("other",))
    cited = {rule for rules in found.values() for rule in rules}
    assert not cited & {"missing-next-step", "missing-apology", "ignores-concern"}


def test_that_an_answer_is_sought_cites_the_guideline_on_answering_before_it_is_known() -> None:
    found = reasons("Do you do eye exams for pilots?", "question", ("other",))
    assert any("g-000-2" in rules for rules in found.values())


def test_every_id_can_be_looked_up() -> None:
    known = set(book().rulebook.rules)
    for stage in ("public", "holding", "private", "closing", "letter"):
        for rules in reasons(WAIT, topics=("waiting",), stage=stage).values():
            assert all(rule in known or rule.startswith("g-") for rule in rules)
