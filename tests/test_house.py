"""The house keeps its shape: one maker of SafeText, imports one way, types and style clean, files short."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("prompts", "guardrails", "server")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST = 300


def _calls(path: Path, name: str) -> list[int]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == name
    ]


def test_only_identifier_removal_makes_safe_text() -> None:
    makers = {path.relative_to(ROOT).as_posix() for path in MODULES if _calls(path, "SafeText")}
    assert makers == {"guardrails/deidentify.py"}


def test_every_module_is_short_enough_to_read() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in MODULES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-m", "ruff", "check", "."], id="lint"),
        pytest.param(["-m", "ruff", "format", "--check", "."], id="format"),
        pytest.param(["-m", "mypy"], id="types"),
        pytest.param(["-c", "from importlinter.cli import lint_imports_command as run; run()"], id="imports-one-way"),
    ],
)
def test_the_developers_own_checks_pass(command: list[str]) -> None:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    places = ("/" + "work/", "/" + "root/.", "pypi" + ".org/", "registry.npmjs" + ".org")
    named = [
        f"{name}: {place}"
        for name in files
        if (ROOT / name).is_file()
        for place in places
        if place.encode() in (ROOT / name).read_bytes()
    ]
    assert not named
