"""Giving memory back is a hint: it never fails where the system doesn't know it."""

from __future__ import annotations

import ctypes

import pytest

from server import memory


def test_systems_without_this_call_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    memory.give_back()
