"""The tagger of identifiers: the pinned file, only telling sentences, each read once and alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from guardrails.deidentify import Deidentifier, ModelMissing
from guardrails.identifiers import _tagger
from guardrails.identifiers._base import Hit, Reading
from guardrails.identifiers._tagger import KINDS
from guardrails.training.identifier_data import development
from guardrails.word_pieces import CASES, case_of, pieces_of
from tests.data.deid_written import written, written_clean


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("maria", "small"),
        ("Maria", "Title"),
        ("MARIA", "CAPITALS"),
        ("McKay", "mixed"),
        ("I", "Title"),
        ("414", "small"),
    ],
)
def test_how_a_word_is_written(word: str, case: str) -> None:
    assert CASES[case_of(word)] == case


@pytest.mark.parametrize("text", ["", "\ud800 a", "naïve ﬁre", "😀 ok", "a\u200bb", "x" * 5000])
def test_pieces_stand_where_they_say(text: str) -> None:
    assert all(0 <= piece.start <= piece.end <= len(text) for piece in pieces_of(text))


def test_a_sentence_says_the_same_beside_any_other() -> None:
    alone = list(_tagger.tagged(Reading("Then zubenko told me to leave.")))
    after = list(_tagger.tagged(Reading("Xiomara was kind. Then zubenko told me to leave.")))
    moved = len("Xiomara was kind. ")
    assert [(hit.start + moved, hit.end + moved) for hit in alone] == [
        (h.start, h.end) for h in after if h.start >= moved
    ]
    assert alone


def test_a_sentence_is_read_once_and_a_plain_one_never(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = _tagger._read

    def counted(sentence: str) -> tuple[Hit, ...]:
        read.append(sentence)
        return whole(sentence)

    monkeypatch.setattr(_tagger, "_read", counted)
    kept: dict[str, tuple[Hit, ...]] = {}
    for _ in range(2):
        list(_tagger.tagged(Reading("They made me wait for hours. Zubenko shrugged.", (), kept)))
    assert [sentence.strip() for sentence in read] == ["Zubenko shrugged."]


def test_without_its_weights_no_text_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "identifiers.onnx"
    fake.write_bytes(b"something else")
    monkeypatch.setattr(_tagger, "WEIGHTS", fake)
    _tagger._model.cache_clear()
    with pytest.raises(ModelMissing, match="not the file"):
        Deidentifier(nlp_model="none")
    monkeypatch.undo()
    _tagger._model.cache_clear()


def test_what_is_measured_on_is_not_learned_from() -> None:
    learned = {one.text for one in development()}
    aside = {one.text for one in written("aside")} | set(written_clean("aside"))
    assert aside
    assert not learned & aside


def test_every_kind_is_one_that_the_remover_knows() -> None:
    from guardrails.identifiers._merge import RANK

    assert set(KINDS) <= set(RANK)
