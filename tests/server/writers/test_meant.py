"""Meaning puts right what words found: what comes first, what falls away, and where words stand alone."""

from __future__ import annotations

import numpy as np
import pytest

from guardrails import subject
from guardrails.subject import Subject
from prompts.book import load
from server.writers import meant

TONGUE = load().tongues["en"]
COMMENT = "Waited forever by a vending machine that ate my dollar"
TOPICS = ("waiting", "food")
NONE = np.zeros(0)


@pytest.fixture
def means(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """What the reader is said to have read: shares by name."""
    said: dict[str, float] = {}
    monkeypatch.setattr(subject, "read", lambda _: Subject((), NONE, NONE, NONE, said, {}))
    return said


def ids() -> list[str]:
    return [f"{one.topic}/{one.id}" for one in meant.concerns(TONGUE, COMMENT, TONGUE.find(COMMENT, TOPICS))]


def test_what_the_reader_is_sure_of_comes_first(means: dict[str, float]) -> None:
    means |= {"parking-access/elevator": 0.9, "food/swallowed-money": 0.1}
    assert ids()[0] == "parking-access/elevator"


def test_where_it_is_not_sure_words_decide(means: dict[str, float]) -> None:
    means |= {f"{topic.topic}/{one.id}": 0.02 for topic in TONGUE.concerns for one in topic.details[:6]}
    assert ids() == [f"{one.topic}/{one.id}" for one in TONGUE.find(COMMENT, TOPICS)]


def test_a_concern_that_is_hardly_possible_falls_away(means: dict[str, float]) -> None:
    before = [f"{one.topic}/{one.id}" for one in TONGUE.find(COMMENT, TOPICS) if not one.general]
    assert before
    means |= dict.fromkeys(before, 0.0001) | {"waiting/none": 0.9}
    assert not set(before) & set(ids())


def test_a_second_topic_is_named_beside_the_first_and_a_like_one_is_not(means: dict[str, float]) -> None:
    means |= {"parking-access/elevator": 0.45, "food/swallowed-money": 0.4, "parking-access/garage": 0.15}
    assert ids()[:2] == ["parking-access/elevator", "food/swallowed-money"]
    assert "parking-access/garage" not in ids()


COVERS = {"food/cold-food": ("food/cold-soup", "food/cold-breakfast")}


@pytest.mark.parametrize(
    ("soup", "breakfast", "said"),
    [
        pytest.param(0.7, 0.2, "food/cold-soup", id="the special one where it is plain"),
        pytest.param(0.24, 0.24, "food/cold-food", id="the general one where they share it"),
        pytest.param(0.1, 0.05, "", id="none where it is about something else"),
    ],
)
def test_a_matter_answers_for_those_that_it_covers(
    means: dict[str, float], monkeypatch: pytest.MonkeyPatch, soup: float, breakfast: float, said: str
) -> None:
    monkeypatch.setattr(subject, "covers", lambda: COVERS)
    means |= {"food/cold-soup": soup, "food/cold-breakfast": breakfast, "food/cold-food": 0.1}
    assert meant.surest(means, meant.SURE) == said


def test_what_words_found_is_not_said_twice(means: dict[str, float], monkeypatch: pytest.MonkeyPatch) -> None:
    words = next(one for one in ids_found() if not one.endswith("swallowed-money"))
    monkeypatch.setattr(subject, "covers", lambda: {"food/swallowed-money": (words,)})
    means |= {"food/swallowed-money": 0.7, words: 0.3}
    assert words not in ids()
    monkeypatch.setattr(subject, "covers", dict)
    assert words in ids()


@pytest.mark.parametrize(("share", "hardly"), [(0.01, True), (0.2, False)], ids=["hardly", "perhaps"])
def test_words_of_wishing_make_no_suggestion_by_themselves(means: dict[str, float], share: float, hardly: bool) -> None:
    means |= {"suggestion/chairs": share, "food/swallowed-money": 1 - share}
    assert meant.hardly_proposes(COMMENT) is hardly


def ids_found() -> list[str]:
    return [f"{one.topic}/{one.id}" for one in TONGUE.find(COMMENT, TOPICS) if not one.general]


def test_of_what_comes_only_once_there_are_no_words(means: dict[str, float]) -> None:
    means |= {"praise/general": 0.7, "praise/none": 0.3}
    assert meant.matter(TONGUE, COMMENT, "praise") is None


def test_a_matter_is_sought_among_its_kind_alone(means: dict[str, float]) -> None:
    name = next(name for name in TONGUE.matters if name.startswith("praise/"))
    means |= {"food/swallowed-money": 0.9, name: 0.1}
    found = meant.matter(TONGUE, COMMENT, "praise")
    assert found is not None
    assert found.id == name.split("/")[1]
    assert meant.matter(TONGUE, COMMENT, "letter") is None


@pytest.mark.parametrize(("share", "known"), [(0.9, True), (0.7, False)], ids=["plainly", "perhaps"])
def test_a_claim_must_be_plainly_the_one_that_is_answered(means: dict[str, float], share: float, known: bool) -> None:
    means |= {"misinformation/tap-water": share, "misinformation/none": 1 - share}
    assert (meant.matter(TONGUE, COMMENT, "misinformation") is not None) is known


@pytest.mark.parametrize(("share", "proposed"), [(0.9, True), (0.3, False)], ids=["mostly", "perhaps"])
def test_a_suggestion_is_one_where_hardly_anything_else_is_meant(
    means: dict[str, float], share: float, proposed: bool
) -> None:
    means |= {"suggestion/chairs": share, "food/swallowed-money": 1 - share}
    assert meant.proposes(COMMENT) is proposed


@pytest.mark.parametrize(("likely", "complaint"), [(0.7, True), (0.4, False)], ids=["rather", "rather not"])
def test_a_complaint_is_what_reads_like_one(monkeypatch: pytest.MonkeyPatch, likely: float, complaint: bool) -> None:
    monkeypatch.setattr(subject, "read", lambda _: Subject((), NONE, NONE, NONE, {}, {"complaint": likely}))
    assert meant.complains(COMMENT) is complaint


def test_less_is_enough_where_nothing_else_shows_that_it_was_read(means: dict[str, float]) -> None:
    means |= {"parking-access/elevator": 0.35, "waiting/none": 0.33, "food/none": 0.32}
    found = TONGUE.find(COMMENT, TOPICS)
    assert meant.name_of(meant.concerns(TONGUE, COMMENT, found)[0]) == "parking-access/elevator"
    assert meant.name_of(meant.concerns(TONGUE, COMMENT, found, shown=True)[0]) != "parking-access/elevator"


@pytest.mark.parametrize(("share", "sure"), [(0.5, True), (0.1, False)], ids=["likely meant", "found by a word alone"])
def test_a_concern_is_said_by_itself_where_it_is_likely_meant(
    means: dict[str, float], share: float, sure: bool
) -> None:
    concern = next(one for one in TONGUE.find(COMMENT, TOPICS) if not one.general)
    means |= {meant.name_of(concern): share, f"{concern.topic}/another": 1 - share}
    assert meant.is_sure(TONGUE, concern, COMMENT) is sure


def test_an_amount_is_said_back_whatever_is_meant(means: dict[str, float]) -> None:
    concern = next(one for one in TONGUE.find("I waited three hours.", ("waiting",)) if one.counted)
    means |= {f"{concern.topic}/another": 1.0}
    assert meant.is_sure(TONGUE, concern, "I waited three hours.")
