"""How the embedded model is doing, as any process can see it.

Two small files lie beside the model: `<file>.pull.json` and `<file>.serve.json`. Whoever writes one holds the lock of
the same name for as long as the words are true, so that a process that was killed leaves no false "loading" behind.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from server.models.catalogue import UnknownModel, chosen, is_embedded
from server.settings import Settings

State = Literal["ready", "loading", "pulling", "absent", "failed"]


@dataclass(frozen=True, slots=True)
class Status:
    """`str()` gives what `sincerely model status` prints: `ready`, `loading`, `pulling N%`, `absent`, `failed: why`."""

    state: State
    percent: int = 0
    why: str = ""

    def __str__(self) -> str:
        if self.state == "pulling":
            return f"pulling {self.percent}%"
        return f"failed: {self.why}" if self.state == "failed" else self.state


class Board:
    """One of the two files of a model, for its writer and its readers."""

    def __init__(self, model: Path, kind: Literal["pull", "serve"]) -> None:
        self._file = model.with_name(f"{model.name}.{kind}.json")
        self._lock_file = str(model.with_name(f"{model.name}.{kind}.lock"))
        self.lock = FileLock(self._lock_file, thread_local=False)

    def write(self, status: Status) -> None:
        """Say how it is; the reader never sees half a file."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        draft.write_text(json.dumps(asdict(status)), encoding="utf-8")
        draft.replace(self._file)

    def clear(self) -> None:
        self._file.unlink(missing_ok=True)

    def read(self) -> Status | None:
        """What was said last, or None."""
        try:
            return Status(**json.loads(self._file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def held(self) -> bool:
        """Whether its writer is alive."""
        if not Path(self._lock_file).exists():
            return False
        try:
            with FileLock(self._lock_file, timeout=0):
                return False
        except Timeout:
            return True


def status(settings: Settings) -> Status:
    """The state of the model that the settings choose. A model elsewhere is `ready`: there is nothing to fetch."""
    if not is_embedded(settings):
        return Status("absent") if settings.model == "none" else Status("ready")
    try:
        model = chosen(settings)
    except UnknownModel as error:
        return Status("failed", why=str(error))
    return of(model.path)


def of(model: Path) -> Status:
    """The state of the model in that file."""
    if model.exists():
        serve = Board(model, "serve")
        return (serve.held() and serve.read()) or Status("ready")
    pull = Board(model, "pull")
    said = pull.read()
    if pull.held():
        return said if said and said.state == "pulling" else Status("pulling")
    return said if said and said.state == "failed" else Status("absent")
