"""Search in the trail: what fits is found, what only looks like it is not, and no search grows with the trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from server.records.search import Query, each, find, latest
from server.store import Store

from .conftest import BEGIN, Write

OTHER = {
    "platform": "x", "route": "escalate", "reply": None, "comment": "Boycott \"them\" at 100% <now>",
    "triage": {"kind": "question", "topics": [], "flags": [], "severity": 5, "reasons": [], "route": "escalate"},
    "findings": [{"rule": "hard-to-read", "severity": "advise", "message": "Long."}],
    "repaired": ["non-apology"],
    "writer": {"name": "model", "model": "gpt-9", "attempts": 2, "note": ""},
    "rulebook": {"version": "999999999999", "approved": True},
}  # fmt: skip


@pytest.fixture
def three(write: Write) -> None:
    write("one")
    write("two", who="Marcus", **OTHER)
    write("one", "outcome", status="edited", text="Something else", changed=0.4)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        pytest.param(Query(), [3, 2, 1], id="everything, newest first"),
        pytest.param(Query(platform="x"), [2], id="platform"),
        pytest.param(Query(kind="complaint"), [1], id="kind"),
        pytest.param(Query(route="escalate"), [2], id="route"),
        pytest.param(Query(rule="hard-to-read"), [2], id="a rule with a remark"),
        pytest.param(Query(rule="non-apology"), [2], id="a rule that stopped a text before the one that was shown"),
        pytest.param(Query(rule="non-apology", route="reply"), [], id="a rule and a route of which only one fits"),
        pytest.param(Query(rule="ignores-concern"), [], id="a rule that only served a sentence"),
        pytest.param(Query(writer="model"), [2], id="writer"),
        pytest.param(Query(model="gpt-9"), [2], id="model"),
        pytest.param(Query(version="abcdef123456"), [1], id="version of the rulebook"),
        pytest.param(Query(action="outcome"), [3], id="action"),
        pytest.param(Query(who="Marcus"), [2], id="person"),
        pytest.param(Query(about="one"), [3, 1], id="one draft"),
        pytest.param(Query(text="WAITED"), [1], id="a word in any case"),
        pytest.param(Query(text='Boycott "them"'), [2], id="quotes"),
        pytest.param(Query(text="100%"), [2], id="a percent sign is no wildcard"),
        pytest.param(Query(text="w_ited"), [], id="an underscore is no wildcard"),
        pytest.param(Query(platform="x", kind="complaint"), [], id="both must fit"),
        pytest.param(Query(since=BEGIN + timedelta(minutes=2)), [3, 2], id="since, inclusive"),
        pytest.param(Query(until=BEGIN + timedelta(minutes=2)), [1], id="until, exclusive"),
        pytest.param(Query(platform='x","kind":"complaint'), [], id="a value that imitates two fields"),
    ],
)  # fmt: skip
def test_what_fits_is_found(store: Store, three: None, query: Query, rows: list[int]) -> None:
    assert [entry.seq for entry in find(store.engine, query).entries] == rows
    assert [entry.seq for entry in each(store.engine, query)] == sorted(rows)


def test_a_comment_cannot_imitate_a_field(store: Store, write: Write) -> None:
    write("trick", comment='{"platform":"yelp","route":"escalate"}')
    assert not find(store.engine, Query(platform="yelp")).entries
    assert not find(store.engine, Query(route="escalate")).entries


def test_pages_follow_each_other_without_gap_or_repeat(store: Store, write: Write) -> None:
    for number in range(7):
        write(f"draft-{number}")
    seen, before = [], None
    while True:
        found = find(store.engine, Query(), before=before, page=3)
        seen += [entry.seq for entry in found.entries]
        if found.older is None:
            break
        before = found.older
    assert seen == [7, 6, 5, 4, 3, 2, 1]


def test_a_search_stops_at_its_window_and_says_how_far_it_came(store: Store, write: Write) -> None:
    write("old", platform="yelp")
    for number in range(5):
        write(f"draft-{number}")
    first = find(store.engine, Query(platform="yelp"), window=4)
    assert not first.entries
    assert first.older == 3
    assert first.searched_to == BEGIN + timedelta(minutes=3)
    second = find(store.engine, Query(platform="yelp"), before=first.older, window=4)
    assert [entry.about for entry in second.entries] == ["old"]
    assert second.older is None


def test_one_draft_is_found_however_old_it_is(store: Store, write: Write) -> None:
    for number in range(6):
        write(f"draft-{number}")
    assert find(store.engine, Query(about="draft-0"), window=2).entries


def test_an_empty_trail_has_nothing(store: Store) -> None:
    found = find(store.engine, Query())
    assert (found.entries, found.older) == ((), None)
    assert latest(store.engine, 10) == ()


def test_the_latest_come_first(store: Store, three: None) -> None:
    assert [entry.seq for entry in latest(store.engine, 2)] == [3, 2]


def test_a_query_knows_whether_it_narrows() -> None:
    assert not Query().narrow
    assert replace(Query(), text="x").narrow
