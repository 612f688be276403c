"""What leaves the trail for a spreadsheet or a program: all of it, readable, and nothing that runs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from server.records.export import COLUMNS, as_csv, as_json_lines
from server.records.search import Query, each
from server.store import Store

from .conftest import Write


def rows(store: Store) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(as_csv(each(store.engine, Query()))))))


def test_csv_has_one_line_an_entry_with_every_column(store: Store, write: Write) -> None:
    write("one", comment='Two lines,\n"and quotes"')
    write("one", "outcome", status="posted", text=None, changed=0.0)
    first, second = rows(store)
    assert tuple(first) == COLUMNS
    assert first["comment"] == 'Two lines,\n"and quotes"'
    assert (first["kind"], first["flags"], first["writer"], first["approved"]) == (
        "complaint",
        "privacy",
        "composer",
        "False",
    )
    assert (second["outcome"], second["changed"], second["draft"]) == ("posted", "0.0", "one")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_comment_is_never_a_formula(store: Store, write: Write, start: str) -> None:
    write("one", comment=f"{start}HYPERLINK(1)")
    assert rows(store)[0]["comment"].startswith("'")


def test_an_empty_trail_is_a_heading(store: Store) -> None:
    assert rows(store) == []


def test_json_lines_hold_the_whole_payload(store: Store, write: Write) -> None:
    receipt = write("one", comment="¡Qué espera! 😀")
    (line,) = as_json_lines(each(store.engine, Query()))
    whole = json.loads(line)
    assert whole["payload"]["comment"] == "¡Qué espera! 😀"
    assert (whole["row"], whole["hash"], whole["about"]) == (1, receipt.hash, "one")
