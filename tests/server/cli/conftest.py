"""The command line in a folder of its own, and a real server beside it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from server.cli.app import app
from tests.server.running import environment_of, running_server, settings_of


@dataclass(frozen=True)
class Shell:
    """Runs commands in this process, with settings of their own."""

    folder: Path
    run: Callable[..., Result]

    @property
    def environment(self) -> dict[str, str]:
        return environment_of(self.folder)

    @contextmanager
    def server(self) -> Iterator[subprocess.Popen[str]]:
        """A real server in a process of its own, ready; ended by SIGTERM."""
        with running_server(self.folder) as (process, _):
            yield process


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
