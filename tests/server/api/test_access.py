"""Keys and scopes, host names, origins and headers."""

from __future__ import annotations

import pytest

from server.store.keys import SCOPES
from tests.server.api.conftest import Api

ROUTES = [
    ("POST", "/v1/drafts", "drafts"),
    ("POST", "/v1/drafts/some-id/outcome", "drafts"),
    ("POST", "/v1/checks", "checks"),
    ("POST", "/v1/deidentify", "checks"),
    ("GET", "/v1/rules", "rules"),
    ("GET", "/v1/rules/missing-apology", "rules"),
]
OPEN = ["/healthz", "/readyz", "/metrics", "/openapi.json"]
BODIES = {
    "/v1/drafts": {"comment": "Three hours.", "platform": "x"},
    "/v1/drafts/some-id/outcome": {"status": "posted"},
    "/v1/checks": {"reply": "I am sorry."},
    "/v1/deidentify": {"text": "Three hours."},
}


def call(api: Api, method: str, path: str, headers: dict[str, str]) -> int:
    return api.client.request(method, path, json=BODIES.get(path), headers=headers).status_code


def test_the_table_of_routes_is_complete(api: Api) -> None:
    paths = api.client.get("/openapi.json").json()["paths"]
    known = {path.replace("some-id", "{draft_id}").replace("missing-apology", "{rule_id}") for _, path, _ in ROUTES}
    assert set(paths) == known | {"/v1/pair", "/healthz", "/readyz", "/metrics"}


@pytest.mark.parametrize(("method", "path", "scope"), ROUTES)
@pytest.mark.parametrize("given", SCOPES)
def test_a_route_opens_to_its_scope_and_to_no_other(api: Api, method: str, path: str, scope: str, given: str) -> None:
    status = call(api, method, path, api.key(given))
    assert status == 403 if given != scope else status in (200, 404)


@pytest.mark.parametrize(("method", "path", "scope"), ROUTES)
@pytest.mark.parametrize(
    "header",
    [
        pytest.param({}, id="none"),
        pytest.param({"Authorization": ""}, id="empty"),
        pytest.param({"Authorization": "Bearer"}, id="without a key"),
        pytest.param({"Authorization": "Bearer sincerely_wrong"}, id="unknown"),
        pytest.param({"Authorization": "Basic bG9jYWw6dG9rZW4="}, id="another scheme"),
        pytest.param({"Authorization": "Bearer " + "x" * 5000}, id="very long"),
    ],
)
def test_without_a_good_key_every_route_is_closed(
    api: Api, method: str, path: str, scope: str, header: dict[str, str]
) -> None:
    answer = api.client.request(method, path, json=BODIES.get(path), headers=header)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "not-authenticated"


def test_a_revoked_key_is_closed_out_at_once(api: Api) -> None:
    headers = api.key("rules")
    assert call(api, "GET", "/v1/rules", headers) == 200
    api.opening.store.keys.revoke("tester")
    assert call(api, "GET", "/v1/rules", headers) == 401


def test_the_local_token_opens_everything_to_this_machines_commands(api: Api) -> None:
    headers = {"Authorization": "Bearer local-token"}
    assert all(call(api, method, path, headers) in (200, 404) for method, path, _ in ROUTES)


@pytest.mark.parametrize("path", OPEN)
def test_health_needs_no_key(api: Api, path: str) -> None:
    assert api.client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("host", "good"),
    [
        ("127.0.0.1", True),
        ("127.0.0.1:8420", True),
        ("localhost:1", True),
        ("LOCALHOST", True),
        ("[::1]:8420", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("evil.example@127.0.0.1", False),
        ("127.0.0.1/evil.example", False),
        ("127.0.0.1:80:80", False),
        ("[::1", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("path", ["/healthz", "/"])
def test_only_our_own_names_are_answered(api: Api, host: str, good: bool, path: str) -> None:
    """A page of another site whose name was pointed at this machine (DNS rebinding) sends its own name."""
    assert (api.client.get(path, headers={"Host": host}).status_code != 421) is good


@pytest.mark.parametrize(
    ("origin", "good"),
    [
        pytest.param(None, True, id="a program"),
        pytest.param("http://127.0.0.1", True, id="our own page"),
        pytest.param("chrome-extension://abcdefghijklmnopabcdefghijklmnop", True, id="Chrome and Edge"),
        pytest.param("moz-extension://0f1e2d3c-0000-4000-8000-000000000001", True, id="Firefox"),
        pytest.param("https://www.facebook.com", False, id="a platform's page"),
        pytest.param("http://127.0.0.1:9999", False, id="another server on this machine"),
        pytest.param("http://localhost", False, id="another name for this machine"),
        pytest.param("http://127.0.0.1.evil.example", False, id="a name that begins like ours"),
        pytest.param("null", False, id="a sandboxed frame or a file"),
        pytest.param("http://[", False, id="no origin at all"),
        pytest.param("", False, id="empty"),
    ],
)
def test_posts_from_other_sites_are_refused(api: Api, origin: str | None, good: bool) -> None:
    headers = api.key("checks") | ({"Origin": origin} if origin is not None else {})
    assert call(api, "POST", "/v1/deidentify", headers) == (200 if good else 403)


@pytest.mark.parametrize("scheme", ["chrome-extension", "moz-extension"])
def test_an_extension_needs_a_key_and_has_no_business_with_the_pages(api: Api, scheme: str) -> None:
    origin = {"Origin": f"{scheme}://abcdef"}
    assert call(api, "POST", "/v1/deidentify", origin) == 401
    assert api.client.post("/try/draft", data={"comment": "x"}, headers=origin).status_code == 403


@pytest.mark.parametrize(("method", "path", "scope"), [*ROUTES, *(("GET", path, "rules") for path in OPEN)])
def test_no_answer_lets_another_site_read_it(api: Api, method: str, path: str, scope: str) -> None:
    headers = {**api.key(), "Origin": "http://127.0.0.1"}
    answer = api.client.request(method, path, json=BODIES.get(path), headers=headers)
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "server" not in answer.headers


def test_a_preflight_gets_nothing(api: Api) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = api.client.options("/v1/drafts", headers=headers)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control-")]
