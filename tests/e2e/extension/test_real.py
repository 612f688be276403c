"""The whole way, on every editor: real server, real checks, real record. Only the site around the editor is made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.extension.desk import Desk, act, button, counts, draft_in, held, lines, panel
from tests.e2e.extension.real import RealServer
from tests.e2e.extension.sites import SITES, Site
from tests.e2e.extension.test_live import editor, mark, post, show

pytestmark = pytest.mark.e2e
every_site = pytest.mark.parametrize("site", [pytest.param(site, id=site.name) for site in SITES])


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    server = RealServer(tmp_path_factory.mktemp("server"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browser_of_its_own(
    playwright: Playwright,
    built: Path,
    chromium: str | None,
    real: RealServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Desk]:
    desk = Desk(playwright, built, chromium, tmp_path_factory.mktemp("browser"))
    desk.pair(real.address, real.command("pair"))
    yield desk
    desk.close()


@pytest.fixture
def at(browser_of_its_own: Desk) -> Iterator[Desk]:
    browser_of_its_own.settings(liveCheck=True, platforms=dict.fromkeys(browser_of_its_own.platforms, True))
    yield browser_of_its_own
    browser_of_its_own.close_pages()


def ready(page: Page) -> str:
    """The draft, once it is there and the person has confirmed what it claims."""
    expect(draft_in(page).locator("span").first).to_be_visible(timeout=30_000)
    for box in panel(page).get_by_role("checkbox").all():
        box.check()
    expect(act(page, "Insert")).to_be_enabled()
    return draft_in(page).inner_text()


@every_site
def test_a_comment_is_drafted_inserted_undone_checked_and_recorded(at: Desk, real: RealServer, site: Site) -> None:
    page = show(at, site, "Half a thought")
    button(page).click()
    drafted = ready(page)
    assert "Riverside" in drafted
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    assert lines(held(page, site.box)) == lines(drafted)
    page.keyboard.press("Control+z")
    page.wait_for_timeout(200)
    assert lines(held(page, site.box)) == ["Half a thought"]

    button(page).click()
    ready(page)
    act(page, "Insert").click()
    expect(panel(page)).to_have_count(0)
    expect(mark(page, "Check: nothing found")).to_be_visible()
    page.keyboard.press("Control+End")
    page.keyboard.type(" We are sorry about your visit.")
    expect(mark(page, "Check: 1 thing to look at").or_(mark(page, "things to look at"))).to_be_visible()
    assert counts(page)["enter"] == counts(page)["post"] == 0

    post(page, site)
    expect(page.get_by_text("Recorded what was posted")).to_be_visible()
    assert counts(page)["post"] == 1


@every_site
def test_a_typed_leak_is_found_and_the_safe_wording_passes(at: Desk, site: Site) -> None:
    page = show(at, site)
    editor(page, site).click()
    page.keyboard.type("We are so sorry about your visit")
    page.get_by_role("button", name=re.compile(r"^Check: \d")).click()
    page.get_by_role("button", name="Use this wording").first.click()
    page.wait_for_timeout(1_500)
    assert "your visit" not in held(page, site.box)


def test_an_emergency_shows_the_card_and_whom_to_call(at: Desk) -> None:
    site = SITES[0]
    page = at.open(
        site.url,
        site.html.replace("Waited 3 hours past my appointment", "I took all my pills and I want to end my life"),
        "fixture.make('draft', 'box')",
    )
    button(page).click()
    expect(panel(page).get_by_role("heading", name="Avoid")).to_be_visible(timeout=30_000)


def test_the_record_is_whole_at_the_end(at: Desk, real: RealServer) -> None:
    assert real.command("audit", "verify")


def test_a_wrong_code_is_refused_in_plain_words(at: Desk) -> None:
    page = at.own("options")
    page.get_by_label("Pairing code").fill("AAAA-AAAA")
    page.get_by_role("button", name="Pair", exact=True).click()
    expect(page.get_by_text("That code is wrong, used or too old")).to_be_visible()
