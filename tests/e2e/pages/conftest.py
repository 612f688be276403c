"""The real server in its own process, with approved sentences only, and a browser to look at its pages."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).resolve().parents[3]
BROWSER_ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
START_SECONDS = 60
PATIENCE = 60_000
"""Milliseconds for the first draft of a server, on a machine that is busy with other tests."""
Open = Callable[..., Page]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A server's address. It answers when this is given out; its deadline leaves room for a busy machine."""
    port = free_port()
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SINCERELY_", "OPENAI_"))}
    settings = {
        "SINCERELY_MODEL": "none",
        "SINCERELY_PORT": str(port),
        "SINCERELY_DATA_DIR": str(folder),
        "SINCERELY_DEADLINE_SECONDS": "60",
    }
    log = (folder / "server.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "server.cli", "serve"], cwd=ROOT, env={**clean, **settings}, stdout=log, stderr=log
    )
    try:
        _wait_until_it_answers(server, f"http://127.0.0.1:{port}", folder / "server.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
        log.close()


def _wait_until_it_answers(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Ask until the server takes connections: every question is refused at once, or waits until it is answered."""
    retry = urllib.request.Request(f"{address}/healthz")
    for _ in range(START_SECONDS * 20):
        assert server.poll() is None, f"The server stopped:\n{log.read_text()}"
        try:
            with urllib.request.urlopen(retry, timeout=START_SECONDS):
                return
        except OSError:
            # Not listening yet. Waiting for the process is the only thing here that can be waited for.
            try:
                server.wait(timeout=0.05)
            except subprocess.TimeoutExpired:
                continue
    pytest.fail(f"The server did not answer:\n{log.read_text()}")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on which nobody has an account."""
    with served(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
    opened = playwright.chromium.launch(executable_path=found, args=BROWSER_ARGS)
    yield opened
    opened.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Open a page in a fresh browser window. A script error fails the test; with `quiet` every console error."""
    contexts, wrong = [], []

    def opened(
        path: str = "/", *, at: str = address, width: int = 1280, dark: bool = False, quiet: bool = True
    ) -> Page:
        context = browser.new_context(
            base_url=at, viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )  # fmt: skip
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=at)
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        if quiet:
            page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture(scope="session")
def accessible() -> Callable[[Page], None]:
    """Fails with the list of what axe-core finds wrong on a page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

    def check(page: Page) -> None:
        found = axe.Axe().run(page)
        assert found.violations_count == 0, found.generate_report()

    return check
