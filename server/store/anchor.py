"""The head of the chain, kept in a file outside the database, so that rows missing at the end are found.

The file is written after the commit and before anyone is told. A crash in between leaves the database ahead of the
file, which is fine; a database behind the file has lost rows.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock
from sqlalchemy.engine import URL


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of one chain: its number (0 = no rows yet) and its hash."""

    chain: str
    count: int
    hash: str


class AnchorError(Exception):
    """The file can't be read or written. The message says which file."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The file that holds a head. Writing is atomic and durable; processes that share it take turns."""

    path: Path

    @classmethod
    def beside(cls, folder: Path, url: URL) -> Anchor:
        """The file for one database, named so that two databases don't share one."""
        name = Path(url.database or "memory").stem if url.get_backend_name() == "sqlite" else url.database
        host = f"-{url.host}" if url.host and "/" not in url.host else ""
        return cls(folder / f"audit-head-{url.get_backend_name()}{host}-{name}.json")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the file for reading and then writing."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(self.path.with_suffix(".lock")):
            yield

    def read(self) -> Head | None:
        """The head, or None where there is no file. Raises AnchorError for a file that makes no sense."""
        try:
            return Head(**json.loads(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise AnchorError(f"The audit head in {self.path} can't be read ({type(error).__name__}).") from error

    def write(self, head: Head) -> None:
        """Replace the file; it is on the disk when this returns. Raises OSError."""
        fresh = self.path.with_suffix(f".{os.getpid()}.new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(asdict(head), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)
