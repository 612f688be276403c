"""The panel: what it shows, that it is open to everybody, and that it stays out of the way."""

# Markup reads better unbroken.
# ruff: noqa: E501

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.extension.desk import Desk, act, button, counts, draft_in, panel
from tests.e2e.extension.sites import COMMENT, SITES, facebook_page, x_page
from tests.e2e.extension.standin import REPLY, Fault, Standin, draft

pytestmark = pytest.mark.e2e
X, FACEBOOK = SITES[0], SITES[1]
AXE = Path(__file__).resolve().parents[3] / "browser-extension" / "node_modules" / "axe-core" / "axe.min.js"
CARD = {
    "title": "Someone may need help right now",
    "call": [{"name": "Rosa Lind", "role": "nurse on call", "reach": "555-0199"}],
    "do": ["Call the contact below now."],
    "avoid": ["Do not give advice."],
}
FACTS = [
    {"kind": "fact", "id": "walk-ins", "text": "Walk-ins on Saturdays, 9 to 1"},
    {"kind": "commitment", "id": "desk", "text": "A second person at the desk"},
]
ADVICE = [
    {
        "rule": "too-long",
        "severity": "advise",
        "start": 0,
        "end": 11,
        "message": "Shorter reads better.",
        "suggestion": None,
    }
]


def show(desk: Desk, html: str = "") -> Page:
    page = desk.open(X.url, html or x_page(), "fixture.make('draft', 'box')")
    expect(button(page)).to_have_count(1)
    return page


def test_it_says_what_it_read_with_identifiers_struck_out(desk: Desk, standin: Standin) -> None:
    standin.answer = draft(comment={"text": "Waited <TIME_1>", "removed": [{"start": 7, "end": 14, "type": "TIME"}]})
    page = show(desk)
    button(page).click()
    expect(panel(page).get_by_text("Replying to: Ana Ruiz")).to_be_visible()
    expect(panel(page).get_by_text(COMMENT)).to_be_visible()
    expect(panel(page).locator("del")).to_have_text("3 hours")


def test_each_sentence_says_why_it_is_there_on_hover_and_on_focus(desk: Desk) -> None:
    page = show(desk)
    button(page).click()
    draft_in(page).get_by_text("I'm sorry.").hover()
    expect(panel(page).get_by_text("Why: a plain apology for what they describe")).to_be_visible()
    draft_in(page).locator("span").first.focus()
    expect(panel(page).get_by_text("Why: concern first")).to_be_visible()


def test_the_clock_says_when_it_was_posted_and_the_aim(desk: Desk, standin: Standin) -> None:
    now = datetime.now(UTC)
    posted = (now - timedelta(minutes=14)).isoformat()
    standin.answer = draft(respond_by=(now + timedelta(minutes=46)).isoformat())
    page = show(desk, x_page().replace("2026-11-22T10:00:00.000Z", posted))
    button(page).click()
    expect(panel(page).get_by_text("Posted 14 min ago · aim: within 60 min")).to_be_visible()


def test_unticked_facts_keep_insert_and_copy_off(desk: Desk, standin: Standin) -> None:
    standin.answer = draft(verify=FACTS)
    page = show(desk)
    button(page).click()
    for name in ("Insert", "Copy"):
        expect(act(page, name)).to_be_disabled()
    panel(page).get_by_role("checkbox", name="Walk-ins on Saturdays").check()
    expect(act(page, "Insert")).to_be_disabled()
    panel(page).get_by_role("checkbox", name="A second person").check()
    for name in ("Insert", "Copy"):
        expect(act(page, name)).to_be_enabled()


def test_an_escalation_shows_whom_to_call_and_no_draft(desk: Desk, standin: Standin) -> None:
    standin.answer = draft(route="escalate", reply=None, sentences=[], card=CARD)
    page = show(desk)
    button(page).click()
    expect(panel(page).get_by_text("555-0199")).to_be_visible()
    expect(draft_in(page)).to_have_count(0)
    expect(act(page, "Insert")).to_be_disabled()


def test_what_the_server_adds_for_the_person_is_shown(desk: Desk, standin: Standin) -> None:
    standin.answer = draft(notes=["Others in this thread defend you: let them speak."])
    page = show(desk)
    button(page).click()
    expect(panel(page).get_by_text("let them speak")).to_be_visible()


def test_another_one_is_asked_for_with_the_choices_and_the_note(desk: Desk, standin: Standin) -> None:
    page = show(desk)
    button(page).click()
    expect(draft_in(page)).to_be_visible()
    for label, option in (("Tone", "formal"), ("Length", "short"), ("Language", "es"), ("Stage", "holding")):
        panel(page).get_by_label(label).select_option(option)
    panel(page).get_by_role("textbox", name="Note to the writer").fill("The lift works again")
    act(page, "Another one").click()
    asked = standin.wait_for("/v1/drafts", 2)[1]
    wanted = {"tone": "formal", "length": "short", "language": "es", "stage": "holding", "note": "The lift works again"}
    assert {name: asked[name] for name in wanted} == wanted
    expect(draft_in(page)).to_be_visible()


def test_copy_puts_the_draft_on_the_clipboard(desk: Desk) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"], origin="https://x.com")
    page = show(desk)
    button(page).click()
    act(page, "Copy").click()
    expect(panel(page).get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == REPLY


def test_everything_can_be_done_with_the_keyboard_and_the_site_hears_no_key(desk: Desk) -> None:
    page = show(desk)
    button(page).focus()
    page.keyboard.press("Enter")
    expect(draft_in(page)).to_be_visible()
    before = counts(page)
    panel(page).get_by_role("textbox", name="Note to the writer").focus()
    page.keyboard.type("jkl.r")
    assert counts(page) == before
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(button(page)).to_be_focused()
    page.keyboard.press("Enter")
    act(page, "Insert").focus()
    page.keyboard.press("Enter")
    expect(panel(page)).to_have_count(0)
    assert counts(page)["post"] == 0


def rect(page: Page, of: str) -> dict[str, float]:
    return dict(page.evaluate("(of) => document.querySelector(of).getBoundingClientRect().toJSON()", of))


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    apart = (
        one["left"] >= other["right"]
        or one["right"] <= other["left"]
        or one["top"] >= other["bottom"]
        or one["bottom"] <= other["top"]
    )
    return not apart


@pytest.mark.parametrize(("width", "height"), [(320, 640), (768, 900), (1280, 800), (2200, 1000)])
@pytest.mark.parametrize("top", [0, 300, 560])
def test_the_panel_never_covers_the_box_nor_the_post_button(desk: Desk, width: int, height: int, top: int) -> None:
    page = desk.open(
        X.url,
        f'<div style="height:{top}px"></div>{x_page()}<div style="height:900px"></div>',
        "fixture.make('draft', 'box')",
    )
    page.set_viewport_size({"width": width, "height": height})
    button(page).click()
    expect(draft_in(page)).to_be_visible()
    page.wait_for_timeout(300)
    shown: Any = panel(page).evaluate("(panel) => panel.getBoundingClientRect().toJSON()")
    for part in ("[data-testid^=tweetTextarea_]", "[data-post]"):
        assert not overlap(shown, rect(page, part)), part
    assert (shown["left"] >= 0, shown["right"] <= width, shown["top"] >= 0, shown["bottom"] <= height) == (True,) * 4


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
@pytest.mark.parametrize("state", ["draft", "facts", "card", "fault", "progress", "findings"])
def test_axe_finds_nothing(desk: Desk, standin: Standin, scheme: Any, width: int, state: str) -> None:
    answers: dict[str, dict[str, Any]] = {
        "facts": draft(verify=FACTS, findings=ADVICE),
        "card": draft(route="reply_and_escalate", card=CARD),
    }
    standin.answer = answers.get(state, draft())
    if state in ("fault", "progress"):
        standin.fault = Fault(503, {"title": "x", "detail": "The checks could not run."})
    if state == "findings":
        desk.settings(liveCheck=True)
    page = show(desk)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    if state == "findings":
        page.locator("[data-testid^=tweetTextarea_]").click()
        page.keyboard.type("sorry about your visit")
        page.get_by_role("button", name="Check: 1").click()
    else:
        button(page).click()
        expect(
            panel(page).get_by_text(re.compile("No draft was made")) if standin.fault else act(page, "Another one")
        ).to_be_visible()
        if not standin.fault:
            expect(draft_in(page)).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """axe.run({include: [['sincerely-panel']]}).then((done) => done.violations.map((one) => one.id + ' ' + one.nodes.map((node) => node.html + node.failureSummary).join(' | ')))"""
    )
    assert found == []


def test_in_a_dialog_the_panel_is_part_of_it_so_that_its_focus_trap_lets_people_type(desk: Desk) -> None:
    html = f'<div role="dialog" aria-modal="true" id="modal">{facebook_page()}</div>'
    script = """fixture.make('lexical', 'box');
      document.addEventListener('focusin', (event) => { if (!modal.contains(event.target)) box.focus() })"""
    page = desk.open(FACEBOOK.url, html, script)
    button(page).click()
    note = panel(page).get_by_role("textbox", name="Note to the writer")
    note.click()
    page.keyboard.type("typed here")
    expect(note).to_have_value("typed here")
