"""Counts over the trail: each draft once, each outcome by its last word."""

from __future__ import annotations

from datetime import timedelta

from server.records.insights import Count, Lately, bars, count, lately
from server.store import Store

from .conftest import BEGIN, Write


def test_drafts_are_counted_by_route_kind_topic_and_writer(store: Store, write: Write) -> None:
    write("one")
    write("two", route="escalate", findings=[{"rule": "hard-to-read"}, {"rule": "hard-to-read"}])
    write("none", "draft-failed", code="checks-failed")
    counted = count(store.engine)
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
    counted = count(store.engine)
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
    counted = count(store.engine)
    assert counted.minutes_to_post == 4.5
    assert counted.in_time == 0.5
    assert [bar.number for bar in counted.waits] == [1, 1, 0, 0, 0, 0]


def test_a_draft_whose_text_was_removed_is_not_counted(store: Store, write: Write) -> None:
    write("old")
    write("new")
    store.prune(BEGIN + timedelta(minutes=2), "Ada")
    assert count(store.engine).drafts == 1


def test_a_rule_counts_once_a_draft_for_its_remark_its_sentence_and_a_text_that_it_stopped(
    store: Store, write: Write
) -> None:
    write("old", findings=[{"rule": "impersonal"}])
    write("shown", findings=[{"rule": "impersonal"}, {"rule": "impersonal"}])
    write("mended", repaired=["impersonal", "too-long"])
    write("unharmed")
    assert lately(store.engine, "impersonal", drafts=3) == Lately(3, served=1, repaired=1, answered=0)
    assert lately(store.engine, "ignores-concern", drafts=3).answered == 3
    assert count(store.engine).repairing == (Count("impersonal", 1, 1.0), Count("too-long", 1, 1.0))


def test_only_the_latest_are_counted(store: Store, write: Write) -> None:
    for name in ("one", "two", "three"):
        write(name, findings=[{"rule": "impersonal"}])
    counted = count(store.engine, most=2)
    assert (counted.drafts, counted.rules[0].number) == (2, 2)


def test_nothing_counts_as_nothing(store: Store) -> None:
    assert lately(store.engine, "impersonal") == Lately(0, 0, 0, 0)
    counted = count(store.engine)
    assert (counted.drafts, counted.since, counted.minutes_to_post, counted.topics) == (0, None, None, ())


def test_bars_are_ordered_and_measured_by_the_largest() -> None:
    assert bars(["b", "a", "b", "c", "c"]) == (Count("b", 2, 1.0), Count("c", 2, 1.0), Count("a", 1, 0.5))
