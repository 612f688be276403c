"""Signing in and out on the pages: cookies, one-time links, and words that give nothing away."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from server.accounts import sessions as sessions_module
from server.web.security import SESSION
from server.web.sign_in import own_path
from tests.server.people import PASSWORD, person, signed_in

from .conftest import MakeVisitor, Visitor

NEW = "seven brass kettles sing"
HERE = {"origin": "http://127.0.0.1:8420"}


def send(client: TestClient, path: str, /, *, shown_on: str | None = None, **fields: str) -> Any:
    """Fill in the form on a page and press its button."""
    token = re.search(r'name="csrf" value="([^"]+)"', client.get(shown_on or path).text)
    assert token
    origin = str(client.base_url).rstrip("/")
    data = {"csrf": token[1], **fields}
    return client.post(path, data=data, headers={"origin": origin}, follow_redirects=False)


def sign_in(visitor: Visitor, email: str, password: str = PASSWORD, **fields: str) -> Any:
    return send(visitor.client, "/sign-in", email=email, password=password, **fields)


def test_somebody_signs_in_and_goes_where_they_wanted(visitor: Visitor) -> None:
    dana = person(visitor.store, "staff", "Dana")
    answer = sign_in(visitor, dana.email, to="/rulebook")
    assert (answer.status_code, answer.headers["location"]) == (303, "/rulebook")
    assert visitor.client.get("/rulebook", follow_redirects=False).status_code == 200


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(visitor: Visitor) -> None:
    cookie = sign_in(visitor, person(visitor.store, "staff").email).headers["set-cookie"].lower()
    assert cookie.startswith(f"{SESSION}=")
    assert {"httponly", "samesite=lax", "path=/", "max-age=43200"} <= {part.strip() for part in cookie.split(";")}
    assert "domain" not in cookie


def test_over_https_it_is_a_secure_host_cookie(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(allowed_hosts="sincerely.example")
    dana = person(visitor.store, "staff")
    client = TestClient(visitor.client.app, base_url="https://sincerely.example", client=("192.0.2.7", 50000))
    cookies = send(client, "/sign-in", email=dana.email, password=PASSWORD).headers.get_list("set-cookie")
    session = next(cookie for cookie in cookies if cookie.startswith("__Host-sincerely="))
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= {part.strip() for part in session.split(";")}
    assert "domain" not in session.lower()


def test_signing_in_makes_a_new_session_and_ends_the_one_before(visitor: Visitor) -> None:
    dana = person(visitor.store, "staff")
    sign_in(visitor, dana.email)
    first = visitor.client.cookies[SESSION]
    assert visitor.client.get("/sign-in", follow_redirects=False).headers["location"] == "/"
    token = visitor.client.get("/profile").text.split('name="csrf" value="')[1].split('"')[0]
    data = {"csrf": token, "email": dana.email, "password": PASSWORD}
    visitor.client.post("/sign-in", data=data, headers=HERE)
    assert visitor.client.cookies[SESSION] != first
    assert visitor.accounts.sessions.find(first) is None


@pytest.mark.parametrize("known", [True, False], ids=["a person", "nobody"])
def test_what_did_not_fit_is_said_on_the_form_and_the_same_for_all(visitor: Visitor, known: bool) -> None:
    email = person(visitor.store, "staff", "Dana").email if known else "nobody@riverside.example"
    answer = sign_in(visitor, email, "wrong wrong wrong")
    assert answer.status_code == 403
    assert "do not belong together" in answer.text
    assert "wrong wrong wrong" not in answer.text
    assert SESSION not in visitor.client.cookies


def test_too_many_tries_are_told_so_on_the_form(visitor: Visitor) -> None:
    dana = person(visitor.store, "staff", "Dana")
    for _ in range(10):
        sign_in(visitor, dana.email, "wrong wrong wrong")
    answer = sign_in(visitor, dana.email)
    assert answer.status_code == 429
    assert "Wait 15 minutes" in answer.text


def test_a_form_from_another_site_signs_nobody_in(visitor: Visitor) -> None:
    dana = person(visitor.store, "staff")
    visitor.client.get("/sign-in")
    data = {"email": dana.email, "password": PASSWORD}
    for headers in ({}, {"origin": "https://evil.example"}, HERE):
        assert visitor.client.post("/sign-in", data=data, headers=headers).status_code == 403


def test_signing_out_takes_the_cookie_back_and_ends_the_session(visitor: Visitor) -> None:
    browser = signed_in(visitor.client, visitor.accounts, person(visitor.store, "staff"))
    token = visitor.client.cookies[SESSION]
    answer = browser.post("/sign-out")
    assert answer.headers["location"].startswith("/sign-in")
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert visitor.accounts.sessions.find(token) is None


def test_signing_out_everywhere_ends_the_other_browsers_too(visitor: Visitor) -> None:
    dana = person(visitor.store, "staff")
    elsewhere = visitor.accounts.sessions.begin(dana.id)
    signed_in(visitor.client, visitor.accounts, dana).post("/sign-out/everywhere")
    assert visitor.accounts.sessions.find(elsewhere) is None


def test_the_line_that_refreshes_itself_does_not_keep_a_session_open(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(visitor.client, visitor.accounts, person(visitor.store, "staff"))
    real = sessions_module.datetime

    def after(minutes: int) -> None:
        class Later(real):  # type: ignore[misc,valid-type]
            @classmethod
            def now(cls, tz: Any = None) -> Any:
                return real.now(tz) + timedelta(minutes=minutes)

        monkeypatch.setattr(sessions_module, "datetime", Later)

    after(10)
    assert visitor.client.get("/try/status", follow_redirects=False).status_code == 200
    after(16)
    assert visitor.client.get("/try/status", follow_redirects=False).status_code == 303


def test_the_first_admin_is_made_by_the_link_and_signed_in(visitor: Visitor) -> None:
    token, _ = visitor.accounts.first_link()
    assert visitor.client.get("/people", follow_redirects=False).status_code == 403
    for _ in range(2):  # Looking uses nothing up: programs that preview links look too.
        assert visitor.client.get(f"/first/{token}").status_code == 200
    differs = send(
        visitor.client, f"/first/{token}", name="Ada", email="ada@riverside.example", password=NEW, again="other"
    )
    assert differs.status_code == 422
    assert "The two passwords differ" in differs.text
    assert 'value="Ada"' in differs.text
    assert NEW not in differs.text
    made = send(visitor.client, f"/first/{token}", name="Ada", email="ada@riverside.example", password=NEW, again=NEW)
    assert (made.status_code, made.headers["location"]) == (303, "/people")
    assert "Ada" in visitor.client.get("/people").text
    assert visitor.client.get(f"/first/{token}").status_code == 403


def test_an_invitation_is_accepted_once(visitor: Visitor) -> None:
    admin = person(visitor.store, "admin")
    _, token, _ = visitor.accounts.invite(admin, "Dana", "dana@riverside.example", "compliance")
    page = visitor.client.get(f"/invitation/{token}").text
    assert "Welcome, Dana" in page
    assert "dana@riverside.example" in page
    assert send(visitor.client, f"/invitation/{token}", password="short", again="short").status_code == 422
    done = send(visitor.client, f"/invitation/{token}", password=NEW, again=NEW)
    assert (done.status_code, done.headers["location"]) == (303, "/profile")
    assert visitor.client.get(f"/invitation/{token}").status_code == 403


@pytest.mark.parametrize("kind", ["first", "invitation"])
def test_a_made_up_link_leads_nowhere(visitor: Visitor, kind: str) -> None:
    assert visitor.client.get(f"/{kind}/made-up").status_code == 403


def test_one_kind_of_link_does_not_open_the_other(visitor: Visitor) -> None:
    first, _ = visitor.accounts.first_link()
    assert visitor.client.get(f"/invitation/{first}").status_code == 403
    answer = send(visitor.client, f"/invitation/{first}", shown_on="/sign-in", password=NEW, again=NEW)
    assert answer.status_code == 403
    assert not visitor.accounts.exist()


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("/rulebook/confirms-relationship", "/rulebook/confirms-relationship"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/a?b=c", "/"),
        ("/a\nb", "/"),
        ("", "/"),
    ],
)
def test_afterwards_only_our_own_pages_follow(asked: str, kept: str) -> None:
    assert own_path(asked) == kept
