"""Sixty comments with planted identifiers of all eighteen kinds: none of them may come out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guardrails.deidentify import Deidentifier

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data/deid_canaries.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def remover() -> Deidentifier:
    return Deidentifier(nlp_model="none")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["identifiers"][0]["text"])
def test_no_planted_identifier_comes_out(remover: Deidentifier, row: dict) -> None:
    done = remover.deidentify(row["text"], row["author"])
    out = done.text.text.lower()
    for planted in row["identifiers"]:
        for part in planted["text"].lower().split():
            assert part not in out.split() or part in ("the", "of"), planted
    assert [row["text"][span.start : span.end] for span in done.removed] == [p["text"] for p in row["identifiers"]]
