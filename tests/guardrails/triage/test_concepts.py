"""Ideas: words of two languages that mean the same, and who reads them."""

from __future__ import annotations

from guardrails.triage.concepts import ideas, load
from guardrails.triage.features import BUCKETS, IDEA_BUCKETS, sparse
from guardrails.triage.reading import normal
from tests.guardrails.triage.support import reading


def test_two_languages_share_an_idea() -> None:
    english, spanish = ({idea.name for idea in ideas(text)} for text in ("his arm is numb", "tiene el brazo dormido"))
    assert {"body", "numb"} <= english & spanish


def test_an_ending_fits_a_beginning_and_a_word_needs_all_its_words() -> None:
    assert "seizure" in {idea.name for idea in ideas("she is seizing")}
    assert "unresponsive" in {idea.name for idea in ideas("he passed out")}
    assert "unresponsive" not in {idea.name for idea in ideas("he passed the exam")}


def test_every_entry_is_folded_as_comments_are() -> None:
    entries = [" ".join((first, *rest)) for first, found in load().whole.items() for rest, _ in found]
    assert [entry for entry in entries if normal(entry) != entry] == []


def test_ideas_count_only_beside_others_in_their_sentence() -> None:
    together, _ = sparse(reading("my arm is numb"))
    apart, _ = sparse(reading("my arm hurts. the app is numb"))
    assert set(together[together >= BUCKETS]) - set(apart[apart >= BUCKETS])
    assert max(together) < BUCKETS + IDEA_BUCKETS
