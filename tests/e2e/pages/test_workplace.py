"""Compliance's workplace as its people meet it: pruned cases, proposals, versions and contacts, with long texts, in
light and dark, in a narrow window, and without a mouse."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from prompts.reading import ORGANISATION, read_folder
from server.approvals import Approvals
from server.settings import ROOT
from server.store import Store
from server.store.audit import AuditEntry
from tests.server.people import PASSWORD, person
from tests.server.writers.briefs import deidentifier

from .conftest import PATIENCE, Open, served

LOOKS = os.environ.get("SINCERELY_TEST_LOOKS", "")
"""A folder for a picture of each page in each look, for whoever changes how they look; none are made without it."""

RULE, LONG_RULE = "rules/too-long.yaml", "rules/confirms-relationship.yaml"
LONG = (
    "Kinder hints for replies that are too long, and a good many more words than a title of a change should ever have "
    * 2
)
NO_BREAK = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurf" * 2


@dataclass(frozen=True)
class Workplace:
    """A server with history: pages to look at by name, and whose eyes they are for."""

    address: str
    pages: dict[str, tuple[str, str]]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    folder = tmp_path_factory.mktemp("workplace")
    store = Store.ready(f"sqlite:///{folder / 'sincerely.db'}", folder)
    mara, noor = person(store, "compliance", "Mara Quill"), person(store, "compliance", "Noor Vale")
    person(store, "admin", "Ada Finch")
    files = {
        **read_folder(), ORGANISATION: (ROOT / "server/organisation.example.toml").read_text(encoding="utf-8"),
    }  # fmt: skip
    approvals = Approvals(store, files, deidentifier)
    first = approvals.propose(mara, "As it came", "To begin with.", {})
    approvals.approve(noor, first.id, first.version_id, "Read from the first rule to the last.")
    hint = {RULE: files[RULE].replace("fix: ", f"fix: {LONG} ", 1)}
    second = approvals.propose(mara, LONG[:200], f"{LONG} {NO_BREAK}", hint)
    approvals.approve(noor, second.id, second.version_id, f"{LONG} {NO_BREAK}")
    rejected = approvals.propose(mara, "Shorter", "It could be shorter.", {RULE: hint[RULE].replace(LONG, "")})
    approvals.reject(noor, rejected.id, rejected.version_id, "It says too little now.")
    waiting = approvals.propose(mara, LONG[:200], NO_BREAK, {RULE: hint[RULE] + f"# {NO_BREAK}\n"})
    approvals.remark(noor, waiting.id, RULE, len(hint[RULE].splitlines()) + 1, f"{NO_BREAK} {LONG}")
    for number in range(3):
        store.trail.append_and_wait(AuditEntry("Mara Quill", "draft", {"comment": LONG}, id=f"old-case-{number}"))
    store.prune(datetime.now(UTC) + timedelta(seconds=1), "Mara Quill")
    pages = {
        "case-pruned": ("mara.quill", "/audit/old-case-0"),
        "audit": ("mara.quill", "/audit"),
        "changes": ("mara.quill", "/changes"),
        "proposal-own": ("mara.quill", f"/changes/{waiting.id}"),
        "proposal-other": ("noor.vale", f"/changes/{waiting.id}"),
        "proposal-rejected": ("mara.quill", f"/changes/{rejected.id}"),
        "versions": ("mara.quill", "/versions"),
        "compare": ("mara.quill", f"/versions/compare?before={first.version_id}&after={second.version_id}"),
        "compare-same": ("mara.quill", f"/versions/compare?before={first.version_id}&after={first.version_id}"),
        "compare-nothing": ("mara.quill", "/versions/compare?before=x&after=y"),
        "organisation": ("mara.quill", "/organisation"),
        "organisation-admin": ("ada.finch", "/organisation"),
        "contacts": ("ada.finch", "/organisation/contacts"),
        "contacts-channels": ("ada.finch", "/organisation/contacts?of=channels"),
        "contacts-flag": ("ada.finch", "/organisation/contacts?of=emergency"),
        "not-yours": ("ada.finch", "/changes"),
    }
    store.close()
    with served(folder) as address:
        yield Workplace(address, pages)


def sign_in(visit: Open, workplace: Workplace, name: str, **look: object) -> Page:
    page = visit("/sign-in", at=workplace.address, quiet=False, **look)
    page.get_by_role("textbox", name="E-mail").fill(f"{name}@riverside.example")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible(timeout=PATIENCE)
    return page


LOOK = [(1280, False), (1280, True), (360, False), (360, True)]


@pytest.mark.e2e
@pytest.mark.parametrize("who", ["mara.quill", "noor.vale", "ada.finch"])
def test_every_page_can_be_read_by_everybody_in_every_look(
    visit: Open, accessible: Callable[[Page], None], workplace: Workplace, who: str
) -> None:
    page = sign_in(visit, workplace, who)
    for name, (reader, path) in workplace.pages.items():
        if reader != who:
            continue
        page.goto(path)
        if page.locator("#comparison").count():
            expect(page.locator("#comparison")).not_to_contain_text("are drafting", timeout=PATIENCE)
        for width, dark in LOOK:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if dark else "light")
            accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            if LOOKS:
                Path(LOOKS).mkdir(parents=True, exist_ok=True)
                page.screenshot(path=f"{LOOKS}/{name}-{width}-{'dark' if dark else 'light'}.png", full_page=True)


@pytest.mark.e2e
def test_the_menu_shows_where_somebody_is_in_a_narrow_window(visit: Open, workplace: Workplace) -> None:
    page = sign_in(visit, workplace, "ada.finch", width=360)
    for address in ("/", "/organisation", "/keys"):
        page.goto(address)
        expect(page.locator(".nav [aria-current]")).to_be_in_viewport(ratio=1)


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the focus is on what `wanted` (a selector) names; every stop on the way must be visible."""
    for _ in range(200):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            "(wanted) => { const at = document.activeElement; const box = at.getBoundingClientRect();"
            " return [at.matches(wanted), box.width > 0 && box.height > 0, at.outerHTML.slice(0, 120)]; }", wanted,
        )  # fmt: skip
        assert focus[1], f"the focus can't be seen: {focus[2]}"
        if focus[0]:
            return
    pytest.fail(f"Tab never came to {wanted}")


@pytest.mark.e2e
def test_a_proposal_is_remarked_on_and_rejected_without_a_mouse(visit: Open, workplace: Workplace) -> None:
    page = sign_in(visit, workplace, "noor.vale")
    page.goto(workplace.pages["proposal-other"][1])
    tab_to(page, "a.number")
    page.keyboard.press("Enter")
    expect(page.locator("#say")).to_be_visible()
    expect(page.locator("#remark")).to_be_focused()
    page.keyboard.type("Why that word?")
    tab_to(page, "#say button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Why that word?")).to_be_visible()
    tab_to(page, "#note")
    page.keyboard.type("Nobody says that.")
    tab_to(page, "input[type=password]")
    page.keyboard.type(PASSWORD)
    tab_to(page, "button[formaction]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Rejected by Noor Vale")).to_be_visible(timeout=PATIENCE)


@pytest.mark.e2e
def test_contacts_are_changed_without_a_mouse(visit: Open, workplace: Workplace) -> None:
    page = sign_in(visit, workplace, "ada.finch", width=360)
    page.goto("/organisation")
    tab_to(page, 'a[href="/organisation/contacts"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisation/contacts")
    tab_to(page, 'a[href$="of=media"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisation/contacts?of=media")
    tab_to(page, "#name-1")
    page.keyboard.type("Ines Duarte")
    tab_to(page, "input[type=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Row 2 needs a name, a role", timeout=PATIENCE)
    expect(page.get_by_role("alert")).to_contain_text("Nothing was changed.")
    tab_to(page, "#role-1")
    page.keyboard.type("press officer")
    tab_to(page, "#phone-1")
    page.keyboard.type("555-0111")
    tab_to(page, "input[type=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The contacts are changed", timeout=PATIENCE)
    expect(page.get_by_text("Ines Duarte")).to_be_visible()


@pytest.mark.e2e
def test_what_may_be_somebody_s_name_is_asked_about_and_ticked_off(
    visit: Open, accessible: Callable[[Page], None], workplace: Workplace
) -> None:
    page = sign_in(visit, workplace, "mara.quill")
    page.goto(f"/changes/new?file={LONG_RULE}")
    page.get_by_label("The hint for mending it").fill("As Maria Gonzalez asked, say less.")
    expect(page.locator("#outcome")).to_contain_text("it can't be proposed", timeout=PATIENCE)
    page.get_by_label("What changes, in a few words").fill("A hint")
    page.get_by_label("Why", exact=True).fill("Kinder.")
    page.get_by_role("button", name="Propose this change").click()
    expect(page.locator(".finds")).to_contain_text("Nothing was stored", timeout=PATIENCE)
    for width, dark in LOOK:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if dark else "light")
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if LOOKS:
            page.screenshot(path=f"{LOOKS}/found-{width}-{'dark' if dark else 'light'}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_label("The hint for mending it").fill("Speak of people in general.")
    page.get_by_label("Replies that it must object to").fill("Thank you for visiting us, Maria Gonzalez. Dana")
    tick = page.get_by_label("Each of these is invented, our own or public")
    expect(tick).to_be_visible(timeout=PATIENCE)
    accessible(page)
    if LOOKS:
        page.screenshot(path=f"{LOOKS}/found-ask.png", full_page=True)
    tick.check()
    page.get_by_role("button", name="Propose this change").click()
    expect(page.get_by_role("heading", name="A second person decides")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("heading", name="The author says that this is nobody's")).to_be_visible()
