"""The order of the tests: browsers come last."""

from __future__ import annotations

from pathlib import Path

import pytest

BROWSERS = Path(__file__).resolve().parent / "e2e"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Playwright's event loop stays with the main thread once it has begun, and tests of our own loops come before."""
    items.sort(key=lambda item: BROWSERS in item.path.parents)
