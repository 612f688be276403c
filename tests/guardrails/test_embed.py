"""Sentence embeddings: right shape, the pinned files only, and independent of neighbours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from guardrails import encoder, transformer
from guardrails.encoder import EmbedError, embed, score
from guardrails.transformer import Transformer


def forget() -> None:
    for kept in (encoder._model, encoder._read, transformer.pieces, transformer._tokenizer):
        kept.cache_clear()


def test_one_unit_row_per_text() -> None:
    rows = embed(["the wait was long", "", "\ud800", "x " * 5000])
    assert rows.shape == (4, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows() -> None:
    assert embed([]).shape == (0, 384)


def test_a_text_means_the_same_beside_any_neighbour() -> None:
    alone = embed(["nobody picks up the phone"])[0]
    assert np.array_equal(alone, embed(["a far longer text about parking " * 20, "nobody picks up the phone"])[1])


def test_alike_texts_are_nearer_than_others() -> None:
    phone, ring, food = embed(["nobody answers the phone", "your phones just ring and ring", "the soup was cold"])
    assert phone @ ring > phone @ food


def test_the_same_words_are_embedded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[int, ...]] = []
    whole = Transformer.run

    def counted(model: Transformer, words: tuple[int, ...]) -> tuple[NDArray[np.float32], ...]:
        made.append(words)
        return whole(model, words)

    monkeypatch.setattr(Transformer, "run", counted)
    forget()
    score("Nobody rang back.")  # the same pass gives scores and meaning
    rows = embed(["Nobody rang back.", "nobody  rang back.", "Nobody rang.", "Nobody rang back."])
    assert len(made) == 2
    assert np.array_equal(rows[0], rows[1])
    rows[0] = 0.0
    assert embed(["Nobody rang back."])[0].any()  # what is remembered can't be spoilt by whoever got a copy


def test_another_file_than_the_pinned_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "tokenizer.json"
    fake.write_text("{}")
    monkeypatch.setattr(transformer, "TOKENIZER", fake)
    forget()
    with pytest.raises(EmbedError, match=r"tokenizer\.json is not the file"):
        embed(["a"])
    monkeypatch.undo()
    forget()


def test_a_missing_file_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transformer, "TOKENIZER", tmp_path / "gone.json")
    forget()
    with pytest.raises(EmbedError, match="make install"):
        embed(["a"])
    monkeypatch.undo()
    forget()
