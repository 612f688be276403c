"""The live check: a quiet mark while a person types, with a wording that can be taken. And what the server hears afterwards."""

# Markup reads better unbroken.
# ruff: noqa: E501

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.extension.desk import Desk, act, button, counts, draft_in, held, lines, panel
from tests.e2e.extension.sites import COMMENT, SITES, Site
from tests.e2e.extension.standin import LEAK, REPLY, SAFER, Standin, draft

pytestmark = pytest.mark.e2e
every_site = pytest.mark.parametrize("site", [pytest.param(site, id=site.name) for site in SITES])
X, FACEBOOK = SITES[0], SITES[1]


def show(desk: Desk, site: Site, old: str = "") -> Page:
    page = desk.open(site.url, site.html, site.script.replace("OLD", json.dumps(old)))
    expect(button(page)).to_have_count(1)
    if site.before:
        page.click(site.before)
    return page


def editor(page: Page, site: Site) -> Locator:
    return (
        page.locator(f"#{site.box}")
        .locator("xpath=descendant-or-self::*[self::textarea or @contenteditable='true']")
        .first
    )


def mark(page: Page, words: str = "Check: 1 thing") -> Locator:
    return page.get_by_role("button", name=words)


@every_site
def test_a_leak_that_a_person_types_is_marked_and_the_safe_wording_taken(desk: Desk, site: Site) -> None:
    desk.settings(liveCheck=True)
    page = show(desk, site)
    editor(page, site).click()
    page.keyboard.type(f"We are {LEAK} on Monday")
    mark(page).click()
    page.get_by_role("button", name="Use this wording").click()
    expect(mark(page, "Check: nothing found")).to_be_visible()
    assert lines(held(page, site.box)) == [f"We are {SAFER} on Monday"]
    assert counts(page)["enter"] == counts(page)["post"] == 0


def test_without_the_switch_nothing_that_is_typed_leaves_the_page(desk: Desk, standin: Standin) -> None:
    page = show(desk, X)
    editor(page, X).click()
    page.keyboard.type(LEAK)
    page.wait_for_timeout(1_200)
    expect(page.get_by_role("button", name="Check:")).to_have_count(0)
    assert standin.bodies("/v1/checks") == []


def test_after_a_draft_edits_in_that_box_are_checked_without_the_switch(desk: Desk, standin: Standin) -> None:
    page = show(desk, X)
    button(page).click()
    act(page, "Insert").click()
    expect(mark(page, "Check: nothing found")).to_be_visible()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {LEAK} ")
    expect(mark(page)).to_be_visible()
    assert standin.bodies("/v1/checks")[-1]["kind"] == "complaint"
    assert standin.bodies("/v1/checks")[-1]["comment"] == COMMENT


def test_a_holding_reply_is_checked_as_one(desk: Desk, standin: Standin) -> None:
    page = show(desk, X)
    button(page).click()
    expect(act(page, "Insert")).to_be_enabled()
    panel(page).get_by_label("Stage").select_option("holding")
    act(page, "Another one").click()
    standin.wait_for("/v1/drafts", 2)
    expect(act(page, "Insert")).to_be_enabled()
    act(page, "Insert").click()
    checked = standin.wait_for("/v1/checks")
    assert checked[-1]["stage"] == "holding"


def test_a_mention_is_left_out_of_the_check_and_the_rewrite_finds_its_place(desk: Desk, standin: Standin) -> None:
    desk.settings(liveCheck=True)
    page = desk.open(FACEBOOK.url, FACEBOOK.html, "fixture.make('lexical', 'box', {mention: 'Ana Ruiz'})")
    editor(page, FACEBOOK).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f"👩🏽‍⚕️ {LEAK}, Ana")
    mark(page).click()
    assert standin.bodies("/v1/checks")[-1]["reply"] == f"👩🏽‍⚕️ {LEAK}, Ana"
    page.get_by_role("button", name="Use this wording").click()
    expect(mark(page, "Check: nothing found")).to_be_visible()
    assert held(page, "box") == f"Ana Ruiz 👩🏽‍⚕️ {SAFER}, Ana"
    assert page.evaluate("fixture.made.box.mentions()") == ["Ana Ruiz"]


def test_an_unreachable_check_says_so_quietly_and_blocks_nothing(desk: Desk, standin: Standin) -> None:
    desk.settings(liveCheck=True, server="http://127.0.0.1:9")
    page = show(desk, X)
    editor(page, X).click()
    page.keyboard.type("Hello there")
    expect(mark(page, "Check: not available")).to_be_visible()
    assert held(page, "box") == "Hello there"
    desk.settings(server=standin.address)


def post(page: Page, site: Site) -> None:
    """The person posts; the site empties its box a moment later."""
    page.evaluate(
        """([selector, box]) => document.querySelector(selector).addEventListener('click', (event) => {
          event.preventDefault(); setTimeout(() => fixture.made[box].clear(), 150) })""",
        [site.post, site.box],
    )
    page.locator(site.post).first.click()


@every_site
def test_posting_the_draft_as_it_is_is_told_as_posted(desk: Desk, standin: Standin, site: Site) -> None:
    page = show(desk, site)
    button(page).click()
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    post(page, site)
    assert standin.wait_for("/v1/drafts/draft-1/outcome") == [{"status": "posted"}]
    expect(page.get_by_role("button", name="Take it private")).to_be_visible()


def test_an_edited_draft_is_told_with_its_final_text_and_without_the_mention(desk: Desk, standin: Standin) -> None:
    site = next(site for site in SITES if site.name == "studio-textarea")
    page = show(desk, site, "@ana ")
    button(page).click()
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    page.keyboard.press("Control+End")
    page.keyboard.type(" Truly.")
    post(page, site)
    assert standin.wait_for("/v1/drafts/draft-1/outcome") == [{"status": "edited", "text": f"{REPLY} Truly."}]


def test_facebooks_bare_enter_counts_as_posting(desk: Desk, standin: Standin) -> None:
    page = desk.open(FACEBOOK.url, FACEBOOK.html, "fixture.make('lexical', 'box', {postsOnEnter: true})")
    button(page).click()
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert counts(page)["enter"] == 0
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    assert standin.wait_for("/v1/drafts/draft-1/outcome") == [{"status": "posted"}]


def test_a_post_button_with_a_label_in_another_language_is_noticed(desk: Desk, standin: Standin) -> None:
    html = FACEBOOK.html.replace('aria-label="Comment"', 'aria-label="Senden"')
    page = desk.open(FACEBOOK.url, html, "fixture.make('lexical', 'box')")
    button(page).click()
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    post(page, FACEBOOK)
    assert standin.wait_for("/v1/drafts/draft-1/outcome") == [{"status": "posted"}]


def test_a_post_that_takes_the_whole_dialog_away_is_told_too(desk: Desk, standin: Standin) -> None:
    page = show(desk, X)
    button(page).click()
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    page.evaluate(
        "void (document.querySelector('[data-post]').onclick = () => document.getElementById('composer').remove())"
    )
    page.click("[data-post]")
    assert standin.wait_for("/v1/drafts/draft-1/outcome") == [{"status": "posted"}]


def test_a_post_that_fails_is_not_told(desk: Desk, standin: Standin) -> None:
    page = show(desk, X)
    button(page).click()
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    page.click("[data-post]")
    page.wait_for_timeout(800)
    assert standin.bodies("/v1/drafts/draft-1/outcome") == []


def test_dismissing_is_told_and_the_draft_forgotten(desk: Desk, standin: Standin) -> None:
    page = show(desk, X)
    button(page).click()
    expect(draft_in(page)).to_be_visible()
    act(page, "Dismiss").click()
    assert standin.wait_for("/v1/drafts/draft-1/outcome") == [{"status": "discarded"}]
    expect(panel(page)).to_have_count(0)
    button(page).click()
    standin.wait_for("/v1/drafts", 2)


def test_the_next_stage_is_drafted_for_copying(desk: Desk, standin: Standin) -> None:
    page = show(desk, X)
    button(page).click()
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    post(page, X)
    standin.answer = draft(id="draft-2", reply="Thank you for writing to me here.", sentences=[])
    page.get_by_role("button", name="Take it private").click()
    expect(draft_in(page)).to_have_text("Thank you for writing to me here.")
    assert standin.bodies("/v1/drafts")[-1]["stage"] == "private"
    expect(act(page, "Insert")).to_have_count(0)
    expect(act(page, "Copy")).to_be_enabled()
