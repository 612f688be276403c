"""Matters: approved sentences that are found by meaning, and what is wrong with a file of them."""

from __future__ import annotations

import pytest

from prompts.book import load
from prompts.matters import read_matters
from prompts.reading import RulebookError

GOOD = """
kind: question
matters:
  - id: shuttle
    say: [Knowing when the last shuttle goes spares a long walk.]
    thing: [the shuttle]
    topic: parking-access
    owner: our facilities manager
"""


def test_a_matter_is_known_by_its_kind_and_a_complaint_by_its_topic() -> None:
    assert set(read_matters("a.yaml", GOOD).named()) == {"question/shuttle"}
    complaint = GOOD.replace("kind: question", "kind: complaint\ntopic: parking-access").replace("thing", "np")
    found = read_matters("b.yaml", complaint + "    ask: [when the last one goes]\n")
    assert set(found.named()) == {"parking-access/shuttle"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("    thing: [the shuttle]\n", ""), "“shuttle” has no thing"),
        (("    owner: our facilities manager\n", ""), "“shuttle” has no owner"),
        (("kind: question", "kind: complaint"), "name their topic"),
        (("kind: question", "kind: question\ntopic: food"), "name their topic"),
        (("id: shuttle", "id: The Shuttle"), "pattern"),
        (("say: [Knowing when the last shuttle goes spares a long walk.]", "say: []"), "at least 1"),
    ],
    ids=["nothing to name it by", "nobody who knows", "a complaint about nothing", "a question with a topic",
         "a name that no file can have", "no words"],
)  # fmt: skip
def test_what_is_wrong_is_said(change: tuple[str, str], says: str) -> None:
    with pytest.raises(RulebookError, match=says):
        read_matters("c.yaml", GOOD.replace(*change))


def test_no_matter_stands_twice() -> None:
    twice = GOOD + GOOD.split("matters:\n")[1]
    with pytest.raises(RulebookError, match="stands twice"):
        read_matters("d.yaml", twice)


def test_every_complaint_has_words_in_english_and_its_topic() -> None:
    tongue = load().tongues["en"]
    for topic in tongue.concerns:
        ids = [one.id for one in topic.details]
        assert len(ids) == len(set(ids)), topic.topic
        assert all(one.say and one.np and one.ask for one in topic.details)


def test_what_is_said_in_spanish_is_known_in_english_too() -> None:
    tongues = load().tongues
    assert set(tongues["es"].matters) <= set(tongues["en"].matters)
