"""One button a box, beside it, and only for a box that answers somebody; whatever the site does to its page."""

# Markup reads better unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.extension.desk import Desk, act, button, draft_in, held, lines, panel
from tests.e2e.extension.sites import COMMENT, SITES, facebook_page, x_page
from tests.e2e.extension.standin import REPLY, Standin

pytestmark = pytest.mark.e2e
X, FACEBOOK = SITES[0], SITES[1]
DRAFT, LEXICAL = "fixture.make('draft', 'box')", "fixture.make('lexical', 'box')"
OTHER_TWEET = """<article data-testid="tweet"><div data-testid="User-Name"><div>{who}</div></div>
  <div data-testid="tweetText">{text}</div><button data-testid="reply" id="reply-{who}">Reply</button></article>"""


def asked_about(page: Page, standin: Standin, which: int = 0) -> str:
    button(page).nth(which).click()
    expect(draft_in(page)).to_be_visible()
    return str(standin.bodies("/v1/drafts")[-1]["comment"])


@pytest.mark.parametrize(
    ("url", "html", "script"),
    [
        pytest.param("https://x.com/home", '<div><div id="box"></div></div>' + OTHER_TWEET.format(who="Ben", text="Hi"), DRAFT, id="X: new post on the home page"),
        pytest.param("https://x.com/ana/status/10", '<div role="dialog" aria-modal="true"><div id="box"></div></div>' + OTHER_TWEET.format(who="Ben", text="Hi"), DRAFT, id="X: new post in its dialog"),
        pytest.param("https://x.com/messages/1", '<div id="box" data-testid="dmComposerTextInput" role="textbox" contenteditable="true"></div>', "", id="X: direct message"),
        pytest.param("https://www.facebook.com/", '<div role="main"><div id="box" role="textbox" contenteditable="true" aria-label="What\'s on your mind?"></div>' + facebook_page().replace('id="box"', 'id="no"'), LEXICAL, id="Facebook: new post"),
        pytest.param("https://www.facebook.com/messages/t/1", '<div role="main"><div id="box" role="textbox" contenteditable="true" aria-label="Message"></div></div>', LEXICAL, id="Messenger"),
        pytest.param("https://www.facebook.com/p/1", '<div role="main"><div role="article"><div data-ad-preview="message">Hello</div></div></div><div id="box" role="textbox" contenteditable="true" aria-label="Aa"></div>', LEXICAL, id="Messenger's small window"),
        pytest.param("https://www.facebook.com/p/2", facebook_page("Comment as Riverside Clinic"), LEXICAL, id="Facebook: our own post"),
        pytest.param("https://www.youtube.com/watch", '<ytd-comment-simplebox-renderer><div id="contenteditable-root" contenteditable="true"></div></ytd-comment-simplebox-renderer>', "", id="YouTube: under the video"),
        pytest.param("https://www.linkedin.com/feed/", '<div class="share-creation-state"><div id="box"></div></div>', "fixture.make('quill', 'box')", id="LinkedIn: new post"),
        pytest.param("https://www.google.com/search", '<textarea name="q" aria-label="Search"></textarea>', "", id="Google: search"),
    ],
)  # fmt: skip
def test_a_box_that_answers_nobody_gets_no_button(desk: Desk, url: str, html: str, script: str) -> None:
    page = desk.open(url, html, script)
    page.wait_for_timeout(500)
    expect(page.locator("#box ~ sincerely-button, sincerely-button ~ #box")).to_have_count(0)
    expect(button(page)).to_have_count(html.count('id="no"'))


def test_the_button_is_never_inside_the_editor(desk: Desk) -> None:
    for site in SITES:
        page = desk.open(site.url, site.html, site.script.replace("OLD", '""'))
        expect(button(page)).to_have_count(1)
        assert page.evaluate(
            "document.querySelector('sincerely-button').closest('[contenteditable], .DraftEditor-root, .ql-container') === null"
        ), site.name
        page.close()


def test_a_box_that_appears_late_gets_its_button(desk: Desk, standin: Standin) -> None:
    page = desk.open(
        X.url,
        x_page().replace('id="box"', 'id="later"'),
        "setTimeout(() => { later.id = 'box'; fixture.make('draft', 'box') }, 400)",
    )
    assert asked_about(page, standin) == COMMENT


def test_a_comment_that_appears_after_its_box_is_found(desk: Desk, standin: Standin) -> None:
    script = """const article = document.querySelector('article'); article.remove(); fixture.make('draft', 'box');
      setTimeout(() => document.querySelector('main').prepend(article), 400)"""
    assert asked_about(desk.open(X.url, x_page(), script), standin) == COMMENT


def test_a_toolbar_that_is_painted_again_and_again_leaves_one_button(desk: Desk) -> None:
    script = (
        DRAFT
        + """; let times = 0; const timer = setInterval(() => {
      const old = document.querySelector('[data-testid=toolBar]'); const fresh = old.cloneNode(true); old.replaceWith(fresh);
      document.querySelectorAll('sincerely-button').forEach((host) => host.remove());
      if (++times === 4) { clearInterval(timer); document.body.dataset.done = 'yes' } }, 300)"""
    )
    page = desk.open(X.url, x_page(), script)
    expect(page.locator("body[data-done]")).to_have_count(1)
    expect(button(page)).to_have_count(1)


def test_a_reply_dialog_without_a_link_answers_the_post_whose_reply_was_clicked(desk: Desk, standin: Standin) -> None:
    tweets = OTHER_TWEET.format(who="Ben", text="First post") + OTHER_TWEET.format(who="Cy", text="Second post")
    script = """document.getElementById('reply-Cy').onclick = () => setTimeout(() => {
      document.body.insertAdjacentHTML('beforeend', '<div id="layers"><div role="dialog" aria-modal="true"><div><div id="box"></div></div><button data-testid="tweetButton">Reply</button></div></div>');
      history.pushState({}, '', '/compose/post'); fixture.make('draft', 'box') }, 300)"""
    page = desk.open("https://x.com/home", tweets, script)
    page.click("#reply-Cy")
    assert asked_about(page, standin) == "Second post"
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert lines(held(page, "box")) == lines(REPLY)


def test_a_new_post_dialog_after_an_unused_reply_click_gets_no_button(desk: Desk) -> None:
    script = """document.getElementById('new').onclick = () => {
      document.body.insertAdjacentHTML('beforeend', '<div role="dialog" aria-modal="true"><div id="box"></div></div>'); fixture.make('draft', 'box') }"""
    page = desk.open(
        "https://x.com/home", OTHER_TWEET.format(who="Ben", text="First") + '<button id="new">Post</button>', script
    )
    page.click("#reply-Ben")
    page.click("#new")
    page.wait_for_timeout(400)
    expect(button(page)).to_have_count(0)


def test_facebook_follows_the_reply_that_was_clicked_not_the_nearest_article(desk: Desk, standin: Standin) -> None:
    comment = '<div role="article" aria-label="Comment by {0} 1 hour ago"><a href="/{0}?comment_id=1">{0}</a><div dir="auto">Text by {0}</div><div role="button" tabindex="0" id="r-{0}">Reply</div></div>'
    html = f'<div role="main"><div role="article"><div data-ad-preview="message">Post</div>{comment.format("Ana")}{comment.format("Ben")}<div id="place"></div></div></div>'
    script = """document.getElementById('r-Ana').onclick = () => setTimeout(() => {
      place.innerHTML = '<div id="box" role="textbox" contenteditable="true" aria-label="Antworten …"></div>'; fixture.make('lexical', 'box') }, 100)"""
    page = desk.open("https://www.facebook.com/p/3", html, script)
    page.click("#r-Ana")
    assert asked_about(page, standin) == "Text by Ana"


@pytest.mark.parametrize(
    ("label", "by"),
    [
        pytest.param("Responder a Ana Ruiz", "Comentario de Ana Ruiz hace 2 horas", id="Spanish"),
        pytest.param("Antworten auf Ana Ruiz", "Kommentar von Ana Ruiz vor 2 Stunden", id="German"),
        pytest.param("الرد على Ana Ruiz", "تعليق بواسطة Ana Ruiz قبل ساعتين", id="Arabic"),
        pytest.param("返信", "Ana Ruizさんのコメント", id="a label without the name"),
    ],
)
def test_labels_in_other_languages_are_understood_by_structure(
    desk: Desk, standin: Standin, label: str, by: str
) -> None:
    page = desk.open(FACEBOOK.url, facebook_page(label, by), LEXICAL)
    assert asked_about(page, standin) == COMMENT
    assert standin.bodies("/v1/drafts")[0]["author"] == "Ana Ruiz"


def test_a_page_from_right_to_left_works_the_same(desk: Desk, standin: Standin) -> None:
    page = desk.open(
        FACEBOOK.url, facebook_page("الرد على Ana Ruiz"), "document.documentElement.dir = 'rtl';" + LEXICAL
    )
    assert asked_about(page, standin) == COMMENT
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert lines(held(page, "box")) == lines(REPLY)


def test_a_strict_policy_with_trusted_types_changes_nothing(desk: Desk) -> None:
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
    page = desk.open(X.url, x_page(), DRAFT, csp=policy)
    button(page).click()
    expect(draft_in(page)).to_have_text(REPLY, use_inner_text=True)
    assert panel(page).evaluate("(panel) => getComputedStyle(panel).borderRadius") == "14px"
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert lines(held(page, "box")) == lines(REPLY)


def test_endless_scrolling_brings_buttons_and_takes_them_away(desk: Desk) -> None:
    post = """<div role="article" id="p{0}"><div data-ad-preview="message">Post {0}</div><div role="article" aria-label="Comment by A{0} 1 hour ago">
      <div dir="auto">Comment {0}</div></div><div><div role="textbox" contenteditable="true" data-lexical-editor="true" aria-label="Reply to A{0}"></div></div></div>"""
    page = desk.open("https://www.facebook.com/feed", '<div role="main" id="feed"></div>', "void 0")
    for batch in range(3):
        html = "".join(post.format(batch * 10 + number) for number in range(10))
        page.evaluate("(html) => feed.insertAdjacentHTML('beforeend', html)", html)
        expect(button(page)).to_have_count((batch + 1) * 10)
    page.evaluate("document.querySelectorAll('#feed > :nth-child(-n+20)').forEach((post) => post.remove())")
    expect(button(page)).to_have_count(10)


def test_moving_through_a_single_page_site_follows_the_boxes(desk: Desk, standin: Standin) -> None:
    page = desk.open(X.url, x_page(), DRAFT)
    expect(button(page)).to_have_count(1)
    page.evaluate("history.pushState({}, '', '/home'); document.querySelector('main').replaceChildren()")
    expect(button(page)).to_have_count(0)
    page.evaluate(
        """(html) => { history.pushState({}, '', '/cy/status/11'); document.querySelector('main').outerHTML = html;
        fixture.make('draft', 'box') }""",
        x_page().replace(COMMENT, "Another comment"),
    )
    assert asked_about(page, standin) == "Another comment"


def test_a_platform_that_is_switched_off_loses_its_buttons_at_once_and_gets_them_back(desk: Desk) -> None:
    page = desk.open(X.url, x_page(), DRAFT)
    expect(button(page)).to_have_count(1)
    desk.settings(platforms={"x": False})
    expect(button(page)).to_have_count(0)
    assert page.evaluate("document.querySelectorAll('sincerely-button, sincerely-panel').length") == 0
    desk.settings(platforms={"x": True})
    expect(button(page)).to_have_count(1)
