"""How one version became another: file by file, line by line, and the words that differ within a line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from prompts.reading import Files
from server.records.case import Change, Words, difference

AROUND = 3
ALIKE = 0.35
"""From this likeness on, two lines in the same place are one line that was changed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a difference with its number before and after (from 1; None where it is not there)."""

    change: Change
    old: int | None
    new: int | None
    words: tuple[Words, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.words)


@dataclass(frozen=True, slots=True)
class FileDifference:
    """What changed in one file: runs of lines with a few unchanged ones around them."""

    path: str
    is_new: bool
    is_gone: bool
    runs: tuple[tuple[Line, ...], ...]

    @property
    def added(self) -> int:
        return sum(line.change == "new" for run in self.runs for line in run)

    @property
    def removed(self) -> int:
        return sum(line.change == "gone" for run in self.runs for line in run)


def differences(before: Files, after: Files, around: int = AROUND) -> tuple[FileDifference, ...]:
    """Every file that differs, in the order of the paths, with `around` unchanged lines about each change."""
    paths = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    return tuple(
        FileDifference(
            path, path not in before, path not in after, _runs(before.get(path, ""), after.get(path, ""), around)
        )
        for path in paths
    )


def _runs(before: str, after: str, around: int) -> tuple[tuple[Line, ...], ...]:
    old, new = before.splitlines(), after.splitlines()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return tuple(tuple(_lines(group, old, new)) for group in matcher.get_grouped_opcodes(around))


def _lines(group: list[tuple[str, int, int, int, int]], old: list[str], new: list[str]) -> Iterator[Line]:
    for tag, a, b, c, d in group:
        if tag == "equal":
            for number in range(b - a):
                yield Line("same", a + number + 1, c + number + 1, (Words("same", old[a + number]),))
            continue
        pairs = {
            n: difference(old[a + n], new[c + n]) for n in range(min(b - a, d - c)) if _alike(old[a + n], new[c + n])
        }
        for number in range(b - a):
            yield Line("gone", a + number + 1, None, _side("gone", old[a + number], pairs.get(number)))
        for number in range(d - c):
            yield Line("new", None, c + number + 1, _side("new", new[c + number], pairs.get(number)))


def _alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= ALIKE


def _side(change: Change, line: str, words: tuple[Words, ...] | None) -> tuple[Words, ...]:
    """The words of one side of a changed line; a line that is not paired is the same all over."""
    if words is None:
        return (Words("same", line),)
    return tuple(part for part in words if part.change in ("same", change))
