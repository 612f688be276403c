"""Accounts on real servers: two processes on one PostgreSQL are one house, and no log or file keeps what was typed."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from server.store import Store
from tests.server import postgres
from tests.server.people import PASSWORD, person
from tests.server.running import running_server
from tests.server.store.conftest import postgres_server

__all__ = ["postgres_server"]

SHARED = {"SINCERELY_SECRET": "shared by both servers of the test, long enough", "SINCERELY_LOG_LEVEL": "debug"}
WRONG_EMAIL, WRONG_PASSWORD = "typed.by.mistake@elsewhere.example", "swordfish under the bridge"
PATIENCE_SECONDS = 30.0


def sign_in(client: httpx.Client, email: str, password: str) -> httpx.Response:
    """Through the form, as a browser does."""
    token = re.search(r'name="csrf" value="([^"]+)"', client.get("/sign-in").text)
    assert token
    data = {"csrf": token[1], "email": email, "password": password, "code": ""}
    return client.post("/sign-in", data=data, headers={"Origin": str(client.base_url).rstrip("/")})


def post(client: httpx.Client, to: str, **fields: str) -> httpx.Response:
    token = re.search(r'name="csrf" value="([^"]+)"', client.get("/profile").text)
    assert token
    return client.post(to, data={"csrf": token[1], **fields}, headers={"Origin": str(client.base_url).rstrip("/")})


def eventually_refused(client: httpx.Client, path: str, token: str) -> bool:
    """Whether a key stops working; how soon is bounded by what is remembered, not by this patience."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if client.get(path, headers={"Authorization": f"Bearer {token}"}).status_code == 401:
            return True
    return False


@pytest.fixture
def pair(tmp_path: Path, postgres_server: str) -> Iterator[tuple[httpx.Client, httpx.Client, Store]]:
    """Two servers on one database, and the same database for the test."""
    url = postgres.fresh_database(postgres_server, uuid.uuid4().hex)
    settings = {**SHARED, "SINCERELY_DATABASE_URL": url}
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    with running_server(folders[0], **settings) as (_, one), running_server(folders[1], **settings) as (_, two):
        store = Store(url, tmp_path / "test")
        # One cookie jar, as behind a load balancer: both are 127.0.0.1, and cookies know no ports.
        first = httpx.Client(base_url=one.address, trust_env=False, timeout=60)
        second = httpx.Client(base_url=two.address, trust_env=False, timeout=60, cookies=first.cookies)
        second._cookies = first._cookies
        yield first, second, store
        first.close()
        second.close()
        store.close()


@pytest.mark.postgres
def test_two_servers_are_one_house(pair: tuple[httpx.Client, httpx.Client, Store]) -> None:
    first, second, store = pair
    assert second.get("/people").status_code == 403
    ada = person(store, "admin", "Ada")
    assert sign_in(first, ada.email, PASSWORD).status_code == 303
    assert "Ada" in second.get("/people").text, "a session counts on both"

    shown = post(second, "/keys", **{"name": "website", "scope-rules": "1", "days": "30"})
    key = re.search(r"sincerely_[\w-]{43}", shown.text)
    assert key
    bearer = {"Authorization": f"Bearer {key[0]}"}
    assert first.get("/v1/rules", headers=bearer).status_code == 200
    key_id = store.keys.all()[0].id
    assert post(second, f"/keys/{key_id}/revoke").status_code == 303
    assert second.get("/v1/rules", headers=bearer).status_code == 401, "at once where it was revoked"
    assert eventually_refused(first, "/v1/rules", key[0])

    assert post(second, "/sign-out/everywhere").status_code == 303
    assert first.get("/people").status_code == 303, "signed out on both"
    report = store.verify()
    assert report.rows >= 4
    assert not [problem for problem in report.problems if problem.seq is not None], "one chain, no gap and no fork"


def test_nothing_that_was_typed_stays_in_a_log_or_a_file(tmp_path: Path) -> None:
    with running_server(tmp_path, **SHARED) as (_, here):
        store = Store(f"sqlite:///{tmp_path / 'data' / 'sincerely.db'}", tmp_path / "data")
        ada = person(store, "admin", "Ada")
        store.close()
        with httpx.Client(base_url=here.address, trust_env=False, timeout=60) as client:
            assert sign_in(client, WRONG_EMAIL, WRONG_PASSWORD).status_code == 403
            assert sign_in(client, ada.email, WRONG_PASSWORD).status_code == 403
            assert sign_in(client, ada.email, PASSWORD).status_code == 303
            token = client.cookies["sincerely"]
            link = re.search(
                r"/invitation/([\w-]{43})",
                post(client, "/people", name="Dana", email="dana@riverside.example", role="staff").text,
            )
            assert link
            assert client.get(f"/invitation/{link[1]}").status_code == 200
            post(client, f"/people/{ada.id}", do="link", password=WRONG_PASSWORD)
            client.get(f"/sign-in?to=/{WRONG_EMAIL}")
        kept = {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir() if path.is_file()}
    kept["server.log"] = (tmp_path / "server.log").read_bytes()
    for secret in (WRONG_EMAIL, WRONG_PASSWORD, PASSWORD, token, link[1]):
        found = [name for name, content in kept.items() if secret.encode() in content]
        assert not found, f"{secret[:5]}… in {found}"
    assert ada.email.encode() not in kept["server.log"]
    assert b"POST" in kept["server.log"], "a search of nothing finds nothing"
    assert b"sign-in-refused" in kept["sincerely.db"] + kept.get("sincerely.db-wal", b"")
