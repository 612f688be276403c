"""The pages answer this computer only, and only to forms that they made themselves."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from server.secret import KEY_FILE, load_secret

from .conftest import MakeVisitor, Visitor


@pytest.mark.parametrize(
    ("host", "peer", "status"),
    [
        pytest.param("127.0.0.1:8420", "127.0.0.1", 200, id="this computer by number"),
        pytest.param("localhost:8420", "127.0.0.1", 200, id="this computer by name"),
        pytest.param("[::1]:8420", "::1", 200, id="this computer, IPv6"),
        pytest.param("localhost", "127.0.0.1", 200, id="no port in the address"),
        pytest.param("evil.example:8420", "127.0.0.1", 403, id="another name for this computer (DNS rebinding)"),
        pytest.param("127.0.0.1.evil.example", "127.0.0.1", 403, id="a name that only begins like ours"),
        pytest.param("127.0.0.1:8420", "192.0.2.7", 403, id="another computer"),
        pytest.param("127.0.0.1:8420", "testclient", 403, id="no address at all"),
    ],
)
def test_pages_answer_only_on_this_computer(make_visitor: MakeVisitor, host: str, peer: str, status: int) -> None:
    assert make_visitor(host, peer).client.get("/").status_code == status


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip"])
def test_a_request_that_a_proxy_passed_on_is_refused(visitor: Visitor, header: str) -> None:
    assert visitor.client.get("/", headers={header: "192.0.2.7"}).status_code == 403


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"origin": "https://evil.example"}, "another site's page"),
        ({"origin": "null"}, "a sandboxed frame"),
        ({"origin": "http://127.0.0.1:9999"}, "another port of this computer"),
        ({"origin": "https://127.0.0.1:8420"}, "another scheme"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_form_from_elsewhere_is_refused(visitor: Visitor, headers: dict[str, str], why: str) -> None:
    assert visitor.post(headers=headers).status_code == 403
    assert not visitor.pipeline.asked


def test_a_form_without_an_origin_is_refused(visitor: Visitor) -> None:
    answer = visitor.client.post("/try/draft", data={"csrf": visitor.token(), "comment": "Hello"})
    assert answer.status_code == 403


@pytest.mark.parametrize("token", ["", "made-up", "e30.x.y"])
def test_a_form_without_a_token_of_ours_is_refused(visitor: Visitor, token: str) -> None:
    visitor.token()
    assert visitor.post(csrf=token).status_code == 403
    assert not visitor.pipeline.asked


def test_a_token_works_only_with_the_cookie_that_it_was_made_for(visitor: Visitor) -> None:
    token = visitor.token()
    visitor.client.cookies.clear()
    assert visitor.post(csrf=token).status_code == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(visitor: Visitor) -> None:
    cookie = visitor.client.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("address", ["/", "/static/base.css", "/static/none.css", "/try/status"])
def test_every_answer_carries_the_strict_headers(visitor: Visitor, address: str) -> None:
    headers = visitor.client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_a_page_is_never_kept_by_a_cache(visitor: Visitor) -> None:
    assert visitor.client.get("/").headers["cache-control"] == "no-store"


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    first = load_secret(tmp_path / "data")
    assert load_secret(tmp_path / "data") == first
    assert stat.S_IMODE((tmp_path / "data" / KEY_FILE).stat().st_mode) == 0o600


def test_an_empty_key_file_is_filled_again(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).touch(mode=0o600)
    assert len(load_secret(tmp_path)) > 30


@pytest.mark.parametrize("name", ["../site.py", "..%2fsite.py", "nothing.css"])
def test_files_outside_the_folder_are_not_served(visitor: Visitor, name: str) -> None:
    assert visitor.client.get(f"/static/{name}").status_code == 404
