"""The Try it page in a real browser against the real server, as a person uses it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .conftest import PATIENCE, Open

COMPLAINT = (
    "🙁😀 Sat in that waiting room over two hours with my son Tyler and the lady at the window just shrugged. "
    "Call me at 415-555-0173. - Maria Gonzales"
)


def draft(page: Page, comment: str, platform: str = "facebook") -> None:
    page.get_by_label("Comment", exact=True).fill(comment)
    page.get_by_label("Where was it posted?").select_option(platform)
    page.get_by_role("button", name="Draft reply").click()
    expect(page.locator(".result, #problem")).to_be_visible(timeout=PATIENCE)


@pytest.fixture
def drafted(visit: Open) -> Page:
    page = visit()
    draft(page, COMPLAINT)
    return page


@pytest.mark.e2e
def test_a_complaint_gets_a_checked_reply_with_its_identifiers_struck_out(drafted: Page) -> None:
    struck = drafted.locator(".struck del").all_inner_texts()
    assert {"Tyler", "Maria Gonzales"} <= set(struck)
    assert any("415-555-0173" in words for words in struck)
    assert drafted.locator(".struck").inner_text() == COMPLAINT
    reply = drafted.locator("#reply").inner_text()
    assert "Dana" in reply
    assert "Tyler" not in reply
    expect(drafted.locator("#triage-title + ul")).to_contain_text("Complaint")
    expect(drafted.get_by_text("none broken")).to_be_visible()
    expect(drafted.locator(".clock")).to_contain_text("Answer by")
    expect(drafted.locator(".facts")).to_contain_text("Approved sentences")


@pytest.mark.e2e
def test_each_sentence_says_why_it_is_there_to_mouse_and_keyboard(drafted: Page) -> None:
    sentences = drafted.locator(".sentence")
    assert sentences.count() >= 3
    hint = drafted.locator(".why .hint")
    expect(hint).to_be_visible()
    sentences.nth(1).hover()
    expect(drafted.locator("#why-2")).to_be_visible()
    expect(hint).to_be_hidden()
    sentences.nth(0).focus()
    expect(drafted.locator("#why-1")).to_be_visible()
    expect(drafted.locator("#why-2")).to_be_hidden()
    drafted.keyboard.press("Tab")
    expect(sentences.nth(1)).to_be_focused()
    drafted.keyboard.press("Escape")
    expect(hint).to_be_visible()
    for number in range(sentences.count()):
        described = sentences.nth(number).get_attribute("aria-describedby")
        assert (drafted.locator(f"#{described}").text_content() or "").strip()


@pytest.mark.e2e
def test_the_keyboard_alone_is_enough(visit: Open) -> None:
    page = visit()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Comment", exact=True)).to_be_focused()
    page.keyboard.type("Nobody picks up the phone, ever.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#reply-title")).to_be_focused(timeout=PATIENCE)


@pytest.mark.e2e
def test_the_reply_is_copied_as_it_stands(drafted: Page) -> None:
    drafted.get_by_role("button", name="Copy").click()
    expect(drafted.get_by_role("button", name="Copied")).to_be_visible()
    assert drafted.evaluate("navigator.clipboard.readText()") == drafted.locator("#reply").inner_text()


@pytest.mark.e2e
def test_another_wording_differs(drafted: Page) -> None:
    first = drafted.locator("#reply").inner_text()
    drafted.get_by_role("button", name="Another wording").click()
    expect(drafted.locator("#reply")).not_to_have_text(first, timeout=PATIENCE)


@pytest.mark.e2e
def test_an_emergency_shows_whom_to_call_and_the_approved_text(visit: Open) -> None:
    page = visit()
    page.get_by_role("button", name="An emergency").click()
    page.get_by_role("button", name="Draft reply").click()
    expect(page.locator("#card-title")).to_be_focused(timeout=PATIENCE)
    expect(page.get_by_text("Whom to call")).to_be_visible()
    expect(page.locator("#reply")).to_contain_text("911")


@pytest.mark.e2e
def test_progress_shows_while_it_works_and_the_work_can_be_stopped(visit: Open) -> None:
    page = visit()
    page.route("**/try/draft", lambda route: None)
    page.get_by_role("button", name="Praise").click()
    page.get_by_role("button", name="Draft reply").click()
    expect(page.get_by_role("heading", name="Working on it")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("heading", name="Your draft appears here")).to_be_visible()
    assert "Shout-out" in page.get_by_label("Comment", exact=True).input_value()


def _answered(body: str, content_type: str = "text/event-stream") -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body, content_type=content_type)


@pytest.mark.e2e
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(lambda route: route.abort("connectionrefused"), "The server did not answer", id="server gone"),
        pytest.param(_answered("event: progress\ndata: {"), "The server did not answer", id="stream cut"),
        pytest.param(_answered("<h1>Oops</h1>", "text/html"), "The server did not answer", id="not ours"),
        pytest.param(
            _answered(
                "event: problem\ndata: "
                + json.dumps({"html": '<section id="problem"><h2 tabindex="-1">The disk is full</h2></section>'})
                + "\n\n"
            ),
            "The disk is full",
            id="a problem after progress",
        ),
    ],
)
def test_an_error_says_so_and_keeps_the_comment(visit: Open, answer: Callable[[Route], None], said: str) -> None:
    page = visit(quiet=False)
    page.route("**/try/draft", answer)
    page.get_by_label("Comment", exact=True).fill("Where is my comment?")
    page.get_by_role("button", name="Draft reply").click()
    expect(page.get_by_role("heading", name=said)).to_be_focused()
    assert page.get_by_label("Comment", exact=True).input_value() == "Where is my comment?"
    expect(page.get_by_role("button", name="Draft reply")).to_be_visible()


@pytest.mark.e2e
def test_without_script_the_form_still_drafts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.fill("#comment", COMPLAINT)
    page.click("#draft")
    assert "Dana" in page.locator("#reply").inner_text()
    assert re.search(r"<PERSON_1>", page.locator(".struck").inner_text())
    assert "Gonzales" not in page.locator(".struck").inner_text()
    context.close()


@pytest.mark.e2e
def test_a_pairing_code_shows_when_asked_for(visit: Open) -> None:
    page = visit()
    page.get_by_role("button", name="Show a pairing code").click()
    expect(page.locator("#pair-code")).to_have_text(re.compile(r"^\w{4}-\w{4} \(until \d\d:\d\d\)$"))


@pytest.mark.e2e
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280], ids=["narrow", "wide"])
def test_nothing_is_cut_off_and_axe_finds_nothing(
    visit: Open, accessible: Callable[[Page], None], width: int, dark: bool
) -> None:
    page = visit(width=width, dark=dark)
    page.locator("summary", has_text="More").click()
    accessible(page)
    draft(page, f"{COMPLAINT} https://example.com/{'x' * 300} " + "It took so very long. " * 60)
    page.locator(".sentence").first.focus()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.e2e
@pytest.mark.parametrize(
    "path", ["/rulebook", "/rulebook/confirms-relationship", "/guidelines", "/told", "/organisation"]
)
@pytest.mark.parametrize("width", [320, 1280], ids=["narrow", "wide"])
def test_every_other_page_fits_and_axe_finds_nothing(
    visit: Open, accessible: Callable[[Page], None], path: str, width: int
) -> None:
    page = visit(path, width=width)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.e2e
@pytest.mark.parametrize(
    ("comment", "said"),
    [
        pytest.param("等了三个小时没人理我", "isn't in English or Spanish", id="a language that nobody reads here"),
        pytest.param("That new doctor is really something", "praises or complains", id="may be either"),
    ],
)
def test_what_to_look_out_for_stands_before_the_reply(visit: Open, comment: str, said: str) -> None:
    page = visit()
    draft(page, comment)
    note = page.locator(".result .note", has_text=said)
    expect(note).to_be_visible()
    assert note.bounding_box()["y"] < page.locator("#reply").bounding_box()["y"]  # type: ignore[index]
