"""Every family of identifiers shows what it finds and what it leaves, and does so."""

from __future__ import annotations

import re

import pytest
from presidio_analyzer import EntityRecognizer

from guardrails.identifiers import recognisers

FAMILIES = recognisers()
MARK = re.compile(r"\[\[(.+?)\]\]", re.S)


def cases(attribute: str) -> list[tuple[type[EntityRecognizer], str]]:
    return [(family, example) for family in FAMILIES for example in getattr(family, attribute, ())]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_a_family_explains_itself_and_has_examples(family: type[EntityRecognizer]) -> None:
    assert family.__doc__
    assert len(family.FINDS) >= 3
    assert len(family.LEAVES) >= 2


@pytest.mark.parametrize(("family", "example"), cases("FINDS"))
def test_a_family_finds_exactly_what_is_marked(family: type[EntityRecognizer], example: str) -> None:
    text = MARK.sub(r"\1", example)
    expected = MARK.findall(example)
    results = sorted(family().analyze(text, None, None), key=lambda r: (r.start, -r.end))
    kept: list[str] = []
    end = 0
    for result in results:
        if result.start >= end:
            kept.append(text[result.start : result.end])
            end = result.end
        else:
            assert result.end <= end, f"overlap beyond {kept[-1]!r}: {text[result.start : result.end]!r}"
    assert kept == expected


@pytest.mark.parametrize(("family", "example"), cases("LEAVES"))
def test_a_family_leaves_what_is_none(family: type[EntityRecognizer], example: str) -> None:
    assert [example[r.start : r.end] for r in family().analyze(example, None, None)] == []
