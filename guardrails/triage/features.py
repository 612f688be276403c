"""What the learned part of triage sees of a comment: hashed word pieces, word meanings, and a sentence embedding.

The first two cost a fraction of a millisecond and decide nearly every comment. The embedding (8 ms) is asked for only
where they are unsure, see `learned.py`. `guardrails/training/triage.py` trains on exactly these functions.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from guardrails.triage.reading import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

BUCKETS = 1 << 15
"""Hash buckets of the word pieces."""
_TOKENIZER = Path(__file__).parent.parent / "data" / "tokenizer.json"
_WORD = re.compile(r"\w+|[^\w\s]")
_SMALLEST, _LARGEST = 4, 5


def pieces(reading: Reading) -> NDArray[np.int64]:
    """Bucket numbers of the comment's words, neighbouring words and parts of words, each once."""
    found = _WORD.findall(reading.text)
    grams = [f"w {word}" for word in found]
    grams += [f"b {first} {second}" for first, second in pairwise(found)]
    for word in found:
        if len(word) >= _SMALLEST:
            framed = f"^{word}$"
            for size in (_SMALLEST, _LARGEST):
                grams += [framed[start : start + size] for start in range(len(framed) - size + 1)]
    grams += [f"l {reading.language}", f"s {reading.shouted}", f"n {min(len(found) // 10, 4)}"]
    if reading.literal != reading.text:
        grams.append("figurative")
    if "?" in reading.original or "¿" in reading.original:
        grams.append("asks")
    return np.unique(
        np.fromiter((zlib.crc32(gram.encode("utf-8", "replace")) % BUCKETS for gram in grams), dtype=np.int64)
    )


def meaning(reading: Reading, table: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean of the word pieces' vectors, unit length, shape `(table.shape[1],)`; zeros for a text without words."""
    ids = word_piece_ids(reading.original)
    if not ids:
        return np.zeros(table.shape[1], dtype=np.float32)
    mean = table[ids].mean(axis=0)
    unit: NDArray[np.float32] = (mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float32)
    return unit


def word_piece_ids(text: str) -> list[int]:
    clean = text.encode("utf-8", "replace").decode("utf-8")
    ids: list[int] = tokenizer().encode(clean, add_special_tokens=False).ids
    return ids


@cache
def tokenizer() -> Any:
    """The embedding model's word pieces, without padding or cutting."""
    from tokenizers import Tokenizer

    loaded = Tokenizer.from_file(str(_TOKENIZER))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded
