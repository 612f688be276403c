"""The extension's own checks, run as part of the whole: types, units, the linter of the shop, comparable builds."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e


def run(folder: Path, *words: str) -> None:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("npm", "run", "--silent", "types"), id="types"),
        pytest.param(("npm", "run", "--silent", "test"), id="units"),
        pytest.param(("npx", "addons-linter", "--warnings-as-errors", "dist/firefox"), id="linter of Firefox's shop"),
    ],
)
def test_the_extensions_own_checks_pass(built: Path, command: tuple[str, ...]) -> None:
    run(built, *command)


def test_two_builds_are_the_same_byte_for_byte(built: Path, tmp_path: Path) -> None:
    run(built, "node", "build.mjs", str(tmp_path))
    for name in ("sincerely-chrome.zip", "sincerely-firefox.zip"):
        assert (tmp_path / name).read_bytes() == (built / "dist" / name).read_bytes()
    for name in ("chrome", "firefox"):
        assert {path.name for path in (tmp_path / name).iterdir()} == {
            path.name for path in (built / "dist" / name).iterdir()
        }
