"""Typical comments: what they are about is known, and so are kind and topic; what nobody said stays open."""

from __future__ import annotations

from pathlib import Path

import pytest

from guardrails.training import typical as data
from guardrails.training.encoder_data import FLAGS, KINDS, UNKNOWN, typical_comments
from guardrails.training.matters_data import REST
from guardrails.types import TOPICS
from prompts.book import load


def test_for_all_that_they_are_about_there_are_approved_words() -> None:
    tongue = load().tongues["en"]
    approved = {f"{topic.topic}/{one.id}" for topic in tongue.concerns for one in topic.details} | set(tongue.matters)
    named = {name for path in data.TYPICAL.glob("*.txt") for name, _ in data.by_matter(path)}
    assert {name for name in named if name.split("/")[1] not in REST} <= approved


@pytest.mark.parametrize(
    ("name", "text", "kind", "topic", "open_"),
    [
        pytest.param("billing/charged-twice", "two bills", "complaint", "billing", (), id="a topic means a complaint"),
        pytest.param("praise/spotless", "so clean", "praise", None, (), id="praise is of any topic"),
        pytest.param("suggestion/benches", "add a bench", None, None, (), id="a suggestion is of any kind"),
        pytest.param("facilities/dark", "no light", "complaint", "facilities", ("safety",), id="it may be a danger"),
        pytest.param(
            "billing/bill-after-a-loss", "she passed away", "complaint", "billing", ("death-or-injury",), id="a loss"
        ),
    ],
)
def test_kind_and_topic_follow_from_the_matter(
    name: str,
    text: str,
    kind: str | None,
    topic: str | None,
    open_: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "some.txt").write_text(f"# invented\n@ {name}\n{text}\n", encoding="utf-8")
    monkeypatch.setattr(data, "TYPICAL", tmp_path)
    (one,) = data.typical()
    assert (one.text, one.kind, one.topic, one.open) == (text, kind, topic, data.OPEN + open_)


def test_what_is_open_teaches_nothing_and_what_is_known_does() -> None:
    example = next(typical_comments())
    flags = dict(zip(FLAGS, example.targets["flags"], strict=True))
    assert flags["privacy"] == flags["minor"] == UNKNOWN
    assert flags["emergency"] == flags["self-harm"] == 0.0
    assert sum(example.targets["kinds"]) == 1.0
    assert len(example.targets["kinds"]) == len(KINDS)
    assert len(example.targets["topics"]) == len(TOPICS)


def test_no_comment_of_a_set_that_is_kept_aside_is_among_them() -> None:
    aside = Path(__file__).parents[1] / "data"
    kept = {line.strip() for path in aside.glob("*aside*.txt") for line in path.read_text("utf-8").splitlines()}
    assert not kept & {one.text for one in data.typical()}
