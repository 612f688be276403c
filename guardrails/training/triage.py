"""Train the learned part of triage: `python -m guardrails.training.triage [--cache FILE]`. About three minutes.

Reads the labelled comments beside this file (`triage_comments/<author>/*.txt`), writes `data/triage_weights.npz` and
prints what leaving out each author in turn says: people who write alike would flatter the figures. The kept-aside
comments in `tests/data` are never read here. Needs scipy from the dev dependencies; the server needs numpy only.

The limits of flags are read from comments that no net has seen: those that the networks' trainings left out, with
scores of linear models that never saw their author. All flags together may be raised on a small share of ordinary ones.
The committed linear models learned before `twelfth` was written; its comments were learned by the reader of subjects.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from guardrails import language, subject
from guardrails.encoder import embed, score
from guardrails.training.encoder_data import held_out
from guardrails.triage import learned
from guardrails.triage.features import BUCKETS, IDEA_BUCKETS, sparse
from guardrails.triage.reading import Reading, normal
from guardrails.types import KINDS, Flag

if TYPE_CHECKING:
    from numpy.typing import NDArray

COMMENTS = Path(__file__).parent / "triage_comments"
FALSE_RATE = 0.03
"""Share of ordinary comments that the nets may wrongly send to a person, all flags together but those below; measured
on comments that neither net saw."""
LIVES_LIMITS: dict[Flag, np.float32] = {"emergency": np.float32(-1.0), "self-harm": np.float32(-1.1)}
"""Where a miss costs more than a needless card. Read from comments that training left out: there 2 and 6 in a hundred
ordinary ones reach them, and 94 and 84 in a hundred of those that are meant, most of which hide it."""
QUIET_RATE = 0.03
"""The same for each flag that sends nothing to a person (`QUIET`)."""
QUIET = frozenset({"privacy", "minor"})
BOUNDS, QUIET_BOUNDS = (-0.3, 0.2), (-0.6, 0.2)
"""No limit lies outside: few comments of a kind must not move one far, and above the upper bounds much is missed for
little gain (read from comments that training left out)."""
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
    """One comment. `None` stands for "?": nothing is known, nothing is learned. `author` is the folder's name."""

    text: str
    kind: str | None
    topics: frozenset[str] | None
    flags: frozenset[str] | None
    author: str


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
                None if flags == "?" else frozenset(flags.split()) - {"-"},
                path.parent.name,
            )


def reading(text: str) -> Reading:
    return Reading(original=text, text=normal(text), language=language.detect(text))


def train(examples: Sequence[Labelled], cache: Path | None = None) -> dict[str, NDArray[Any]]:
    """Return the arrays of the weights file."""
    store = _Store(cache)
    readings = [reading(example.text) for example in examples]
    sentences = store.embeddings([example.text for example in examples])
    matrix = _matrix(readings, sentences * learned.EMBEDDING_WEIGHT)
    weights, bias, scores = _fit(matrix, examples)
    unseen = [row for row, example in enumerate(examples) if held_out(example.text)]
    left_out = [examples[row] for row in unseen]
    sums = scores[unseen][:, learned.FLAG_COLUMNS] + np.stack([_read(example.text) for example in left_out])
    limits = _limits(sums, left_out)
    _report(examples, scores, left_out, sums, limits)
    return {
        "classes": np.array(learned.CLASSES),
        **learned.packed("matrix", weights),
        "bias": bias,
        "limits": limits,
    }


def _read(text: str) -> NDArray[np.float32]:
    """What the networks say of each flag, on the scale of the linear scores."""
    return np.array(list(learned.seen(score(text), subject.read(text).signs).values()), dtype=np.float32)


def _limits(sums: NDArray[np.float32], examples: Sequence[Labelled]) -> NDArray[np.float32]:
    """Per learned flag, the lowest limit on the sum of both scores that keeps to its rate, within its bounds."""
    names = learned.LEARNED_FLAGS
    alone = QUIET | learned.LIVES
    ordinary = [example.flags is not None and example.flags <= QUIET | {"staff-named"} for example in examples]
    limits = np.zeros(len(names), dtype=np.float32)
    for column, flag in enumerate(names):
        without = [e.flags is not None and flag not in e.flags for e in examples]
        limits[column] = np.quantile(sums[without, column], 1 - QUIET_RATE) + TIE
    others = [column for column, flag in enumerate(names) if flag not in alone]
    rows = sums[np.ix_(ordinary, others)]
    for part in np.linspace(FALSE_RATE, 0.0, 200):
        loud = np.quantile(rows, 1 - part, axis=0) + TIE
        if (rows >= loud).any(axis=1).mean() <= FALSE_RATE:
            break
    limits[others] = loud
    bounds = np.array([QUIET_BOUNDS if flag in QUIET else BOUNDS for flag in names])
    within: NDArray[np.float32] = np.clip(limits, *bounds.T).astype(np.float32)
    for life, limit in LIVES_LIMITS.items():
        within[names.index(life)] = limit
    return within


def _matrix(readings: Sequence[Reading], dense: NDArray[np.float32]) -> Any:
    from scipy.sparse import csr_matrix, hstack

    rows = [sparse(item) for item in readings]
    starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])
    columns, values = (np.concatenate(part) for part in zip(*rows, strict=True))
    shape = (len(rows), BUCKETS + IDEA_BUCKETS)
    return hstack([csr_matrix((values, columns, starts), shape=shape), csr_matrix(dense)]).tocsr()


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
            has = np.array([[name in (example.flags or ()) for name in names[columns]] for example in examples])
            flagged = np.array([bool(example.flags) for example in examples])
            known = np.array([example.flags is not None for example in examples])
            targets = np.where(has, 1.0, np.where(flagged[:, None], OTHERS, -1.0))
            yield columns, targets, np.where(flagged, FLAGGED, 1.0) * known
        else:
            has = np.array([[name in (example.topics or ()) for name in names[columns]] for example in examples])
            yield columns, np.where(has, 1.0, -1.0), np.array([float(bool(example.topics)) for example in examples])


def _fit(
    matrix: Any, examples: Sequence[Labelled]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Weights `(features, classes)`, biases, and left-out scores `(examples, classes)`.

    Weighted ridge regression, solved in the space of examples (there are fewer of them than features): both the
    weights and the scores of every left-out author come from one inverse per group of classes.
    """
    kernel = (matrix @ matrix.T).toarray().astype(np.float32) + 1.0
    weights = np.zeros((matrix.shape[1], len(learned.CLASSES)), dtype=np.float32)
    bias = np.zeros(len(learned.CLASSES), dtype=np.float32)
    scores = np.zeros((len(examples), len(learned.CLASSES)), dtype=np.float32)
    authors = np.array([example.author for example in examples])
    for columns, targets, weight in _groups(examples):
        known = weight > 0
        aims = targets[known].astype(np.float32)
        inverse = np.linalg.inv(kernel[np.ix_(known, known)] + np.diag(RIDGE / weight[known]).astype(np.float32))
        dual = inverse @ aims
        weights[:, columns], bias[columns] = matrix[known].T @ dual, dual.sum(axis=0)
        scores[~known, columns] = kernel[np.ix_(~known, known)] @ dual
        left_out = aims.copy()
        for author in set(authors[known]):
            rows = authors[known] == author
            left_out[rows] -= np.linalg.solve(inverse[np.ix_(rows, rows)], dual[rows])
        scores[known, columns] = left_out
    return weights, bias, scores


def _report(
    examples: Sequence[Labelled],
    scores: NDArray[np.float32],
    left_out: Sequence[Labelled],
    sums: NDArray[np.float32],
    limits: NDArray[np.float32],
) -> None:
    kinds = np.array([example.kind or "?" for example in examples])
    known = kinds != "?"
    right = np.array(KINDS)[scores[:, : len(KINDS)].argmax(axis=1)] == kinds
    print(f"kind: {right[known].mean():.1%} of {known.sum()}")  # noqa: T201
    for column, flag in enumerate(learned.LEARNED_FLAGS):
        has = np.array([flag in (example.flags or ()) for example in left_out])
        share = (sums[has, column] >= limits[column]).mean()
        print(f"{flag:16} from {limits[column]:5.2f}: {share:4.0%} of {has.sum()}")  # noqa: T201


class _Store:
    """Embeddings, optionally kept in a file between runs."""

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

    def _save(self) -> None:
        if self._path:
            np.savez(self._path, **self._kept)  # type: ignore[arg-type]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="a file that keeps embeddings between runs")
    arguments = parser.parse_args()
    examples = [example for path in sorted(COMMENTS.glob("*/*.txt")) for example in comments(path)]
    weights = train(examples, arguments.cache)
    save: Any = np.savez_compressed
    save(learned.WEIGHTS, **weights)
    print(f"{learned.WEIGHTS.name}: {learned.WEIGHTS.stat().st_size / 1e6:.1f} MB from {len(examples)} comments")  # noqa: T201


if __name__ == "__main__":
    main()
