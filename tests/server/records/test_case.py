"""One case whole, and the difference between what was drafted and what was posted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.records.case import Words, difference, read_case
from server.store import Store

from .conftest import Write


def test_a_case_holds_the_draft_and_what_became_of_it(store: Store, write: Write) -> None:
    write("one")
    write("other")
    write("one", "outcome", status="edited", text="A wait like that is far too long. I'm sorry.", changed=0.2)
    case = read_case(store.engine, "one")
    assert case
    assert case.draft
    assert [entry.seq for entry in case.entries] == [1, 3]
    assert [(outcome.status, outcome.changed) for outcome in case.outcomes] == [("edited", 0.2)]
    assert Words("new", "far too ") in case.outcomes[0].difference


def test_a_discarded_draft_has_no_difference(store: Store, write: Write) -> None:
    write("one")
    write("one", "outcome", status="discarded", text=None, changed=None)
    case = read_case(store.engine, "one")
    assert case
    assert (case.outcomes[0].changed, case.outcomes[0].difference) == (None, ())


def test_a_draft_that_was_not_made_is_a_case_too(store: Store, write: Write) -> None:
    write("none", "draft-failed", code="checks-failed")
    case = read_case(store.engine, "none")
    assert case
    assert case.draft is None


def test_an_unknown_id_has_no_case(store: Store) -> None:
    assert read_case(store.engine, "nothing") is None


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        pytest.param("I am sorry.", "I am sorry.", [("same", "I am sorry.")], id="unchanged"),
        pytest.param("I am sorry.", "", [("gone", "I am sorry.")], id="all gone"),
        pytest.param("", "Hello", [("new", "Hello")], id="all new"),
        pytest.param("one two", "one three", [("same", "one "), ("gone", "two"), ("new", "three")], id="one word"),
    ],
)
def test_the_difference_is_told_by_words(before: str, after: str, runs: list[tuple[str, str]]) -> None:
    assert [(run.change, run.text) for run in difference(before, after)] == runs


@given(before=st.text(max_size=60), after=st.text(max_size=60))
def test_both_texts_can_be_read_from_the_difference(before: str, after: str) -> None:
    runs = difference(before, after)
    assert "".join(run.text for run in runs if run.change != "new") == before
    assert "".join(run.text for run in runs if run.change != "gone") == after
