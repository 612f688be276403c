"""The Audit and Insights pages, with a real store: found, read, exported and verified."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import text

from server.store import Store
from server.store.audit import AuditEntry
from server.web.audit import read_query
from tests.server.records.conftest import drafted

from .conftest import Visitor


@pytest.fixture
def store(visitor: Visitor, tmp_path: Path) -> Iterator[Store]:
    opened = Store.ready(f"sqlite:///{tmp_path / 'sincerely.db'}", tmp_path)
    visitor.client.app.state.services = SimpleNamespace(store=opened)  # type: ignore[attr-defined]
    yield opened
    opened.close()


def write(store: Store, about: str, action: str = "draft", **payload: Any) -> None:
    said = drafted(**payload) if action == "draft" else payload
    store.trail.append_and_wait(AuditEntry(id=about, who="Dana", action=action, payload=said))


def test_an_empty_trail_says_what_to_do(visitor: Visitor, store: Store) -> None:
    assert "Nothing has been recorded yet" in visitor.client.get("/audit").text
    assert "Nothing has been drafted yet" in visitor.client.get("/insights").text


def test_entries_are_listed_and_lead_to_their_case(visitor: Visitor, store: Store) -> None:
    write(store, "one")
    page = visitor.client.get("/audit").text
    assert "We waited, &lt;PERSON_1&gt; and I." in page
    assert 'href="/audit/one"' in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param("platform=x", {"two"}, id="platform"),
        pytest.param("kind=complaint&rule=", {"one", "two"}, id="kind"),
        pytest.param("route=made-up&since=yesterday&before=abc", {"one", "two"}, id="what can't be read is left out"),
        pytest.param("since=2020-01-01&until=2020-01-02", set(), id="another day"),
        pytest.param("about=one", {"one"}, id="one draft"),
        pytest.param("model=%00%27%22%3C", set(), id="odd characters"),
        pytest.param("before=2", {"one"}, id="further back"),
    ],
)
def test_the_address_holds_the_filters(visitor: Visitor, store: Store, query: str, shown: set[str]) -> None:
    write(store, "one")
    write(store, "two", platform="x")
    page = visitor.client.get(f"/audit?{query}").text
    assert set(re.findall(r'href="/audit/(\w+)"', page)) == shown


def test_words_are_searched_without_ever_standing_in_an_address(visitor: Visitor, store: Store) -> None:
    write(store, "one")
    for number in range(50):
        write(store, f"draft{number}", comment="The waiting room was cold")
    first = visitor.post("/audit", text="Waiting Room", platform="facebook")
    assert "before=" not in first.text
    assert "Waiting" not in str(first.url)
    further = visitor.post("/audit", text="waited", platform="facebook", before="2")
    assert set(re.findall(r'href="/audit/(\w+)"', further.text)) == {"one"}
    assert "waited" not in visitor.client.get("/audit?text=waited").text


def test_other_filters_become_an_address_that_can_be_kept(visitor: Visitor, store: Store) -> None:
    back = visitor.client.post(
        "/audit", data={"csrf": visitor.token(), "platform": "x", "since": "2026-11-01"},
        headers={"origin": "http://127.0.0.1:8420"}, follow_redirects=False,
    )  # fmt: skip
    assert (back.status_code, back.headers["location"]) == (303, "/audit?platform=x&since=2026-11-01")


def test_the_last_day_of_a_search_is_whole() -> None:
    query = read_query({"since": "2026-11-23", "until": "2026-11-23"})
    assert query.since
    assert query.until
    assert (query.until - query.since).total_seconds() == 24 * 3600


def test_a_long_list_goes_on_further_back_with_the_same_filters(visitor: Visitor, store: Store) -> None:
    for number in range(55):
        write(store, f"draft{number}", platform="x")
    older = re.search(r'href="(/audit\?[^"]*before=[^"]*)"', visitor.client.get("/audit?platform=x").text)
    assert older
    further = visitor.client.get(older[1].replace("&amp;", "&")).text
    assert len(set(re.findall(r'href="/audit/(draft\d+)"', further))) == 5


def test_a_case_shows_comment_draft_rules_and_the_edit(visitor: Visitor, store: Store) -> None:
    write(store, "one")
    write(store, "one", "outcome", status="edited", text="A wait like that is far too long. I'm sorry.", changed=0.25)
    page = visitor.client.get("/audit/one").text
    assert "<ins>far too </ins>" in page
    assert "25% of the words differ." in page
    assert '<a href="/rulebook/missing-apology">missing-apology</a>' in page
    assert "abcdef123456" in page


def test_a_case_without_a_draft_says_why(visitor: Visitor, store: Store) -> None:
    write(store, "none", "draft-failed", code="checks-failed")
    page = visitor.client.get("/audit/none").text
    assert "No draft was made" in page
    assert "checks failed" in page


def test_a_case_whose_time_is_over_says_so_and_stays_in_list_and_export(visitor: Visitor, store: Store) -> None:
    write(store, "one")
    write(store, "one", "outcome", status="edited", text="Something else", changed=0.5)
    store.prune(datetime.now(UTC) + timedelta(days=1), "Ada")
    page = visitor.client.get("/audit/one").text
    assert "Removed after its time" in page
    assert "We waited" not in page
    listed = visitor.client.get("/audit").text
    assert "The text was removed after its time." in listed
    assert "2 rows" in listed
    assert "Dana" in visitor.post("/audit/export", platform="", format="csv").text
    assert "The chain is whole" in visitor.post("/audit/verify").text


def test_an_unknown_case_is_not_found(visitor: Visitor, store: Store) -> None:
    assert visitor.client.get("/audit/nothing").status_code == 404


def test_a_whole_chain_is_said_to_be_whole(visitor: Visitor, store: Store) -> None:
    write(store, "one")
    assert "The chain is whole" in visitor.post("/audit/verify").text


def test_a_changed_row_is_named(visitor: Visitor, store: Store) -> None:
    write(store, "one")
    with store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET who = 'Nobody' WHERE seq = 1"))
    page = visitor.post("/audit/verify").text
    assert "The chain is broken" in page
    assert "Row 1 was changed or moved" in page


def test_an_export_holds_what_fits_and_is_recorded(visitor: Visitor, store: Store) -> None:
    write(store, "one")
    write(store, "two", platform="x", comment="=1+1")
    back = visitor.post("/audit/export", platform="x", format="csv")
    assert back.headers["content-type"].startswith("text/csv")
    assert re.search(r'filename="sincerely-audit-[\d-]+\.csv"', back.headers["content-disposition"])
    (row,) = csv.DictReader(io.StringIO(back.text))
    assert (row["draft"], row["comment"]) == ("two", "'=1+1")
    assert "Export" in visitor.client.get("/audit").text


def test_an_export_can_be_json_lines(visitor: Visitor, store: Store) -> None:
    for number in range(450):
        write(store, f"draft{number}")
    assert len(visitor.post("/audit/export", platform="facebook", format="jsonl").text.splitlines()) == 450


@pytest.mark.parametrize("path", ["/audit/export", "/audit/verify"])
def test_export_and_verify_need_a_form_of_ours(visitor: Visitor, store: Store, path: str) -> None:
    assert visitor.post(path, csrf="made-up").status_code == 403


def test_insights_count_what_keeps_coming(visitor: Visitor, store: Store) -> None:
    write(store, "one")
    write(store, "two", route="escalate")
    write(store, "one", "outcome", status="edited", text=None, changed=0.5)
    page = visitor.client.get("/insights").text
    assert "2 drafts since" in page
    assert "Waiting" in page
    assert "A person answers this one" in page
    assert "Edited, then posted" in page
    assert "50% of their words" in page
