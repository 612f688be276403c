"""The command line in a folder of its own, and a real server beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from server import local
from server.cli.app import app

START_SECONDS = 60.0


@dataclass(frozen=True)
class Shell:
    """Runs commands in this process, with settings of their own."""

    folder: Path
    run: Callable[..., Result]

    @property
    def environment(self) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("SINCERELY_", "OPENAI_"))}
        return ours | settings_of(self.folder)

    @contextmanager
    def server(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        """A real server in a process of its own, ready; ended by SIGTERM."""
        command = [sys.executable, "-m", "server", "serve", "--port", "0", *arguments]
        process = subprocess.Popen(
            command, env=self.environment, cwd=self.folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        try:
            until = time.monotonic() + START_SECONDS
            while local.read(self.folder / "data") is None:
                assert process.poll() is None, process.communicate()
                assert time.monotonic() < until, "the server did not start"
                time.sleep(0.05)
            yield process
        finally:
            process.terminate()
            process.communicate()


def settings_of(folder: Path) -> dict[str, str]:
    return {
        "SINCERELY_DATA_DIR": str(folder / "data"),
        "SINCERELY_CACHE_DIR": str(folder / "cache"),
        "SINCERELY_MODEL": "none",
        "SINCERELY_NLP_MODEL": "none",
    }


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("SINCERELY_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    for name, value in settings_of(tmp_path).items():
        monkeypatch.setenv(name, value)

    def run(*arguments: str, piped: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=piped)

    return Shell(tmp_path, run)
