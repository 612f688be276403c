"""Giving memory back is a hint: it helps where the system knows it and never fails where it doesn't."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from server import memory


def test_systems_without_these_calls_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    memory.few_heaps()
    memory.give_back()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="heaps are glibc's")
def test_threads_share_few_heaps() -> None:
    held = (
        "import threading, sys; from pathlib import Path; from server import memory\n"
        "if sys.argv[1] == 'few': memory.few_heaps()\n"
        "go = threading.Barrier(9); keep = []\n"
        "def work():\n"
        "    keep.append([bytes(700) for _ in range(3000)]); go.wait(); go.wait()\n"
        "[threading.Thread(target=work, daemon=True).start() for _ in range(8)]; go.wait()\n"
        "lines = Path('/proc/self/smaps').read_text().splitlines()\n"
        "print(sum('---p' in line for line in lines)); go.wait()\n"
    )
    few, many = (
        int(subprocess.run([sys.executable, "-c", held, how], capture_output=True, text=True, check=True).stdout)
        for how in ("few", "many")
    )
    assert few < many
