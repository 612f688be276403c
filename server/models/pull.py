"""Fetch a model file: from each source in turn, whole or not at all.

The bytes gather in `<file>.partial`, which survives an interruption; the file gets its name only once its sha256 is
the expected one. A file with another hash is removed. One process fetches at a time; others wait for it.
"""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from filelock import Timeout

from server.models.catalogue import Entry
from server.models.sources import CHUNK, PARTS_PREFIX, SourceFailed, Stopped, size, sources
from server.models.status import Board, Status

__all__ = ["NoSpace", "Progress", "PullFailed", "Stopped", "WrongHash", "pull", "sha256_of"]

_SPARE_BYTES = 200 << 20
_WAIT_SECONDS = 0.5


class PullFailed(Exception):
    """The file could not be had; the message says why and is fit for people."""


class NoSpace(PullFailed):
    """The disk is too full. Nothing was fetched."""


class WrongHash(PullFailed):
    """What came isn't the expected file; it was removed."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is. `total` is None where the source doesn't say; `percent` stays below 100 until all is verified."""

    done: int
    total: int | None
    source: str

    @property
    def percent(self) -> int:
        return min(99, self.done * 100 // self.total) if self.total else 0


def pull(
    entry: Entry,
    cache_dir: Path,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    stop: threading.Event | None = None,
) -> Path:
    """Return the path of the verified file, fetching what is missing.

    `progress` is called with every piece that comes, or a few times a second while pip works. `stop` ends the pull and
    keeps what there is. Raises `PullFailed` (the state file then says so too) or `Stopped`.
    """
    target = entry.path(cache_dir)
    target.parent.mkdir(parents=True, exist_ok=True)
    stop = stop or threading.Event()
    board = Board(target, "pull")
    while not target.exists():
        try:
            held = board.lock.acquire(timeout=_WAIT_SECONDS)
        except Timeout:
            _follow(board, entry, progress, stop)
            continue
        with held:
            if not target.exists():
                _pull_locked(entry, target, board, progress, stop)
    return target


def _follow(board: Board, entry: Entry, progress: Callable[[Progress], None], stop: threading.Event) -> None:
    """Another process fetches: show how far it is."""
    if stop.is_set():
        raise Stopped
    said = board.read()
    if said and entry.bytes:
        progress(Progress(entry.bytes * said.percent // 100, entry.bytes, "another process"))


def _pull_locked(
    entry: Entry, target: Path, board: Board, progress: Callable[[Progress], None], stop: threading.Event
) -> None:
    partial = target.with_name(target.name + ".partial")
    for left in target.parent.glob(PARTS_PREFIX + "*"):
        shutil.rmtree(left, ignore_errors=True)
    board.write(Status("pulling"))
    try:
        _need_space(entry, partial)
        _from_any_source(entry, partial, board, progress, stop)
    except PullFailed as error:
        board.write(Status("failed", why=str(error)))
        raise
    except BaseException:
        board.clear()
        raise
    partial.replace(target)
    board.clear()


def _from_any_source(
    entry: Entry, partial: Path, board: Board, progress: Callable[[Progress], None], stop: threading.Event
) -> None:
    said = -1
    failures: list[str] = []
    refused = False
    for name, fetch in sources(entry):

        def meter(done: int, total: int | None, name: str = name) -> None:
            nonlocal said
            if stop.is_set():
                raise Stopped
            now = Progress(done, entry.bytes or total, name)
            progress(now)
            if now.percent != said:
                said = now.percent
                board.write(Status("pulling", percent=said))

        try:
            fetch(entry, partial, meter)
        except SourceFailed as error:
            failures.append(f"{name}: {error}")
            continue
        except OSError as error:
            raise PullFailed(f"the file can't be written ({error.strerror})") from error
        if sha256_of(partial) == entry.sha256:
            return
        partial.unlink()
        refused = True
        failures.append(f"{name}: the file's sha256 isn't the expected one, so it was removed")
    raise (WrongHash if refused else PullFailed)("; ".join(failures) or "no source is known")


def _need_space(entry: Entry, partial: Path) -> None:
    if entry.bytes is None:
        return
    needed = entry.bytes - size(partial) + 2 * (entry.part_bytes or entry.bytes) + _SPARE_BYTES
    free = shutil.disk_usage(partial.parent).free
    if free < needed:
        raise NoSpace(f"the disk has {free >> 20} MB free and {needed >> 20} MB are needed in {partial.parent}")


def sha256_of(path: Path) -> str:
    """The file's hash, in lower-case hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
