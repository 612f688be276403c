"""A browser with the built extension, pages that tests make up, and a server to talk to."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.extension.desk import Desk
from tests.e2e.extension.standin import Standin

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "browser-extension"


def missing(what: str) -> None:
    """Skip on a developer's machine, fail in CI: a test that never runs there proves nothing."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder with the built extension and the bundled editors, built once from the sources as they are."""
    if not shutil.which("npm"):
        missing("Node is not installed, so the extension can't be built and its browser tests are skipped.")
    if not (FOLDER / "node_modules" / "esbuild").is_dir():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=FOLDER, check=True, capture_output=True)
    for script in ("build.mjs", "fixtures.mjs"):
        done = subprocess.run(["node", script], cwd=FOLDER, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return FOLDER


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """The system's Chromium; None lets Playwright use its own."""
    return next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)


@pytest.fixture(scope="module")
def standin() -> Iterator[Standin]:
    server = Standin()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def opened(
    playwright: Playwright, built: Path, chromium: str | None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """A browser with the test build, not paired with anything."""
    desk = Desk(playwright, built, chromium, tmp_path_factory.mktemp("browser"))
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def paired(opened: Desk, standin: Standin) -> Desk:
    opened.pair(standin.address, standin.code)
    return opened


@pytest.fixture
def desk(paired: Desk, standin: Standin) -> Iterator[Desk]:
    """A paired browser with no page open, and a server that behaves."""
    standin.reset()
    everywhere = dict.fromkeys(paired.platforms, True)
    paired.settings(server=standin.address, liveCheck=False, language="", platforms=everywhere)
    yield paired
    paired.close_pages()
