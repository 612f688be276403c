"""The draft reaches the editor's own state, whole, and one undo takes it back. Nothing is ever posted."""

# Markup reads better unbroken.
# ruff: noqa: E501

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.extension.desk import Desk, act, button, counts, draft_in, held, lines, panel
from tests.e2e.extension.sites import COMMENT, SITES, Site
from tests.e2e.extension.standin import REPLY, Standin

pytestmark = pytest.mark.e2e
every_site = pytest.mark.parametrize("site", [pytest.param(site, id=site.name) for site in SITES])
OLD = "An old half sentence"


def show(desk: Desk, site: Site, old: str = "") -> Page:
    page = desk.open(site.url, site.html, site.script.replace("OLD", json.dumps(old)))
    expect(button(page)).to_have_count(1)
    if site.before:
        page.click(site.before)
    return page


@every_site
def test_a_draft_of_several_lines_with_emoji_goes_into_an_empty_box(desk: Desk, standin: Standin, site: Site) -> None:
    page = show(desk, site)
    button(page).click()
    expect(draft_in(page)).to_have_text(REPLY, use_inner_text=True)
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert lines(held(page, site.box)) == lines(REPLY)
    assert standin.bodies("/v1/drafts")[0]["comment"] == COMMENT
    assert counts(page)["post"] == counts(page)["enter"] == 0


@every_site
def test_old_text_is_replaced_and_one_undo_brings_it_back(desk: Desk, site: Site) -> None:
    page = show(desk, site, OLD)
    button(page).click()
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert lines(held(page, site.box)) == lines(REPLY)
    page.keyboard.press("Control+z")
    page.wait_for_timeout(200)
    assert lines(held(page, site.box)) == [OLD]


X = SITES[0]


def test_a_box_that_left_the_page_takes_button_and_panel_with_it_and_keeps_the_draft(
    desk: Desk, standin: Standin
) -> None:
    page = show(desk, X)
    button(page).click()
    expect(draft_in(page)).to_be_visible()
    page.evaluate("document.getElementById('composer').remove()")
    expect(panel(page)).to_have_count(0)
    expect(button(page)).to_have_count(0)
    page.evaluate(
        """document.querySelector('main').insertAdjacentHTML('beforeend',
        '<div id="composer"><div><div id="box"></div></div><div data-testid="toolBar"></div></div>');
        fixture.make('draft', 'box')"""
    )
    button(page).click()
    expect(draft_in(page)).to_have_text(REPLY, use_inner_text=True)
    expect(panel(page).get_by_text("kept from before")).to_be_visible()
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert lines(held(page, "box")) == lines(REPLY)
    assert len(standin.bodies("/v1/drafts")) == 1


def test_nothing_is_inserted_when_the_address_changed_since_the_question(desk: Desk) -> None:
    page = show(desk, X)
    button(page).click()
    expect(draft_in(page)).to_be_visible()
    page.evaluate("history.pushState({}, '', '/somebody/status/99')")
    act(page, "Insert").click()
    expect(panel(page).get_by_text("address of this page has changed")).to_be_visible()
    assert held(page, "box") == ""
    expect(act(page, "Copy")).to_be_enabled()


def test_the_draft_goes_into_the_box_it_was_asked_from_though_another_has_the_focus(desk: Desk) -> None:
    two = (
        X.html
        + """<article data-testid="tweet" id="second"><div data-testid="User-Name"><div>Ben</div></div>
      <div data-testid="tweetText">Me too.</div><div><div><div id="other"></div></div><div data-testid="toolBar"></div></div></article>"""
    )
    page = desk.open(
        X.url, two, "fixture.make('draft', 'box'); fixture.make('draft', 'other', {testid: 'tweetTextarea_1'})"
    )
    expect(button(page)).to_have_count(2)
    button(page).first.click()
    expect(draft_in(page)).to_be_visible()
    page.locator("[data-testid=tweetTextarea_1]").focus()
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert (lines(held(page, "box")), held(page, "other")) == (lines(REPLY), "")


def test_instagram_refuses_when_the_one_box_has_turned_to_another_comment(desk: Desk) -> None:
    html = """<article><ul>
      <li><h3><a href="/ana/">ana</a></h3><div><span dir="auto">Nobody answers.</span></div><button id="a">Reply</button></li>
      <li><h3><a href="/ben/">ben</a></h3><div><span dir="auto">Lovely people.</span></div><button id="b">Reply</button></li></ul>
      <form method="POST"><textarea id="box" aria-label="Add a comment…"></textarea><button type="button" data-post>Post</button></form></article>"""
    script = """fixture.make('field', 'box');
      for (const [id, who] of [['a', 'ana'], ['b', 'ben']]) document.getElementById(id).onclick = () => { box.value = `@${who} `; }"""
    page = desk.open("https://www.instagram.com/p/two/", html, script)
    page.click("#a")
    button(page).click()
    expect(panel(page).get_by_text("Nobody answers.")).to_be_visible()
    page.click("#b")
    act(page, "Insert").click()
    expect(panel(page).get_by_text("now answers another comment")).to_be_visible()
    assert held(page, "box") == "@ben "
    page.click("#a")
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert lines(held(page, "box")) == lines("@ana " + REPLY)


@pytest.mark.parametrize(
    ("name", "make", "mention"),
    [
        pytest.param("facebook-lexical", "fixture.make('lexical', 'box', {mention: 'Ana Ruiz', text: OLD})", "Ana Ruiz", id="a node of its own"),
        pytest.param("linkedin-quill", "fixture.make('quill', 'box', {text: '@ana ' + OLD})", "@ana", id="plain text in Quill"),
        pytest.param("linkedin-prosemirror", "fixture.make('prose', 'box', {text: '@ana ' + OLD})", "@ana", id="plain text in ProseMirror"),
        pytest.param("studio-textarea", "fixture.make('field', 'box', {text: '@ana ' + OLD})", "@ana", id="a textarea"),
        pytest.param("youtube-contenteditable", "fixture.make('plain', 'contenteditable-root', {text: '@ana ' + OLD})", "@ana", id="a contenteditable"),
        pytest.param("x-draft", "fixture.make('draft', 'box', {text: '@ana ' + OLD})", "@ana", id="Draft.js"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("old", [pytest.param("", id="alone"), pytest.param("so far", id="before old text")])
def test_a_prefilled_mention_stays_and_undo_brings_the_rest_back(
    desk: Desk, name: str, make: str, mention: str, old: str
) -> None:
    site = next(site for site in SITES if site.name == name)
    page = desk.open(site.url, site.html, make.replace("OLD", json.dumps(old)))
    button(page).click()
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert lines(held(page, site.box)) == lines(f"{mention} {REPLY}")
    if name == "facebook-lexical":
        assert page.evaluate("fixture.made.box.mentions()") == ["Ana Ruiz"]
    page.keyboard.press("Control+z")
    page.wait_for_timeout(200)
    assert lines(held(page, site.box)) == [f"{mention} {old}".strip()]
