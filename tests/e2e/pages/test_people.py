"""Accounts in a real browser: the first admin, an invitation, one-time codes, keys, and every page's looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page, expect

from server.accounts.accounts import Accounts
from server.secret import load_secret
from server.store import Store
from tests.server.people import PASSWORD

from .conftest import PATIENCE, Open, served

LONG = "Maximiliane Featherstonehaugh-Wolfeschlegelsteinhausenbergerdorff the Third"
LONG_EMAIL = "m" * 40 + "@riverside-hospital-and-clinics-of-the-north.example"


@dataclass(frozen=True)
class Clinic:
    """A server with accounts: its address and its admin's."""

    address: str
    admin: str


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """Ada is its admin, made in a browser by nobody: the link's way is a test of its own."""
    folder = tmp_path_factory.mktemp("clinic")
    with served(folder) as address:
        store = Store(f"sqlite:///{folder / 'sincerely.db'}", folder)
        accounts = Accounts(store, load_secret(folder))
        accounts.become_first_admin(accounts.first_link()[0], "Ada Lovelace", "ada@riverside.example", PASSWORD)
        store.close()
        yield Clinic(address, "ada@riverside.example")


def sign_in(page: Page, email: str, password: str = PASSWORD, code: str = "") -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_label("One-time code").fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.fixture
def admin(visit: Open, clinic: Clinic) -> Page:
    page = visit("/sign-in", at=clinic.address, quiet=False)
    sign_in(page, clinic.admin)
    expect(page.get_by_role("link", name="Ada Lovelace")).to_be_visible(timeout=PATIENCE)
    return page


def looks_right(page: Page, accessible: Callable[[Page], None]) -> None:
    """Wide and narrow, light and dark: nothing cut off, and axe finds nothing."""
    for width, dark in ((1280, False), (320, True)):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if dark else "light")
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.e2e
def test_the_first_link_makes_an_admin_and_closes_the_house(
    visit: Open, accessible: Callable[[Page], None], tmp_path: Path
) -> None:
    with served(tmp_path) as address:
        store = Store(f"sqlite:///{tmp_path / 'sincerely.db'}", tmp_path)
        token, _ = Accounts(store, load_secret(tmp_path)).first_link()
        store.close()
        page = visit("/sign-in", at=address, quiet=False)
        expect(page.get_by_role("heading", name="Nobody has an account here yet")).to_be_visible()
        page.goto(f"/first/{token}")
        looks_right(page, accessible)
        page.get_by_label("Your name").fill("Ada Lovelace")
        page.get_by_label("E-mail address").fill("ada@riverside.example")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_label("The same again").fill("something else entirely")
        page.get_by_role("button", name="Make the account").click()
        expect(page.get_by_role("alert")).to_contain_text("The two passwords differ")
        looks_right(page, accessible)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_label("The same again").fill(PASSWORD)
        page.get_by_role("button", name="Make the account").click()
        expect(page.get_by_role("heading", name="People")).to_be_visible()
        stranger = visit("/rulebook", at=address, quiet=False)
        expect(stranger).to_have_url(re.compile(r"/sign-in\?to=%2Frulebook$"))


@pytest.mark.e2e
def test_somebody_is_invited_sets_codes_up_and_signs_in_with_them(
    visit: Open, accessible: Callable[[Page], None], clinic: Clinic, admin: Page
) -> None:
    admin.goto("/people")
    admin.get_by_label("Name").fill(LONG)
    admin.get_by_label("E-mail address").fill(LONG_EMAIL)
    admin.get_by_label("Role").select_option("compliance")
    admin.get_by_role("button", name="Make a link").click()
    looks_right(admin, accessible)
    link = admin.locator(".shown-once").inner_text()

    page = visit(link, at=clinic.address, quiet=False)
    looks_right(page, accessible)
    page.get_by_label("Password").fill("seven brass kettles sing")
    page.get_by_label("The same again").fill("seven brass kettles sing")
    page.get_by_role("button", name="Keep the password and sign in").click()
    expect(page.get_by_role("heading", name=LONG)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("link", name="Insights")).to_be_visible()
    looks_right(page, accessible)

    page.locator("summary", has_text="Set them up").click()
    page.get_by_label("Your password").first.fill("seven brass kettles sing")
    page.get_by_role("button", name="Show the picture").click()
    looks_right(page, accessible)
    seed = page.locator(".spelled").inner_text().replace(" ", "")
    page.get_by_label("One-time code").fill(pyotp.TOTP(seed).now())
    page.get_by_role("button", name="Switch on").click()
    looks_right(page, accessible)
    recovery = page.locator(".recovery code").all_inner_texts()
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, LONG_EMAIL, "seven brass kettles sing")
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    looks_right(page, accessible)
    sign_in(page, LONG_EMAIL, "seven brass kettles sing", recovery[0])
    expect(page.get_by_role("button", name="Sign out")).to_be_visible(timeout=PATIENCE)

    admin.goto("/people")
    looks_right(admin, accessible)
    admin.get_by_role("link", name=LONG).click()
    looks_right(admin, accessible)
    admin.get_by_label("Your password").fill("not the password")
    admin.get_by_role("button", name="End the account").click()
    expect(admin.get_by_role("alert")).to_be_visible(timeout=PATIENCE)
    looks_right(admin, accessible)
    admin.get_by_label("Your password").fill(PASSWORD)
    admin.get_by_role("button", name="End the account").click()
    expect(admin.get_by_role("status")).to_contain_text("The account has ended")
    page.goto("/rulebook")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.mark.e2e
def test_a_key_is_made_shown_once_and_revoked(admin: Page, accessible: Callable[[Page], None]) -> None:
    admin.goto("/keys")
    looks_right(admin, accessible)
    admin.get_by_label("What is it for?").fill("the contact form of all the northern clinics and their pharmacy")
    admin.get_by_role("button", name="Make the key").click()
    expect(admin.locator(".shown-once")).to_contain_text("sincerely_")
    looks_right(admin, accessible)
    admin.get_by_role("link", name="I have kept it").click()
    looks_right(admin, accessible)
    admin.get_by_role("button", name="Revoke the contact form").click()
    expect(admin.get_by_text("It is revoked")).to_be_visible()
    looks_right(admin, accessible)


@pytest.mark.e2e
def test_a_signed_in_person_drafts_as_themselves(admin: Page) -> None:
    admin.goto("/profile")
    admin.get_by_label("What you are").fill("patient relations lead")
    admin.get_by_role("button", name="Keep", exact=True).click()
    expect(admin.get_by_text("Your profile is kept.")).to_be_visible()
    admin.goto("/")
    admin.get_by_label("Comment", exact=True).fill("Nobody picks up the phone, ever.")
    admin.get_by_role("button", name="Draft reply").click()
    expect(admin.locator("#reply")).to_contain_text("Ada Lovelace", timeout=PATIENCE)


@pytest.mark.e2e
def test_a_session_that_ended_says_so_and_keeps_the_comment(admin: Page, clinic: Clinic, visit: Open) -> None:
    admin.goto("/")
    admin.get_by_label("Comment", exact=True).fill("Where is my comment?")
    elsewhere = visit("/sign-in", at=clinic.address, quiet=False)
    sign_in(elsewhere, clinic.admin)
    elsewhere.goto("/profile")
    elsewhere.get_by_role("button", name="Sign out everywhere").click()
    admin.get_by_role("button", name="Draft reply").click()
    expect(admin.get_by_role("heading", name="Please sign in")).to_be_focused(timeout=PATIENCE)
    assert admin.get_by_label("Comment", exact=True).input_value() == "Where is my comment?"
