"""A new compliance user finds a rule, changes it, tests it, and a second person approves it: one walk, no manual."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from server.settings import ROOT
from server.store import Store
from tests.server.people import PASSWORD, person

from .conftest import PATIENCE, Open, served

PICTURES = os.environ.get("SINCERELY_TEST_PICTURES", "")
"""A folder for the pictures of the walk (`docs/`); none are made without it."""
ADDED = "glad you stopped by our clinic"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with two people of compliance, and nothing approved yet."""
    folder = tmp_path_factory.mktemp("server")
    store = Store.ready(f"sqlite:///{folder / 'sincerely.db'}", folder)
    person(store, "compliance", "Mara Quill")
    person(store, "compliance", "Noor Vale")
    store.close()
    with served(folder) as found:
        yield found


def sign_in(visit: Open, name: str, **look: object) -> Page:
    page = visit("/sign-in", **look)
    page.get_by_role("textbox", name="E-mail").fill(f"{name}@riverside.example")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_role("link", name="Changes")).to_be_visible()
    return page


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=ROOT / PICTURES / f"{name}.png")


@pytest.mark.e2e
def test_a_rule_is_found_changed_tested_and_approved_by_a_second_person(
    visit: Open, accessible: Callable[[Page], None]
) -> None:
    mara = sign_in(visit, "mara.quill")
    mara.get_by_role("link", name="Rulebook").click()
    expect(mara.get_by_text("Nobody has approved this rulebook.")).to_be_visible()
    mara.get_by_label("Search").fill("patient or member")
    mara.get_by_role("button", name="Find").click()
    picture(mara, "compliance-1-find")
    mara.locator('a[href="/rulebook/confirms-relationship"]').click()
    accessible(mara)
    mara.get_by_role("link", name="Change this rule").click()

    mara.get_by_label("Replies that it must object to").fill("Hello! So glad you stopped by our clinic. Dana")
    mara.get_by_label("More wordings to look for, English").fill("glad you (stopped by our clinic")
    expect(mara.locator("#outcome")).to_contain_text("a bracket is not closed", timeout=PATIENCE)
    mara.get_by_label("More wordings to look for, English").fill(ADDED)
    expect(mara.locator("#outcome")).to_contain_text("examples do what they should", timeout=PATIENCE)
    expect(mara.locator("#outcome ins, #outcome .line.new").first).to_contain_text("glad")
    accessible(mara)
    mara.get_by_label("What changes, in a few words").fill("One more way to tell who was here")
    mara.get_by_label("Why", exact=True).fill("We saw it in a draft that a colleague wrote.")
    mara.get_by_role("heading", name="Add to it").evaluate("(there) => there.scrollIntoView()")
    expect(mara.locator("#outcome .verdict").first).to_be_in_viewport()
    picture(mara, "compliance-2-change")
    mara.get_by_role("button", name="Propose this change").click()

    expect(mara.get_by_role("heading", name="A second person decides")).to_be_visible(timeout=PATIENCE)
    expect(mara.get_by_role("button", name="Approve")).to_have_count(0)
    expect(mara.locator("#comparison")).to_contain_text(
        re.compile("would read differently|Nothing would change"), timeout=PATIENCE
    )
    accessible(mara)
    proposed = mara.url

    noor = sign_in(visit, "noor.vale", quiet=False)  # her first password is a wrong one
    noor.get_by_role("link", name="Changes").click()
    noor.get_by_role("link", name="One more way to tell who was here").click()
    noor.get_by_role("link", name="Remark on line").first.click()
    noor.get_by_role("textbox", name="Remark on line").fill("Read aloud, agreed.")
    noor.get_by_role("button", name="Say it").click()
    expect(noor.get_by_text("Read aloud, agreed.")).to_be_visible()
    expect(noor.locator("#comparison")).to_contain_text(
        re.compile("would read differently|Nothing would change"), timeout=PATIENCE
    )
    noor.get_by_label("Note").fill("It confirms a visit. Agreed.")
    noor.get_by_label("Your password").fill("not the password")
    noor.get_by_role("button", name="Approve").click()
    expect(noor.get_by_text("The password or the one-time code is not right.")).to_be_visible(timeout=PATIENCE)
    expect(noor.get_by_label("Note")).to_have_value("It confirms a visit. Agreed.")
    noor.get_by_label("Your password").fill(PASSWORD)
    accessible(noor)
    picture(noor, "compliance-3-approve")
    noor.get_by_role("button", name="Approve").click()
    expect(noor.get_by_role("heading", name="Approved by Noor Vale")).to_be_visible(timeout=PATIENCE)
    assert noor.url == proposed

    noor.goto("/rulebook/confirms-relationship")
    expect(noor.get_by_text("Nobody has approved this rulebook.")).to_have_count(0)
    expect(noor.locator("#records + p")).to_contain_text("Approved by Noor Vale")
    noor.get_by_label("A reply").fill("Hello! So glad you stopped by our clinic. Dana")
    noor.get_by_role("button", name="Check").click()
    expect(noor.get_by_text("This rule objects.")).to_be_visible(timeout=PATIENCE)
    picture(noor, "compliance-4-in-force")


@pytest.mark.e2e
@pytest.mark.parametrize("width", [320, 1280], ids=["narrow", "wide"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/changes", "/changes/new", "/versions", "/changes/new?file=rules/too-long.yaml",
        "/changes/new?file=templates/reply.j2", "/changes/new?file=rules/defensive.yaml&as=file",
    ],
)  # fmt: skip
def test_every_page_of_changes_can_be_used_by_everybody(
    visit: Open, accessible: Callable[[Page], None], path: str, dark: bool, width: int
) -> None:
    page = sign_in(visit, "mara.quill", width=width, dark=dark)
    page.goto(path)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
