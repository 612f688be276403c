"""The fine-tuned encoder: the pinned file, the classes that the code knows, and nothing learned from tests' data."""

from __future__ import annotations

from pathlib import Path

import pytest

from guardrails import encoder
from guardrails.encoder import EmbedError, limits, score
from guardrails.training.encoder_data import everything, held_out
from guardrails.types import FLAGS, KINDS, TOPICS
from prompts.rulebook import load

ROOT = Path(__file__).parents[2]


def test_it_answers_for_the_classes_that_the_code_knows() -> None:
    found = score("Waited two hours and nobody said a word.")
    assert set(found.kinds) == set(KINDS)
    assert set(found.topics) == set(TOPICS)
    assert set(found.flags) < set(FLAGS)
    assert set(found.rules) < set(load().rules)
    assert all(
        0 <= sure <= 1 for head in (found.kinds, found.topics, found.flags, found.rules) for sure in head.values()
    )


def test_each_rule_has_a_limit_that_lets_something_through() -> None:
    assert set(limits()) == set(score("Hello.").rules)
    assert all(0 < limit < 1 for limit in limits().values())


def test_a_text_is_read_the_same_way_each_time_and_beside_any_other() -> None:
    first = score("They shut the door on my mother.")
    score("Something else that is a good deal longer, about parking and the price of it.")
    assert score("THEY SHUT THE DOOR ON MY MOTHER.") == first


@pytest.mark.parametrize("text", ["", "\ud800", "😀" * 300, "x " * 5000, "\x00"])
def test_no_text_is_too_odd_to_read(text: str) -> None:
    assert score(text).kinds


def test_another_file_than_the_pinned_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "encoder.onnx"
    fake.write_bytes(b"something else")
    monkeypatch.setattr(encoder, "WEIGHTS", fake)
    forget()
    with pytest.raises(EmbedError, match=r"encoder\.onnx is not the file"):
        score("a")
    monkeypatch.undo()
    forget()


def forget() -> None:
    encoder._model.cache_clear()
    encoder._read.cache_clear()


def test_nothing_that_is_measured_on_was_learned_from() -> None:
    learned = {one.text.strip().lower() for one in everything()}
    for path in [*ROOT.glob("tests/data/triage_*.txt"), *ROOT.glob("tests/data/replies/*.*")]:
        lines = {line.strip(" -").lower() for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 30}
        # Two authors may write "We apologize for any inconvenience this may have caused" without knowing of each other.
        assert len(lines & learned) < len(lines) / 50, (path.name, lines & learned)


def test_one_text_in_eight_is_left_out_of_training() -> None:
    out = [one for one in everything() if held_out(one.text)]
    assert 0.1 < len(out) / len(everything()) < 0.15
