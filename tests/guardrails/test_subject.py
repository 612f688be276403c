"""The reader of subjects: what it knows has words, what it can't read it says, and it is right more often than not."""

from __future__ import annotations

from pathlib import Path

import pytest

from guardrails import subject
from guardrails.training import matters_data
from guardrails.training.encoder_data import held_out
from guardrails.transformer import EmbedError
from prompts.book import load


def approved() -> set[str]:
    tongue = load().tongues["en"]
    return {f"{topic.topic}/{one.id}" for topic in tongue.concerns for one in topic.details} | set(tongue.matters)


def test_for_all_that_it_tells_apart_there_are_approved_words() -> None:
    known = {name for name in subject.names() if name.split("/")[1] not in matters_data.REST}
    assert known <= approved()


def test_its_comments_are_about_what_it_knows() -> None:
    assert {name for one in matters_data.read() for name in one.matters} == set(subject.names())


def test_what_covers_others_and_what_is_covered_is_known() -> None:
    covers = subject.covers()
    assert covers == {name: tuple(others) for name, others in matters_data.covers(subject.names()).items()}
    assert all(name not in others for name, others in covers.items())


def test_every_matter_has_a_share_and_together_they_are_all() -> None:
    read = subject.read("The hold music skips and then nobody picks up.")
    assert set(read.matters) == set(subject.names())
    assert sum(read.matters.values()) == pytest.approx(1.0)
    assert len(read.words) == len(read.sure) == len(read.begins) == len(read.ends)
    assert all(0 <= share <= 1 for share in (*read.sure, *read.begins, *read.ends, *read.signs.values()))


@pytest.mark.parametrize("text", ["", " ", "😀😀", "\ud800", "a\u200bb", "!!! ???", "word " * 900])
def test_any_text_can_be_read(text: str) -> None:
    assert sum(subject.read(text).matters.values()) == pytest.approx(1.0)


def test_without_its_weights_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "subject.onnx"
    fake.write_bytes(b"something else")
    fake.with_suffix(".json").write_text(subject.WEIGHTS.with_suffix(".json").read_text("utf-8"), "utf-8")
    monkeypatch.setattr(subject, "WEIGHTS", fake)
    subject._model.cache_clear()
    with pytest.raises(EmbedError, match="make install"):
        subject.read("The hold music is far too loud.")
    monkeypatch.undo()
    subject._model.cache_clear()


def test_comments_that_training_left_out_are_understood_too() -> None:
    """Not how well, only that it is no accident: of more than a thousand matters it names the very one for a fifth."""
    unseen = [one for one in matters_data.read() if held_out(one.text)][::3]
    right = [max(said := subject.read(one.text).matters, key=said.__getitem__) in one.matters for one in unseen]
    assert sum(right) > len(right) / 5


def test_what_people_judged_names_matters_that_it_knows() -> None:
    judged = [name for one in matters_data.judged() for name in (*one.matters, *one.unfit)]
    assert set(judged) <= set(subject.names())
    assert all(not set(one.matters) & set(one.unfit) for one in matters_data.judged())
