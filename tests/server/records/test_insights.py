"""Counts over the trail: each draft once, each outcome by its last word."""

from __future__ import annotations

from datetime import timedelta

from server.records.insights import Count, bars, count
from server.records.search import latest
from server.store import Store

from .conftest import BEGIN, Write


def test_drafts_are_counted_by_route_kind_topic_and_writer(store: Store, write: Write) -> None:
    write("one")
    write("two", route="escalate", findings=[{"rule": "hard-to-read"}, {"rule": "hard-to-read"}])
    write("none", "draft-failed", code="checks-failed")
    counted = count(latest(store.engine, 100))
    assert counted.drafts == 2
    assert {bar.name: bar.number for bar in counted.routes} == {"reply": 1, "escalate": 1}
    assert counted.topics == (Count("waiting", 2, 1.0),)
    assert counted.rules == (Count("hard-to-read", 1, 1.0),)
    assert counted.since is not None
    assert counted.since > BEGIN


def test_an_outcome_told_twice_counts_with_the_last_word(store: Store, write: Write) -> None:
    write("one")
    write("one", "outcome", status="posted", changed=0.0)
    write("one", "outcome", status="edited", changed=0.5)
    write("gone", "outcome", status="posted", changed=0.0)
    counted = count(latest(store.engine, 100))
    assert counted.outcomes == (Count("edited", 1, 1.0),)
    assert counted.minutes_to_post == 1.0
    assert counted.words_changed == 0.5


def test_the_first_posting_is_the_first_answer_and_is_held_against_its_time(store: Store, write: Write) -> None:
    write("soon", respond_by=(BEGIN + timedelta(hours=1)).isoformat())
    write("late", respond_by=(BEGIN + timedelta(minutes=3)).isoformat())
    write("soon", "outcome", status="posted", changed=0.0)
    write("late", "outcome", status="discarded", changed=None)
    for _ in range(4):
        write("other")
    write("late", "outcome", status="edited", changed=0.2)
    write("soon", "outcome", status="edited", changed=0.1)
    counted = count(latest(store.engine, 100))
    assert counted.minutes_to_post == 4.5
    assert counted.in_time == 0.5
    assert [bar.number for bar in counted.waits] == [1, 1, 0, 0, 0, 0]


def test_a_draft_whose_text_was_removed_is_not_counted(store: Store, write: Write) -> None:
    write("old")
    write("new")
    store.prune(BEGIN + timedelta(minutes=2), "Ada")
    assert count(latest(store.engine, 100)).drafts == 1


def test_nothing_counts_as_nothing() -> None:
    counted = count(())
    assert (counted.drafts, counted.since, counted.minutes_to_post, counted.topics) == (0, None, None, ())


def test_bars_are_ordered_and_measured_by_the_largest() -> None:
    assert bars(["b", "a", "b", "c", "c"]) == (Count("b", 2, 1.0), Count("c", 2, 1.0), Count("a", 1, 0.5))
