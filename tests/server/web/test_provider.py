"""Signing in at an identity provider: a real one on loopback, honest and lying."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from server.accounts.oidc import role_from, secure
from server.web.security import SESSION
from tests.server.people import person
from tests.server.provider import CLIENT, SECRET, Claims, Provider, provider

from .conftest import MakeVisitor, Visitor

DANA = {"sub": "42", "email": "dana@riverside.example", "email_verified": True, "name": "Dana", "roles": ["comms"]}
ROLES = "comms=staff, legal=compliance, it=admin"


@pytest.fixture
def idp() -> Iterator[Provider]:
    with provider() as running:
        running.person = dict(DANA)
        yield running


@pytest.fixture
def make(make_visitor: MakeVisitor, idp: Provider) -> Callable[..., Visitor]:
    def made(**settings: Any) -> Visitor:
        ours = {"oidc_issuer": idp.address, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET, "oidc_roles": ROLES}
        return make_visitor(**{**ours, **settings})

    return made


def go(visitor: Visitor, path: str = "/sign-in/provider?to=/rulebook") -> Any:
    """To the provider and back, as a browser goes; the answer to coming back."""
    there = visitor.client.get(path, follow_redirects=False)
    assert there.status_code == 303, there.text
    back = httpx.get(there.headers["location"], trust_env=False)
    return come(visitor, back.headers["location"])


def come(visitor: Visitor, address: str) -> Any:
    parts = urlsplit(address)
    return visitor.client.get(f"{parts.path}?{parts.query}", follow_redirects=False)


def actions(visitor: Visitor) -> list[str]:
    with visitor.store.engine.connect() as connection:
        return list(connection.exec_driver_sql("SELECT action FROM audit ORDER BY seq").scalars())


def test_somebody_signs_in_and_gets_the_role_of_the_claim(make: Callable[..., Visitor], idp: Provider) -> None:
    visitor = make()
    answer = go(visitor)
    assert (answer.status_code, answer.headers["location"]) == (303, "/rulebook")
    assert "Dana" in visitor.client.get("/rulebook").text
    account = visitor.accounts.directory.by_email("dana@riverside.example")
    assert account
    assert (account.person.role, account.by_directory, account.by_password) == ("staff", True, False)
    assert idp.problems == []
    assert actions(visitor) == ["account-activated", "signed-in"]


def test_the_request_holds_state_nonce_and_challenge_and_the_cookie_is_sealed(make: Callable[..., Visitor]) -> None:
    there = make().client.get("/sign-in/provider", follow_redirects=False)
    query = parse_qs(urlsplit(there.headers["location"]).query)
    assert {"state", "nonce", "code_challenge"} <= set(query)
    assert query["scope"] == ["openid email profile"]
    assert query["redirect_uri"] == ["http://127.0.0.1:8420/sign-in/provider/back"]
    cookie = there.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert not any(query[name][0].lower() in cookie for name in ("state", "nonce"))


def test_the_role_follows_the_provider_at_each_sign_in(make: Callable[..., Visitor], idp: Provider) -> None:
    visitor = make()
    go(visitor)
    idp.person = {**DANA, "roles": ["legal"], "email": "dana.new@riverside.example"}
    go(visitor)
    people = visitor.accounts.directory.all()
    assert [account.person.role for account in people] == ["compliance"]
    assert "role-changed" in actions(visitor)


@pytest.mark.parametrize(
    ("claims", "says"),
    [
        pytest.param({"roles": ["gardeners"]}, "no role", id="a role that is not mapped"),
        pytest.param({"roles": None}, "no role", id="no claim"),
        pytest.param({"email_verified": False}, "e-mail address", id="an address that nobody verified"),
        pytest.param({"email_verified": "true"}, "e-mail address", id="a text is no yes"),
        pytest.param({"name": "", "email": ""}, "your name", id="nothing to call them by"),
    ],
)
def test_who_has_no_role_or_no_address_does_not_get_in(
    make: Callable[..., Visitor], idp: Provider, claims: Claims, says: str
) -> None:
    visitor = make()
    idp.person = {**DANA, **claims}
    answer = go(visitor)
    assert answer.status_code == 403
    assert says in answer.text
    assert not visitor.accounts.directory.all()
    assert not visitor.client.cookies.get(SESSION)


def test_who_loses_the_role_is_signed_out(make: Callable[..., Visitor], idp: Provider) -> None:
    visitor = make()
    go(visitor)
    idp.person = {**DANA, "roles": []}
    assert go(visitor).status_code == 403
    assert visitor.client.get("/rulebook", follow_redirects=False).status_code == 303


def test_an_invited_person_joins_by_their_verified_address(make: Callable[..., Visitor], idp: Provider) -> None:
    visitor = make(oidc_roles="")
    admin = person(visitor.store, "admin")
    invited, _, _ = visitor.accounts.invite(admin, "Dana from the list", "dana@riverside.example", "compliance")
    assert go(visitor).status_code == 303
    account = visitor.accounts.directory.get(invited.id)
    assert (account.state, account.person.role) == ("active", "compliance")


def test_without_roles_from_the_provider_nobody_comes_uninvited(make: Callable[..., Visitor]) -> None:
    visitor = make(oidc_roles="")
    assert go(visitor).status_code == 403
    assert not visitor.accounts.directory.all()


@pytest.mark.parametrize("ended", [False, True], ids=["signs in with a password", "has left"])
def test_the_provider_can_not_take_an_account_over(make: Callable[..., Visitor], idp: Provider, ended: bool) -> None:
    visitor = make()
    admin = person(visitor.store, "admin")
    dana = person(visitor.store, "staff", "Dana", email="dana@riverside.example")
    if ended:
        visitor.accounts.end(admin, dana.id)
    assert go(visitor).status_code == 403
    assert not visitor.accounts.directory.get(dana.id).by_directory


def test_who_was_let_go_does_not_come_back_by_the_provider(make: Callable[..., Visitor]) -> None:
    visitor = make()
    go(visitor)
    admin = person(visitor.store, "admin")
    dana = visitor.accounts.directory.by_email("dana@riverside.example")
    assert dana
    visitor.accounts.end(admin, dana.person.id)
    assert go(visitor).status_code == 403


NOW = int(time.time())
LIES: dict[str, Callable[[Claims], Claims]] = {
    "made for another client": lambda claims: {**claims, "aud": "other"},
    "made for two, not to us": lambda claims: {**claims, "aud": [CLIENT, "other"], "azp": "other"},
    "by another issuer": lambda claims: {**claims, "iss": "https://evil.example"},
    "over": lambda claims: {**claims, "exp": claims["iat"] - 3600, "iat": claims["iat"] - 7200},
    "for another sign-in": lambda claims: {**claims, "nonce": "other"},
    "without a nonce": lambda claims: {name: value for name, value in claims.items() if name != "nonce"},
    "about nobody": lambda claims: {name: value for name, value in claims.items() if name != "sub"},
    "without an end": lambda claims: {name: value for name, value in claims.items() if name != "exp"},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_token_that_does_not_fit_is_refused(make: Callable[..., Visitor], idp: Provider, lie: Any) -> None:
    visitor = make()
    idp.lie = lie
    answer = go(visitor)
    assert answer.status_code == 502
    assert not visitor.accounts.directory.all()
    assert actions(visitor) == ["sign-in-refused"]


def test_a_token_signed_by_somebody_else_is_refused(make: Callable[..., Visitor], idp: Provider) -> None:
    idp.sign_with = type(idp.key).generate_key(2048, {"kid": "one"})
    assert go(make()).status_code == 502


def test_a_token_signed_with_our_own_secret_is_refused(make: Callable[..., Visitor], idp: Provider) -> None:
    idp.forge()
    assert go(make()).status_code == 502


def test_new_keys_of_the_provider_are_fetched(make: Callable[..., Visitor], idp: Provider) -> None:
    visitor = make()
    assert go(visitor).status_code == 303
    idp.key = type(idp.key).generate_key(2048, {"kid": "one", "use": "sig"})
    assert go(visitor).status_code == 303


def test_coming_back_without_having_left_is_refused(make: Callable[..., Visitor]) -> None:
    """A link with somebody else's code would sign the victim in as them."""
    visitor = make()
    assert come(visitor, "/sign-in/provider/back?code=x&state=y").status_code == 403
    visitor.client.get("/sign-in/provider", follow_redirects=False)
    assert come(visitor, "/sign-in/provider/back?code=x&state=y").status_code == 403
    assert come(visitor, "/sign-in/provider/back").status_code == 403


def test_a_code_works_in_one_browser_once(make: Callable[..., Visitor]) -> None:
    visitor = make()
    there = visitor.client.get("/sign-in/provider", follow_redirects=False)
    back = httpx.get(there.headers["location"], trust_env=False).headers["location"]
    assert come(visitor, back).status_code == 303
    assert come(visitor, back).status_code == 403


def test_a_provider_that_says_no_lets_nobody_in(make: Callable[..., Visitor], idp: Provider) -> None:
    visitor = make()
    idp.person = None
    assert go(visitor).status_code == 403
    assert actions(visitor) == ["sign-in-refused"]


@pytest.mark.parametrize("issuer", ["http://127.0.0.1:1", "http://provider.example", "https://127.0.0.1:1"])
def test_a_provider_that_is_away_or_not_safe_says_so(make: Callable[..., Visitor], issuer: str) -> None:
    answer = make(oidc_issuer=issuer).client.get("/sign-in/provider", follow_redirects=False)
    assert answer.status_code == 502
    assert "can&#39;t be reached" in answer.text


def test_a_provider_that_calls_itself_another_is_not_believed(make: Callable[..., Visitor], idp: Provider) -> None:
    idp.issuer = "https://evil.example"
    assert make().client.get("/sign-in/provider", follow_redirects=False).status_code == 502


def test_again_asks_for_the_person_and_counts_as_proof(make: Callable[..., Visitor], idp: Provider) -> None:
    visitor = make()
    go(visitor, "/sign-in/provider?again=1&to=/profile")
    assert (idp.asked[-1]["prompt"], idp.asked[-1]["max_age"]) == ("login", "0")
    session = visitor.accounts.sessions.find(visitor.client.cookies[SESSION])
    assert session
    visitor.accounts.reauthenticate(session.person, "", "", proved_at=session.proved_at)


def test_a_sign_in_that_does_not_say_when_is_no_proof(make: Callable[..., Visitor], idp: Provider) -> None:
    visitor = make()
    idp.lie = lambda claims: {name: value for name, value in claims.items() if name != "auth_time"}
    go(visitor)
    session = visitor.accounts.sessions.find(visitor.client.cookies[SESSION])
    assert session
    with pytest.raises(Exception, match="sign in again"):
        visitor.accounts.reauthenticate(session.person, "", "", proved_at=session.proved_at)


@pytest.mark.parametrize("to", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""])
def test_nobody_is_sent_elsewhere_afterwards(make: Callable[..., Visitor], to: str) -> None:
    assert go(make(), f"/sign-in/provider?to={to}").headers["location"] == "/"


def test_without_a_provider_there_is_no_such_way(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor()
    assert visitor.client.get("/sign-in/provider", follow_redirects=False).status_code == 404
    assert "your organisation" not in visitor.client.get("/sign-in").text


@pytest.mark.parametrize(
    ("said", "role"),
    [
        (["comms"], "staff"),
        ("comms legal", "compliance"),
        (["comms", "it", "legal"], "admin"),
        ([], None),
        (None, None),
        ({"it": 1}, None),
        (["IT"], None),
        (7, None),
    ],
)
def test_the_strongest_role_counts(said: object, role: str | None) -> None:
    assert role_from(said, {"comms": "staff", "legal": "compliance", "it": "admin"}) == role


@pytest.mark.parametrize("address", ["http://provider.example/token", "ftp://127.0.0.1/", "provider", ""])
def test_an_address_that_somebody_may_listen_to_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="https"):
        secure(address)
