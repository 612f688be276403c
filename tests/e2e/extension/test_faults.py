"""Whatever goes wrong, the panel says so plainly, says what helps, and the box stays as it was."""

# One case a line reads better.
# ruff: noqa: E501

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.extension.desk import Desk, act, button, draft_in, held, panel
from tests.e2e.extension.sites import SITES
from tests.e2e.extension.standin import REPLY, Fault, Standin

pytestmark = pytest.mark.e2e
X = SITES[0]


def show(desk: Desk) -> Page:
    page = desk.open(X.url, X.html, "fixture.make('draft', 'box')")
    expect(button(page)).to_have_count(1)
    return page


@pytest.fixture
def own() -> Iterator[Standin]:
    """A server that may be stopped."""
    server = Standin()
    yield server
    server.stop()


@contextmanager
def again(stopped: Standin) -> Iterator[None]:
    """The server comes back at the same address."""
    fresh = Standin(stopped.port)
    try:
        yield
    finally:
        fresh.stop()


@pytest.fixture
def alone(playwright: Playwright, built: Path, chromium: str | None, own: Standin, tmp_path: Path) -> Iterator[Desk]:
    """A browser and a server of its own, because they are about to be stopped or reloaded."""
    desk = Desk(playwright, built, chromium, tmp_path)
    desk.pair(own.address, own.code)
    yield desk
    desk.close()


@pytest.mark.parametrize(
    ("fault", "title", "said"),
    [
        pytest.param(Fault(401, {"title": "A valid key is needed"}), "The key no longer works", "A valid key", id="401"),
        pytest.param(Fault(403, {"title": "Not this key"}), "may not do that", "Not this key", id="403"),
        pytest.param(Fault(413, {"title": "That request is too large"}), "too long", "too large", id="413"),
        pytest.param(Fault(422, {"title": "No", "detail": "note is odd."}), "can’t use that", "note is odd", id="422"),
        pytest.param(Fault(429, {"title": "Busy"}, {"Retry-After": "7"}), "Too many requests", "7 seconds", id="429"),
        pytest.param(Fault(503, {"title": "x", "detail": "The checks could not run."}), "No draft was made", "checks could", id="503"),
        pytest.param(Fault(503, None), "being updated", "back in a moment", id="503 of a proxy: server updating"),
        pytest.param(Fault(500, {"title": "Ours"}), "No draft was made", "Ours", id="500"),
    ],
)  # fmt: skip
def test_each_refusal_is_told_in_plain_words(desk: Desk, standin: Standin, fault: Fault, title: str, said: str) -> None:
    standin.fault = Fault(fault.status, fault.body, fault.headers)
    page = show(desk)
    button(page).click()
    expect(panel(page).get_by_text(title)).to_be_visible()
    expect(panel(page).get_by_text(re.compile(re.escape(said)))).to_be_visible()
    expect(act(page, "Insert")).to_be_disabled()
    assert held(page, "box") == ""


def test_a_server_that_is_down_is_named_and_trying_again_helps_once_it_is_up(alone: Desk, own: Standin) -> None:
    page = show(alone)
    own.stop()
    button(page).click()
    expect(panel(page).get_by_text("can’t be reached")).to_be_visible()
    expect(panel(page).get_by_text("Is it running?")).to_be_visible()
    with again(own):
        act(page, "Try again").click()
        expect(draft_in(page)).to_be_visible()


def test_a_slow_server_shows_progress_until_the_draft_comes(desk: Desk, standin: Standin) -> None:
    hold = threading.Event()
    standin.fault = Fault(hold=hold)
    page = show(desk)
    button(page).click()
    expect(panel(page).get_by_text("Asking the server")).to_be_visible()
    expect(act(page, "Insert")).to_be_disabled()
    hold.set()
    expect(draft_in(page)).to_have_text(REPLY, use_inner_text=True)


def test_a_stream_that_breaks_is_asked_for_once_more_under_the_same_key(desk: Desk, standin: Standin) -> None:
    standin.fault = Fault(cut_stream=True)
    page = show(desk)
    button(page).click()
    expect(draft_in(page)).to_have_text(REPLY, use_inner_text=True)
    keys = {headers["Idempotency-Key"] for _, path, _, headers in standin.asked if path == "/v1/drafts"}
    assert (len(standin.bodies("/v1/drafts")), len(keys)) == (2, 1)


def test_a_stream_that_keeps_breaking_ends_in_a_clear_word(desk: Desk, standin: Standin) -> None:
    standin.fault = Fault(cut_stream=True, times=9)
    page = show(desk)
    button(page).click()
    expect(panel(page).get_by_text("broke off").or_(panel(page).get_by_text("can’t be reached"))).to_be_visible()
    standin.fault = None
    act(page, "Try again").click()
    expect(draft_in(page)).to_be_visible()


def test_a_worker_that_the_browser_stops_in_the_middle_costs_nothing(desk: Desk, standin: Standin) -> None:
    hold = threading.Event()
    standin.fault = Fault(hold=hold)
    page = show(desk)
    button(page).click()
    standin.wait_for("/v1/drafts")
    stop_worker(desk)
    hold.set()
    expect(draft_in(page)).to_have_text(REPLY, use_inner_text=True)
    keys = {headers["Idempotency-Key"] for _, path, _, headers in standin.asked if path == "/v1/drafts"}
    assert (len(standin.bodies("/v1/drafts")), len(keys)) == (2, 1)


def stop_worker(desk: Desk) -> None:
    """As the browser does after half a minute of rest."""
    page = desk.context.new_page()
    page.goto("chrome://serviceworker-internals")
    page.get_by_role("button", name="Stop").first.click()
    page.close()


def test_after_the_extension_was_reloaded_the_open_tab_says_that_it_must_be_reloaded_too(alone: Desk) -> None:
    page = show(alone)
    alone.worker.evaluate("setTimeout(() => chrome.runtime.reload(), 50)")
    page.wait_for_timeout(1_500)
    button(page).click()
    expect(panel(page).get_by_text("Reload this tab")).to_be_visible()
    assert held(page, "box") == ""
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)


def test_a_browser_that_is_not_paired_leads_to_the_options(
    playwright: Playwright, built: Path, chromium: str | None, tmp_path: Path
) -> None:
    desk = Desk(playwright, built, chromium, tmp_path)
    try:
        page = show(desk)
        button(page).click()
        expect(panel(page).get_by_text("Not paired yet")).to_be_visible()
        with desk.context.expect_page() as options:
            act(page, "Open the options").click()
        assert options.value.url.endswith("options.html")
    finally:
        desk.close()
