"""A find is told from a guess by its form, so that an author is asked about names and not about everyday words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guardrails.how_sure import how_sure
from guardrails.types import Removed
from tests.server.writers.briefs import deidentifier

CANARIES = Path(__file__).parents[1] / "data" / "deid_canaries.jsonl"


@pytest.mark.parametrize(
    ("text", "kind", "sure"),
    [
        pytest.param("Say sorry to [[Maria Gonzalez]].", "PERSON", "sure", id="a whole name"),
        pytest.param("Say sorry to [[Oluwaseun Adeyinka]].", "PERSON", "sure", id="two capitals in no list"),
        pytest.param("Ask Mrs. [[Okafor]] first", "PERSON", "sure", id="a title"),
        pytest.param("[[José]] llamó", "PERSON", "sure", id="a first name"),
        pytest.param("[[maria gonzalez]] waited", "PERSON", "maybe", id="a name without capitals"),
        pytest.param("[[Leo]] lo que dice", "PERSON", "maybe", id="an everyday word of Spanish"),
        pytest.param("Una [[palabra]] basta", "PERSON", None, id="a word that is no name"),
        pytest.param("Write to [[m.lopez@mail.example]]", "EMAIL", "sure", id="an address"),
        pytest.param("a clear [[subject]] line", "EMAIL", None, id="an address without its sign"),
        pytest.param("Call [[312-555-0188]]", "PHONE", "sure", id="a telephone"),
        pytest.param("Call [[two]]", "PHONE", None, id="a number word"),
        pytest.param("MRN [[4482913]]", "ID", "sure", id="a record's number"),
        pytest.param("born [[March 3, 1985]]", "DATE", "maybe", id="a date"),
        pytest.param("Call [[five five five, oh one oh one]]", "PHONE", "maybe", id="a telephone in words"),
        pytest.param("to [[tadeo at mail dot example]]", "EMAIL", "maybe", id="an address in words"),
        pytest.param("a man of [[ninety-four]]", "AGE", "maybe", id="an age in words"),
        pytest.param("from [[okeechobee county]]", "CITY", "maybe", id="a county without capitals"),
        pytest.param("under [[#JusticeForMaria]]", "HANDLE", "maybe", id="a tag"),
        pytest.param("see you [[Monday]]", "DATE", None, id="a weekday"),
        pytest.param("near [[Springfield]]", "CITY", "maybe", id="a town"),
        pytest.param("[[lo paso]]", "CITY", None, id="no town"),
    ],
)
def test_a_find_is_as_sure_as_its_form(text: str, kind: str, sure: str | None) -> None:
    start, end = text.index("[["), text.index("]]") - 2
    plain = text.replace("[[", "").replace("]]", "")
    assert how_sure(plain, Removed(start, end, kind)) == sure


def test_what_the_remover_finds_of_a_person_is_sure() -> None:
    text = "Maria Gonzalez called 312-555-0188 about MRN 4482913 and wrote from m.lopez@mail.example."
    found = {removed.type: how_sure(text, removed) for removed in deidentifier().deidentify(text).removed}
    assert found == {"PERSON": "sure", "ID": "sure", "PHONE": "sure", "EMAIL": "sure"}


def test_no_planted_identifier_passes_for_an_everyday_word() -> None:
    """Sixty comments, as if somebody had pasted them into a rule: each sign of a person that is found is told of."""
    seen = 0
    for line in CANARIES.read_text(encoding="utf-8").splitlines():
        canary = json.loads(line)
        text = canary["text"]
        found = deidentifier().deidentify(text).removed
        for item in canary["identifiers"]:
            at = text.find(item["text"])
            over = [one for one in found if one.start < at + len(item["text"]) and at < one.end]
            if at >= 0 and over:
                seen += 1
                assert any(how_sure(text, one) for one in over), item["text"]
    assert seen > 50
