"""The options page, the popup, and the context menu on any other site."""

# Markup reads better unbroken.
# ruff: noqa: E501

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.extension.desk import Desk, act, button, draft_in, held, lines, panel
from tests.e2e.extension.sites import COMMENT, SITES, x_page
from tests.e2e.extension.standin import REPLY, Standin
from tests.e2e.extension.test_panel import AXE

pytestmark = pytest.mark.e2e
X = SITES[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 900])
@pytest.mark.parametrize("name", ["options", "popup"])
def test_axe_finds_nothing_in_our_own_pages(desk: Desk, name: str, width: int, scheme: Any) -> None:
    page = desk.own(name)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    expect(page.get_by_text("Connected until")).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run().then((done) => done.violations.map((one) => one.id + one.nodes.map((node) => node.html)))"
    )
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_field_and_switch_has_its_name(desk: Desk) -> None:
    page = desk.own("options")
    for field in ("Server address", "Pairing code"):
        expect(page.get_by_role("textbox", name=field, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Pair", exact=True)).to_be_visible()
    for switch in ("X", "Facebook", "Instagram", "LinkedIn", "YouTube", "Reddit", "Google reviews", "Live check"):
        expect(page.get_by_role("switch", name=switch, exact=True)).to_be_visible()


def test_only_x_and_facebook_are_on_before_anybody_chose(desk: Desk) -> None:
    page = desk.own("options")
    # Only once the page has its answer: what asks for settings also keeps them.
    expect(page.get_by_role("switch", name="X", exact=True)).to_be_visible()
    page.evaluate("chrome.storage.local.remove('settings').then(() => location.reload())")
    on = {name: page.get_by_role("switch", name=name, exact=True) for name in ("X", "Facebook", "Reddit", "Live check")}
    expect(on["X"]).to_be_checked()
    expect(on["Facebook"]).to_be_checked()
    expect(on["Reddit"]).not_to_be_checked()
    expect(on["Live check"]).not_to_be_checked()


def test_a_switch_turns_a_platform_on_for_pages_opened_from_then_on(desk: Desk) -> None:
    site = next(site for site in SITES if site.name == "reddit-lexical")
    desk.settings(platforms={"reddit": False})
    page = desk.open(site.url, site.html, "fixture.make('lexical', 'box')")
    page.wait_for_timeout(300)
    expect(button(page)).to_have_count(0)
    options = desk.own("options")
    options.get_by_role("switch", name="Reddit", exact=True).check()
    expect(options.get_by_role("switch", name="Reddit", exact=True)).to_be_checked()
    options.wait_for_timeout(300)
    page.reload()
    expect(button(page)).to_have_count(1)


def test_the_live_check_switch_works_in_pages_that_are_open(desk: Desk, standin: Standin) -> None:
    page = desk.open(X.url, x_page(), "fixture.make('draft', 'box')")
    desk.own("options").get_by_role("switch", name="Live check").check()
    page.bring_to_front()
    page.locator("[data-testid^=tweetTextarea_]").click()
    page.keyboard.type("sorry about your visit")
    expect(page.get_by_role("button", name="Check: 1")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("http://hospital.example", "no server address", id="without encryption"),
        pytest.param("ftp://127.0.0.1", "no server address", id="not a web address"),
        pytest.param("https://user:secret@hospital.example", "no server address", id="with a password in it"),
        pytest.param("not an address", "no server address", id="words"),
        pytest.param("http://127.0.0.1:9", "can’t be reached", id="nobody there"),
    ],
)
def test_an_address_that_cannot_be_used_is_told(desk: Desk, address: str, said: str) -> None:
    page = desk.own("options")
    page.get_by_label("Server address").fill(address)
    page.get_by_label("Pairing code").fill("AAAA-BBBB")
    page.get_by_role("button", name="Pair", exact=True).click()
    expect(page.get_by_text(said)).to_be_visible()


def test_diagnostics_say_which_selectors_matched_and_hold_no_text_of_the_page(desk: Desk) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.open(X.url, x_page(), "fixture.make('draft', 'box')")
    page = desk.own("options")
    expect(page.get_by_text('[data-testid^="tweetTextarea_"][contenteditable="true"]')).to_be_visible()
    page.get_by_role("button", name="Copy diagnostics").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert json.loads(copied)["page"]["boxes"][0]["answers"] is True
    for private in (COMMENT[:20], "Ana", "x.com/ana"):
        assert private not in copied


def test_the_key_is_nowhere_that_a_page_could_read(desk: Desk, standin: Standin) -> None:
    page = desk.own("popup")
    stored = page.evaluate(
        "Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]).then(JSON.stringify)"
    )
    assert standin.key not in stored


def choose_from_menu(desk: Desk, page: Page) -> None:
    """What the browser tells us when somebody chooses from the context menu. A test can't open the menu itself."""
    page.bring_to_front()
    desk.worker.evaluate(
        """() => chrome.tabs.query({active: true, lastFocusedWindow: true}).then(([tab]) =>
        chrome.contextMenus.onClicked.dispatch({menuItemId: 'draft-selection', selectionText: '', frameId: 0}, tab))"""
    )


ANY_SITE = f'<p id="said">{COMMENT}</p><input type="search" id="q"><textarea id="one"></textarea><div id="two" contenteditable="true"></div>'
ANY_SCRIPT = "fixture.make('field', 'one'); fixture.make('plain', 'two')"
SELECT = "getSelection().selectAllChildren(said)"


def test_any_other_site_a_selected_comment_is_drafted_into_the_box_in_focus(desk: Desk, standin: Standin) -> None:
    page = desk.open("https://www.yelp.com/biz/riverside", ANY_SITE, ANY_SCRIPT)
    page.focus("#two")
    page.evaluate(SELECT + "; two.focus(); " + SELECT)
    choose_from_menu(desk, page)
    expect(draft_in(page)).to_be_visible()
    asked = standin.bodies("/v1/drafts")[0]
    assert (asked["comment"], asked["platform"]) == (COMMENT, "yelp")
    page.focus("#two")
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert (lines(held(page, "two")), held(page, "one")) == (lines(REPLY), "")


def test_among_several_boxes_nothing_is_guessed(desk: Desk) -> None:
    page = desk.open("https://forum.example/thread", ANY_SITE, ANY_SCRIPT)
    page.evaluate(SELECT)
    choose_from_menu(desk, page)
    act(page, "Insert").click()
    expect(panel(page).get_by_text("Click into the box where the reply belongs")).to_be_visible()
    assert (held(page, "one"), held(page, "two")) == ("", "")
    page.focus("#one")
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert lines(held(page, "one")) == lines(REPLY)


def test_the_last_box_that_had_the_focus_before_the_selection_is_remembered_on_known_sites(desk: Desk) -> None:
    page = desk.open("https://x.com/i/odd", ANY_SITE, ANY_SCRIPT)
    page.focus("#two")
    page.evaluate("document.activeElement.blur(); " + SELECT)
    choose_from_menu(desk, page)
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert lines(held(page, "two")) == lines(REPLY)


def test_the_popup_shows_the_connection_and_todays_count(desk: Desk) -> None:
    page = desk.own("popup")
    expect(page.get_by_text("Connected until")).to_be_visible()
    expect(page.get_by_text("Drafts today")).to_be_visible()


def test_the_shortcut_opens_the_panel_of_the_box_in_focus(desk: Desk) -> None:
    page = desk.open(X.url, x_page(), "fixture.make('draft', 'box')")
    expect(button(page)).to_have_count(1)
    page.locator("[data-testid^=tweetTextarea_]").focus()
    page.bring_to_front()
    desk.worker.evaluate(
        "() => chrome.tabs.query({active: true, lastFocusedWindow: true}).then(([tab]) => chrome.commands.onCommand.dispatch('draft-reply', tab))"
    )
    expect(draft_in(page)).to_be_visible()
