"""What a change may hold of people: refused where it is served, asked about in examples, left where it is ours."""

from __future__ import annotations

import pytest

from prompts.reading import ORGANISATION
from server import organisation as organisations
from server.approvals.identifying import Found, HoldsIdentifiers, mark_of, search
from server.approvals.leaves import leaves
from tests.server.approvals.conftest import RULE, SHIPPED, Desk, database_url, open_store, postgres_server, store
from tests.server.writers.briefs import deidentifier

__all__ = ["database_url", "open_store", "postgres_server", "store"]

FIXED, PAIRS, TEMPLATE = "fallbacks/fixed/us.yaml", "examples/praise.yaml", "templates/reply.j2"
NAME = "Maria Gonzalez"


def found_in(path: str, text: str) -> list[tuple[str, str, bool]]:
    """Kind, text and whether it is refused, for what a change of one file holds."""
    after = {**SHIPPED, path: text}
    house = organisations.read(after[ORGANISATION], ORGANISATION)
    return [(item.kind, item.text, item.refused) for item in search(deidentifier(), house, after, (SHIPPED,))]


def put(path: str, old: str, new: str) -> str:
    assert old in SHIPPED[path]
    return SHIPPED[path].replace(old, new, 1)


REFUSED = [
    pytest.param(RULE, "fix: ", "fix: As Maria Gonzalez asked. ", "PERSON", id="a hint"),
    pytest.param(RULE, "why: ", "why: Her MRN 4482913 was posted. ", "ID", id="a reason"),
    pytest.param(RULE, "severity:", "# from Maria Gonzalez, room 12\nseverity:", "PERSON", id="a comment in the file"),
    pytest.param(TEMPLATE, "You answer comments", f"Call {NAME}. You answer comments", "PERSON", id="a template"),
    pytest.param(
        TEMPLATE, "{{ signer }}, ", '{{ signer or "Maria Gonzalez" }}, ', "PERSON", id="inside an instruction"
    ),
    pytest.param(FIXED, "please call 911", "please call 911 or Maria Gonzalez", "PERSON", id="a fixed text"),
    pytest.param(ORGANISATION, "Yes, we're taking", "Maria Gonzalez is in. Yes, we're taking", "PERSON", id="a fact"),
    pytest.param(ORGANISATION, "[[fact]]", "# write to m.lopez@mail.example\n[[fact]]", "EMAIL", id="beside a fact"),
]


@pytest.mark.parametrize(("path", "old", "new", "kind"), REFUSED)
def test_a_person_in_a_text_that_is_served_is_refused(path: str, old: str, new: str, kind: str) -> None:
    assert (kind, True) in [(found, refused) for found, _, refused in found_in(path, put(path, old, new))]


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        pytest.param(RULE, "fails:", f'fails:\n  - "Hi {NAME}, sorry."', NAME, id="an example of a rule"),
        pytest.param(PAIRS, "- comment", f'- comment: "{NAME} waved"\n  reply: "Nice."\n- comment', NAME, id="a pair"),
        pytest.param(ORGANISATION, "asks = [", f'asks = ["does {NAME} work there",', NAME, id="an ask"),
        pytest.param(ORGANISATION, "555-0100", "555-0188", "555-0188", id="a telephone in a fact"),
        pytest.param(FIXED, "1-800-799-7233", "1-800-799-7299", "1-800-799-7299", id="a public number"),
        pytest.param(RULE, "fix: ", "fix: Since March 3, 2024. ", "March 3, 2024", id="a date"),
        pytest.param(RULE, "fix: ", "fix: As maria gonzalez asked. ", "maria gonzalez", id="a name without capitals"),
    ],
)  # fmt: skip
def test_what_may_be_nobody_s_is_asked_about(path: str, old: str, new: str, words: str) -> None:
    assert (words, False) in [(text, refused) for _, text, refused in found_in(path, put(path, old, new))]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(RULE, "fix: ", "fix: Please. ", id="a text without a person"),
        pytest.param(ORGANISATION, 'name = "Marcus"', 'name = "Theodora"', id="a signer"),
        pytest.param(ORGANISATION, "care@riverside.example", "listen@riverside.example", id="a channel"),
        pytest.param(ORGANISATION, 'name = "Helen Ortiz"', 'name = "Beatriz Luna"', id="whom to call"),
        pytest.param(ORGANISATION, "riverside.example/plans", "riverside.example/insurance", id="a page of our own"),
        pytest.param(FIXED, "llame al 911 o vaya", "llame al 112 o vaya", id="an emergency number"),
        pytest.param(RULE, "sources: [", "sources: [45 CFR 164.514, ", id="a law"),
    ],
)  # fmt: skip
def test_what_is_the_house_s_own_is_left(path: str, old: str, new: str) -> None:
    assert found_in(path, put(path, old, new)) == []


def test_what_was_there_before_is_not_asked_about_again() -> None:
    assert found_in(RULE, SHIPPED[RULE] + "\n") == []
    house = organisations.read(SHIPPED[ORGANISATION], ORGANISATION)
    assert search(deidentifier(), house, SHIPPED, (SHIPPED,)) == ()


def test_the_shipped_sentences_are_not_refused() -> None:
    """Few questions, too: about three thousand sentences and examples of ours, read as if somebody had typed them."""
    house = organisations.read(SHIPPED[ORGANISATION], ORGANISATION)
    typed = {path: text for path, text in SHIPPED.items() if "concerns" not in path and "lexicon" not in path}
    found = search(deidentifier(), house, typed, ())
    assert [item for item in found if item.refused] == []
    count = sum(1 for path, text in typed.items() for _ in leaves(path, text))
    assert len(found) < count / 50


def test_every_text_of_a_file_is_a_leaf() -> None:
    text = "# one\n# two\nkey: &a three\nlist: [four, *a] # five\nlong: >-\n  six\n  seven\n"
    said = {leaf.text: leaf.line for leaf in leaves("rules/my-rule.yaml", text)}
    assert said["my rule"] is None
    assert said["one two"] == 1
    assert said["three"] == 3
    assert said["five"] == 4
    assert said["six seven"] == 5
    toml = '# one\na = "two # not a comment"\nb = [["three"]] # four\n'
    assert {"one", "two # not a comment", "three", "four"} <= {leaf.text for leaf in leaves(ORGANISATION, toml)}


def test_a_refused_change_is_stored_nowhere(desk: Desk) -> None:
    change = {RULE: put(RULE, "fix: ", "fix: As Maria Gonzalez asked. ")}
    with pytest.raises(HoldsIdentifiers) as refused:
        desk.approvals.propose(desk.mara, "Title", "Why", change)
    assert desk.approvals.list() == ()
    assert "Maria" not in str(refused.value)
    assert refused.value.kept == "Nothing was stored, and nobody else has seen it."
    with pytest.raises(HoldsIdentifiers):
        desk.approvals.propose(desk.mara, "Title", "Why", change, refused.value.mark)
    assert desk.approvals.list() == ()


def test_an_author_answers_for_exactly_what_was_found(desk: Desk) -> None:
    one = {RULE: put(RULE, "fails:", 'fails:\n  - {reply: "Hi Maria Gonzalez.", platform: x}')}
    two = {RULE: put(RULE, "fails:", 'fails:\n  - {reply: "Hi Maria Gonzalez and Peter Novak.", platform: x}')}
    with pytest.raises(HoldsIdentifiers) as asked:
        desk.approvals.propose(desk.mara, "Title", "Why", one)
    with pytest.raises(HoldsIdentifiers):
        desk.approvals.propose(desk.mara, "Title", "Why", two, asked.value.mark)
    made = desk.approvals.propose(desk.mara, "Title", "Why", one, asked.value.mark)
    with pytest.raises(HoldsIdentifiers):
        desk.approvals.revise(desk.mara, made.id, two)
    assert desk.approvals.get(made.id).version_id == made.version_id
    assert desk.approvals.revise(desk.mara, made.id, {RULE: one[RULE] + "# said again\n"})


def test_the_mark_stands_for_the_finds_in_any_order() -> None:
    one = Found("a", ("b",), 1, "PERSON", "Maria", "", "", False)
    two = Found("a", ("c",), 2, "PHONE", "312-555-0188", "", "", False)
    assert mark_of((one, two)) == mark_of((two, one)) != mark_of((one,))
    assert mark_of(()) == ""
