"""Who gets in: nobody needs to sign in before there are accounts, everybody does afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from server.app import create_app
from server.web.security import SESSION
from tests.server.people import person, signed_in
from tests.server.standin import Opening, settings_for

from .conftest import MakeVisitor, Visitor


def test_without_accounts_the_pages_open_on_this_computer(visitor: Visitor) -> None:
    assert visitor.client.get("/").status_code == 200
    assert visitor.post().status_code == 200


def test_once_somebody_has_an_account_everybody_signs_in(visitor: Visitor) -> None:
    token = visitor.token()
    person(visitor.store, "admin")
    back = visitor.client.get("/rulebook", follow_redirects=False)
    assert (back.status_code, back.headers["location"]) == (303, "/sign-in?to=%2Frulebook")
    refused = visitor.client.post(
        "/try/draft", data={"csrf": token, "comment": "Hello"}, headers={"origin": "http://127.0.0.1:8420"}
    )
    assert refused.status_code == 401
    assert "Please sign in" in refused.text
    assert not visitor.pipeline.asked


def test_a_person_sees_the_pages_of_their_role(visitor: Visitor) -> None:
    dana = signed_in(visitor.client, visitor.accounts, person(visitor.store, "staff", "Dana Ortega-Whitfield"))
    page = dana.get("/rulebook")
    assert "Dana Ortega-Whitfield" in page.text
    assert 'href="/audit"' not in page.text
    refused = dana.get("/audit")
    assert refused.status_code == 403
    assert "not part of your role" in refused.text


def test_a_session_of_an_ended_account_is_worth_nothing(visitor: Visitor) -> None:
    admin, leaving = person(visitor.store, "admin"), person(visitor.store, "staff")
    browser = signed_in(visitor.client, visitor.accounts, leaving)
    assert browser.get("/").status_code == 200
    visitor.accounts.end(admin, leaving.id)
    assert browser.get("/", follow_redirects=False).status_code == 303


def test_a_form_belongs_to_the_session_that_it_was_shown_in(visitor: Visitor) -> None:
    one, two = person(visitor.store, "staff", "One"), person(visitor.store, "staff", "Two")
    token = signed_in(visitor.client, visitor.accounts, one).token()
    other = signed_in(visitor.client, visitor.accounts, two)
    assert other.post("/told", comment="Hello", csrf=token).status_code == 403


def test_a_page_does_not_give_the_session_away(visitor: Visitor) -> None:
    browser = signed_in(visitor.client, visitor.accounts, person(visitor.store, "staff"))
    cookie = visitor.client.cookies[SESSION]
    assert cookie not in browser.get("/").text


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"origin": "null"}, {}], ids=str)
def test_a_form_from_elsewhere_is_refused_with_a_session_too(visitor: Visitor, headers: dict[str, str]) -> None:
    browser = signed_in(visitor.client, visitor.accounts, person(visitor.store, "staff"))
    data = {"csrf": browser.token(), "comment": "Hello"}
    assert visitor.client.post("/try/draft", data=data, headers=headers).status_code == 403
    assert not visitor.pipeline.asked


@pytest.mark.parametrize(
    ("address", "settings", "status", "why"),
    [
        pytest.param("https://sincerely.example", {"allowed_hosts": "sincerely.example"}, 200, "", id="https, known"),
        pytest.param("http://sincerely.example", {"allowed_hosts": "sincerely.example"}, 403, "https", id="plain http"),
        pytest.param(
            "https://other.example", {"allowed_hosts": "sincerely.example"}, 403, "ALLOWED_HOSTS", id="a name"
        ),
        pytest.param("https://sincerely.example", {}, 403, "ALLOWED_HOSTS", id="nothing allowed"),
    ],
)
def test_from_elsewhere_a_page_needs_https_and_a_name_of_ours(
    make_visitor: MakeVisitor, address: str, settings: dict[str, Any], status: int, why: str
) -> None:
    visitor = make_visitor(peer="192.0.2.7", **settings)
    client = TestClient(visitor.client.app, base_url=address, client=("192.0.2.7", 50000))
    browser = signed_in(client, visitor.accounts, person(visitor.store, "staff"))
    answer = browser.get("/")
    assert answer.status_code == status
    assert why in answer.text


def test_without_accounts_nobody_comes_in_from_elsewhere(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(allowed_hosts="sincerely.example")
    client = TestClient(visitor.client.app, base_url="https://sincerely.example", client=("192.0.2.7", 50000))
    assert client.get("/").status_code == 403


@pytest.mark.parametrize(
    ("trusted", "says", "status"),
    [
        pytest.param("10.0.0.2", "https", 200, id="the proxy in front"),
        pytest.param("10.0.0.2", "http", 403, id="the proxy says that there was no TLS"),
        pytest.param("10.0.0.3", "https", 403, id="anybody can write such a header"),
        pytest.param("", "https", 403, id="no proxy is trusted"),
    ],
)
def test_only_a_trusted_proxy_can_say_that_it_was_https(tmp_path: Path, trusted: str, says: str, status: int) -> None:
    settings = settings_for(tmp_path, allowed_hosts="sincerely.example", trusted_proxies=trusted)
    app = create_app(settings, opening=Opening())
    with TestClient(app, base_url="http://sincerely.example", client=("10.0.0.2", 50000)) as client:
        headers = {"x-forwarded-proto": says, "x-forwarded-for": "192.0.2.7"}
        answer = client.get("/sign-in", headers=headers)
    assert answer.status_code == status
    if status == 200:
        assert "secure" in answer.headers["set-cookie"].lower()
        assert answer.headers["set-cookie"].startswith("__Host-")
        assert "max-age" in answer.headers["strict-transport-security"]
