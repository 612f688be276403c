"""What the model is told, in a real browser against the real server."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import PATIENCE, Open


@pytest.mark.e2e
@pytest.mark.parametrize("width", [320, 1280], ids=["narrow", "wide"])
def test_the_messages_show_each_part_with_its_origin_and_no_identifier(
    visit: Open, accessible: Callable[[Page], None], width: int
) -> None:
    page = visit("/told", width=width)
    page.get_by_role("button", name="A long wait").click()
    page.get_by_role("button", name="Show the messages").click()
    told = page.locator(".message").first
    expect(told).to_be_visible(timeout=PATIENCE)
    expect(told.get_by_role("link", name="confirms-relationship")).to_be_visible()
    everything = page.content()
    assert "&lt;PERSON_1&gt;" in everything
    assert page.locator(".message", has_text="Maria Gonzales").count() == 0
    page.get_by_role("link", name="reply.j2").first.click()  # its template opens
    expect(page.locator("pre", has_text="{% block system %}").first).to_be_visible()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.e2e
def test_a_rule_is_tried_on_a_text(visit: Open, accessible: Callable[[Page], None]) -> None:
    page = visit("/rulebook?q=patient+member")
    page.locator(".rule-list a[href='/rulebook/confirms-relationship']").click()
    page.get_by_label("A reply").fill("We are sorry about your visit.")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("This rule objects.")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("mark.block", has_text="your visit").first).to_be_visible()
    accessible(page)
