"""A real server in a process of its own: settings from the environment, a folder for everything it keeps."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from server import local

START_SECONDS = 90.0


def settings_of(folder: Path) -> dict[str, str]:
    """Neither a model nor a language model for names: quick to start, and rules do the rest."""
    return {
        "SINCERELY_DATA_DIR": str(folder / "data"),
        "SINCERELY_CACHE_DIR": str(folder / "cache"),
        "SINCERELY_MODEL": "none",
        "SINCERELY_NLP_MODEL": "none",
    }


def environment_of(folder: Path, **settings: str) -> dict[str, str]:
    """This process's environment without the settings of whoever runs the tests."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("SINCERELY_", "OPENAI_"))}
    return ours | settings_of(folder) | settings


@contextmanager
def running_server(folder: Path, **settings: str) -> Iterator[tuple[subprocess.Popen[str], local.Local]]:
    """The process and where it answers, once it does. It logs to `server.log`, and ends by SIGTERM."""
    with (folder / "server.log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "server", "serve", "--port", "0"],
            env=environment_of(folder, **settings), cwd=folder, text=True, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            yield process, _answering(process, folder)
        finally:
            process.terminate()
            process.wait()


def _answering(process: subprocess.Popen[str], folder: Path) -> local.Local:
    until = time.monotonic() + START_SECONDS
    while (here := local.read(folder / "data")) is None or here.pid != process.pid:
        assert process.poll() is None, (folder / "server.log").read_text()
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.05)
    return here
