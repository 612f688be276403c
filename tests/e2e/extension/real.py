"""The real server in its own process, without a model, for tests that go the whole way."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

from server import local

ROOT = Path(__file__).resolve().parents[3]


class RealServer:
    """`sincerely serve` on a free port, with its own data folder."""

    def __init__(self, folder: Path) -> None:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("SINCERELY_", "OPENAI_"))}
        self.settings = clean | {"SINCERELY_MODEL": "none", "SINCERELY_DATA_DIR": str(folder)}
        self._log = folder / "server.log"
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "server.cli", "serve", "--port", "0"],
                cwd=ROOT, env=self.settings, stdout=log, stderr=log,
            )  # fmt: skip
        self.address = self._address(folder)
        with urllib.request.urlopen(f"{self.address}/healthz", timeout=60) as answer:
            assert answer.status == 200

    def _address(self, folder: Path) -> str:
        """The server writes its address into its folder as soon as it listens."""
        for _ in range(1_800):
            if (found := local.read(folder)) is not None:
                return found.address
            try:
                self.process.wait(timeout=0.05)
            except subprocess.TimeoutExpired:
                continue
            break
        raise AssertionError(f"The server did not start:\n{self._log.read_text()}")

    def command(self, *words: str) -> str:
        """What `sincerely …` prints."""
        done = subprocess.run(
            [sys.executable, "-m", "server.cli", *words],
            cwd=ROOT, env=self.settings, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.strip()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)
