"""Small transformers on onnxruntime, in this process and without network: word pieces in, one array out.

Weights and word pieces are checked against a pinned sha256 before first use: what was learned elsewhere in this package
only fits these exact files. Source of the word pieces: `data/tokenizer.ORIGIN.md`.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_TOKENS = 256
"""What the models were trained to read; longer texts are cut there. The flags' rules read the whole text."""

TOKENIZER = Path(__file__).parent / "data" / "tokenizer.json"
_TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


class EmbedError(RuntimeError):
    """A model that reads meaning is missing, is not the pinned file, or can't run."""


class Transformer:
    """One loaded model. Safe to use from many threads. Raises `EmbedError` where its file is not the pinned one."""

    def __init__(self, path: Path, sha256: str) -> None:
        # Its import already writes a device id for telemetry into the user's cache, so the switch comes before it.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        # Imported here: onnxruntime takes longer to import than the rest of the package together.
        import onnxruntime

        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        weights = read_pinned(path, sha256)
        self._session: Any = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._inputs = {one.name for one in self._session.get_inputs()}

    def run(self, pieces: tuple[int, ...]) -> tuple[NDArray[np.float32], ...]:
        """Each of the model's outputs for one text. Texts run one by one: a batch pads the short ones."""
        ids = np.array([pieces], dtype=np.int64)
        return tuple(output[0] for output in self.answer(ids, np.zeros_like(ids)))

    def answer(self, ids: NDArray[np.int64], types: NDArray[np.int64]) -> tuple[NDArray[np.float32], ...]:
        """The model's outputs for numbers of word pieces and their types, each `(texts, pieces)` without padding."""
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": types}
        answered = self._session.run(None, {name: value for name, value in feed.items() if name in self._inputs})
        return tuple(answered)


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[int, ...]:
    """The numbers of a text's word pieces, at most `MAX_TOKENS`. Case and accents don't count. Raises `EmbedError`."""
    # The tokenizer takes no lone surrogates.
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return tuple(_tokenizer().encode(clean).ids)


@cache
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    with clearly("The word pieces"):
        made = Tokenizer.from_str(read_pinned(TOKENIZER, _TOKENIZER_SHA256).decode())
    made.no_padding()
    made.enable_truncation(MAX_TOKENS)
    return made


class clearly:  # noqa: N801 - reads as a word of the sentence `with clearly(...)`
    """Turns whatever stops a model from loading into an `EmbedError` that says what to do."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, EmbedError):
            raise EmbedError(f"{self._what} can't be loaded: {error}. Run `make install` to restore it.") from error


def read_pinned(path: Path, sha256: str) -> bytes:
    """The bytes of a file, which must be the pinned one. Raises `EmbedError` or OSError."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise EmbedError(f"{path.name} is not the file this version was made for. Run `make install` to restore it.")
    return data
