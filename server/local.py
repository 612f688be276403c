"""How commands on this machine find the running server: a file in the data folder that only its owner can read.

It holds the address and a token made at start. Who can read it is the user whom the server runs as, so the token
opens the whole API.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "server.json"


@dataclass(frozen=True, slots=True)
class Local:
    """The running server: `http://127.0.0.1:8420`, its token and its process."""

    address: str
    token: str
    pid: int


def announce(folder: Path, local: Local) -> None:
    """Write the file, readable by its owner only. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = folder / f"{FILE}.{local.pid}"
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(local), file)
    fresh.replace(folder / FILE)


def withdraw(folder: Path, local: Local) -> None:
    """Remove the file, unless another server has written its own since."""
    if read(folder) == local:
        (folder / FILE).unlink(missing_ok=True)


def read(folder: Path) -> Local | None:
    """What the file says, or None where there is none or it makes no sense. The server may be gone all the same."""
    try:
        return Local(**json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
