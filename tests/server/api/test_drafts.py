"""POST /v1/drafts and outcomes over HTTP."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import text

from server.api.drafts import share_changed
from server.errors import RecordFailed, RemovalFailed
from tests.server.api.conftest import Api

COMMENT = {"comment": "Smith waited 3 hours.", "platform": "facebook"}
CONTRACT = {
    "id", "route", "reply", "alternatives", "sentences", "triage", "comment", "findings", "verify", "respond_by",
    "next", "writer", "rulebook", "timings_ms",
}  # fmt: skip


def events(body: str) -> list[tuple[str, Any]]:
    """`text/event-stream` as (name, data) pairs."""
    found = []
    for block in body.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if line and not line.startswith(":"))
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_an_answer_has_every_field_of_the_contract(api: Api) -> None:
    answer = api.client.post("/v1/drafts", json=COMMENT, headers=api.key("drafts"))
    assert answer.status_code == 200
    assert answer.json().keys() >= CONTRACT
    assert answer.json()["comment"] == {
        "text": "<PERSON_1> waited 3 hours.",
        "removed": [{"start": 0, "end": 5, "type": "PERSON"}],
    }


def test_everything_that_was_asked_reaches_the_pipeline(api: Api) -> None:
    full = {
        **COMMENT, "kind": "complaint", "stage": "holding", "tone": "plain", "length": "short", "language": "es",
        "thread": [{"author": "Ann", "text": "Me too"}, {"author": None, "text": "Same"}], "author": "J. Smith",
        "posted_at": "2026-11-23T09:30:00-05:00", "note": "call the desk", "alternatives": 2,
    }  # fmt: skip
    assert api.client.post("/v1/drafts", json=full, headers=api.key()).status_code == 200
    asked = api.pipeline.asked[0]
    assert asked.thread == (("Ann", "Me too"), (None, "Same"))
    assert (asked.kind, asked.stage, asked.tone, asked.length, asked.language) == (
        "complaint", "holding", "plain", "short", "es",
    )  # fmt: skip
    assert (asked.author, asked.note, asked.alternatives) == ("J. Smith", "call the desk", 2)
    assert asked.posted_at
    assert asked.posted_at.isoformat() == "2026-11-23T09:30:00-05:00"


def test_the_audit_trail_names_the_key_that_asked(api: Api) -> None:
    answer = api.client.post("/v1/drafts", json=COMMENT, headers=api.key("drafts")).json()
    with api.opening.store.engine.connect() as connection:
        row = connection.execute(text("SELECT about, who, action FROM audit")).one()
    assert tuple(row) == (answer["id"], "tester", "draft")


def test_a_stream_tells_progress_then_checked_sentences_then_the_answer(api: Api) -> None:
    headers = {**api.key("drafts"), "Accept": "text/event-stream"}
    answer = api.client.post("/v1/drafts", json=COMMENT, headers=headers)
    assert answer.headers["content-type"].startswith("text/event-stream")
    told = events(answer.text)
    assert [name for name, _ in told] == ["progress", "sentence", "answer"]
    assert told[0][1]["comment"] == "<PERSON_1> waited 3 hours."
    assert told[1][1] == {"text": "I'm sorry, that is a long wait.", "rules": ["missing-apology"]}
    assert told[2][1].keys() >= CONTRACT


@pytest.mark.parametrize(
    ("error", "code", "status"),
    [
        pytest.param(RemovalFailed(), "removal-failed", 503, id="a promise that could not be kept"),
        pytest.param(ValueError("Smith waited"), "internal", 500, id="something that nobody foresaw"),
    ],
)
def test_a_stream_that_fails_ends_in_a_problem(api: Api, error: Exception, code: str, status: int) -> None:
    headers = {**api.key("drafts"), "Accept": "text/event-stream"}
    api.client.get("/healthz")
    api.pipeline.fails = error
    answer = api.client.post("/v1/drafts", json=COMMENT, headers=headers)
    name, problem = events(answer.text)[-1]
    assert (name, problem["code"], problem["status"]) == ("error", code, status)
    assert "Smith" not in answer.text


def test_a_draft_that_could_not_be_recorded_is_not_served(api: Api) -> None:
    api.pipeline.fails = RecordFailed()
    answer = api.client.post("/v1/drafts", json=COMMENT, headers=api.key("drafts"))
    assert (answer.status_code, answer.json()["code"]) == (503, "record-failed")
    assert answer.headers["retry-after"]
    assert "reply" not in answer.json()


def test_the_same_idempotency_key_gets_the_same_answer(api: Api) -> None:
    headers = {**api.key("drafts"), "Idempotency-Key": "one"}
    first = api.client.post("/v1/drafts", json=COMMENT, headers=headers)
    second = api.client.post("/v1/drafts", json=dict(reversed(COMMENT.items())), headers=headers)
    assert first.json() == second.json()
    assert (first.headers.get("idempotency-replayed"), second.headers["idempotency-replayed"]) == (None, "true")
    assert len(api.pipeline.asked) == 1


def test_fifty_with_the_same_key_at_once_cost_one_draft(api: Api) -> None:
    headers = {**api.key("drafts"), "Idempotency-Key": "one"}
    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda _: api.client.post("/v1/drafts", json=COMMENT, headers=headers), range(50)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len(api.pipeline.asked) == 1


def test_the_same_idempotency_key_with_another_body_is_refused(api: Api) -> None:
    headers = {**api.key("drafts"), "Idempotency-Key": "one"}
    api.client.post("/v1/drafts", json=COMMENT, headers=headers)
    answer = api.client.post("/v1/drafts", json={**COMMENT, "stage": "holding"}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency-conflict")


def test_an_idempotency_key_belongs_to_the_api_key_that_sent_it(api: Api) -> None:
    one, other = api.key("drafts"), api.key("drafts")
    first = api.client.post("/v1/drafts", json=COMMENT, headers={**one, "Idempotency-Key": "k"})
    second = api.client.post("/v1/drafts", json=COMMENT, headers={**other, "Idempotency-Key": "k"})
    assert first.json()["id"] != second.json()["id"]


def test_a_stream_and_a_plain_request_share_an_idempotency_key(api: Api) -> None:
    headers = {**api.key("drafts"), "Idempotency-Key": "one"}
    told = events(api.client.post("/v1/drafts", json=COMMENT, headers={**headers, "Accept": "text/event-stream"}).text)
    plain = api.client.post("/v1/drafts", json=COMMENT, headers=headers)
    assert told[-1] == ("answer", plain.json())


def test_a_failed_draft_leaves_the_idempotency_key_free(api: Api) -> None:
    headers = {**api.key("drafts"), "Idempotency-Key": "one"}
    api.pipeline.fails = RemovalFailed()
    assert api.client.post("/v1/drafts", json=COMMENT, headers=headers).status_code == 503
    api.pipeline.fails = None
    assert api.client.post("/v1/drafts", json=COMMENT, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("outcome", "changed"),
    [
        pytest.param({"status": "posted"}, 0.0, id="posted as drafted"),
        pytest.param({"status": "discarded"}, None, id="not used"),
        pytest.param({"status": "edited"}, None, id="edited, nobody says how"),
        pytest.param({"status": "edited", "text": "Thanks."}, 1.0, id="written anew"),
    ],
)
def test_an_outcome_says_how_much_was_changed(api: Api, outcome: dict[str, str], changed: float | None) -> None:
    headers = api.key("drafts")
    draft = api.client.post("/v1/drafts", json=COMMENT, headers=headers).json()
    answer = api.client.post(f"/v1/drafts/{draft['id']}/outcome", json=outcome, headers=headers)
    assert answer.status_code == 200
    assert answer.json() == {"id": draft["id"], "status": outcome["status"], "changed": changed}


def test_the_text_of_an_outcome_is_kept_without_identifiers(api: Api) -> None:
    headers = api.key("drafts")
    draft = api.client.post("/v1/drafts", json=COMMENT, headers=headers).json()
    body = {"status": "edited", "text": "Dear Mr Smith, I am sorry."}
    api.client.post(f"/v1/drafts/{draft['id']}/outcome", json=body, headers=headers)
    with api.opening.store.engine.connect() as connection:
        kept = connection.scalar(text("SELECT payload FROM audit WHERE action = 'outcome'"))
    assert json.loads(kept or "")["text"] == "Dear Mr <PERSON_1>, I am sorry."
    assert "Smith" not in (kept or "")


def test_an_outcome_whose_identifiers_cannot_be_removed_is_not_kept(api: Api) -> None:
    headers = api.key("drafts")
    draft = api.client.post("/v1/drafts", json=COMMENT, headers=headers).json()
    api.pipeline.fails = RemovalFailed()
    body = {"status": "edited", "text": "Dear Mr Smith"}
    assert api.client.post(f"/v1/drafts/{draft['id']}/outcome", json=body, headers=headers).status_code == 503
    assert api.opening.store.verify().rows == 1


@pytest.mark.parametrize("unknown", ["nothing", "6f1c1d2e-0000-4000-8000-000000000001", "%00", "é"])
def test_an_outcome_of_an_unknown_draft_is_not_found(api: Api, unknown: str) -> None:
    answer = api.client.post(f"/v1/drafts/{unknown}/outcome", json={"status": "posted"}, headers=api.key("drafts"))
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("drafted", "posted", "share"),
    [
        pytest.param("I am sorry.", "I am sorry.", 0.0, id="the same"),
        pytest.param("I am sorry.", "I am  sorry.\n", 0.0, id="only spaces differ"),
        pytest.param("one two three four", "one two three five", 0.25, id="one of four words"),
        pytest.param("one two", "three four", 1.0, id="nothing kept"),
        pytest.param("", "", 0.0, id="both empty"),
        pytest.param("", "words", 1.0, id="no draft"),
    ],
)
def test_the_share_of_changed_words(drafted: str, posted: str, share: float) -> None:
    assert share_changed(drafted, posted) == share
