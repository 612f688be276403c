"""Audit and Insights in a real browser: what was drafted a moment ago is found, read, verified and exported."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import PATIENCE, Open

COMMENT = "The parking garage was shut again on Sunday, says Ottoline Featherstonehaugh, and nobody told us."


@pytest.fixture
def drafted(visit: Open) -> str:
    """The id of a draft that was just made."""
    page = visit()
    page.get_by_label("Comment", exact=True).fill(COMMENT)
    page.get_by_role("button", name="Draft reply").click()
    expect(page.locator(".result")).to_be_visible(timeout=PATIENCE)
    return str(page.locator(".result").get_attribute("data-id"))


@pytest.mark.e2e
def test_a_draft_is_found_read_and_holds_no_name(visit: Open, accessible: Callable[[Page], None], drafted: str) -> None:
    page = visit("/audit")
    page.get_by_label("Words").fill("parking GARAGE")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("newest first")).to_be_visible()
    assert "garage" not in page.url.lower()
    accessible(page)
    page.locator(f"a[href='/audit/{drafted}']").click()
    expect(page.get_by_role("heading", name="One draft")).to_be_visible()
    assert "Ottoline" not in page.content()
    assert "Featherstonehaugh" not in page.content()
    accessible(page)


@pytest.mark.e2e
def test_the_chain_is_verified_in_one_click(visit: Open, drafted: str) -> None:
    page = visit("/audit")
    page.get_by_role("button", name="Verify the chain").click()
    expect(page.get_by_role("heading", name="The chain is whole")).to_be_visible(timeout=PATIENCE)


@pytest.mark.e2e
def test_what_is_found_is_exported(visit: Open, drafted: str) -> None:
    page = visit(f"/audit?about={drafted}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export JSON Lines").click()
    lines = Path(waiting.value.path()).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["about"] for line in lines] == [drafted]


@pytest.mark.e2e
@pytest.mark.parametrize("path", ["/audit", "/insights"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_pages_fit_a_narrow_window(
    visit: Open, accessible: Callable[[Page], None], drafted: str, path: str, dark: bool
) -> None:
    page = visit(path, width=320, dark=dark)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
