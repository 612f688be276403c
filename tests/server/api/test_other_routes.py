"""Checks, identifier removal, rules, pairing, health and the document that describes them all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from guardrails.types import Contact
from server.app import create_app
from server.errors import ChecksFailed
from server.starting import House
from tests.server.api.conftest import HOST, Api
from tests.server.standin import settings_for


def test_a_check_tells_where_and_what(api: Api) -> None:
    body = {"reply": "Sorry about your visit.", "platform": "x"}
    answer = api.client.post("/v1/checks", json=body, headers=api.key("checks"))
    assert answer.json() == {
        "ok": False,
        "findings": [
            {
                "rule": "confirms-relationship", "severity": "block", "start": 12, "end": 22,
                "message": "Confirms a visit.", "suggestion": None,
            }
        ],
    }  # fmt: skip


def test_a_check_without_findings_is_ok(api: Api) -> None:
    answer = api.client.post("/v1/checks", json={"reply": "I am sorry."}, headers=api.key("checks"))
    assert answer.json() == {"ok": True, "findings": []}


def test_an_empty_reply_reaches_the_checks(api: Api) -> None:
    """It is the checks' business to say that an empty reply fails."""
    assert api.client.post("/v1/checks", json={"reply": ""}, headers=api.key("checks")).status_code == 200
    assert api.pipeline.checked[0].reply == ""


def test_everything_about_a_reply_reaches_the_checks(api: Api) -> None:
    body = {
        "reply": "x", "comment": "y", "platform": "google", "kind": "praise", "stage": "closing",
        "signer": {"name": "Dana", "role": "lead", "organisation": "Riverside"}, "contact": "care@riverside.example",
        "commitments": ["We added a second desk."],
    }  # fmt: skip
    assert api.client.post("/v1/checks", json=body, headers=api.key("checks")).status_code == 200
    asked = api.pipeline.checked[0]
    assert asked.signer
    assert (asked.signer.name, asked.signer.role, asked.organisation) == ("Dana", "lead", "Riverside")
    assert asked.commitments
    assert [item.text for item in asked.commitments] == ["We added a second desk."]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("care@riverside.example", "email"),
        ("(555) 010-0199", "phone"),
        ("https://riverside.example/talk", "form"),
        ("riverside.example/talk", "form"),
        ("a direct message", "message"),
    ],
)
def test_the_kind_of_a_contact_is_read_off_its_form(api: Api, given: str, kind: str) -> None:
    api.client.post("/v1/checks", json={"reply": "x", "contact": given}, headers=api.key("checks"))
    assert api.pipeline.checked[0].contact == Contact(given, kind)  # type: ignore[arg-type]


def test_commitments_that_are_not_given_are_the_houses_own_and_an_empty_list_is_none(api: Api) -> None:
    headers = api.key("checks")
    api.client.post("/v1/checks", json={"reply": "x"}, headers=headers)
    api.client.post("/v1/checks", json={"reply": "x", "commitments": []}, headers=headers)
    assert [asked.commitments for asked in api.pipeline.checked] == [None, ()]


def test_a_check_that_cannot_run_is_never_ok(api: Api) -> None:
    api.pipeline.fails = ChecksFailed()
    answer = api.client.post("/v1/checks", json={"reply": "x"}, headers=api.key("checks"))
    assert (answer.status_code, answer.json()["code"]) == (503, "checks-failed")


def test_identifiers_are_removed_and_their_places_told(api: Api) -> None:
    answer = api.client.post("/v1/deidentify", json={"text": "😀 Smith"}, headers=api.key("checks"))
    assert answer.json() == {"text": "😀 <PERSON_1>", "removed": [{"start": 2, "end": 7, "type": "PERSON"}]}


def test_checks_and_identifier_removal_leave_no_trace(api: Api) -> None:
    headers = api.key("checks")
    api.client.post("/v1/checks", json={"reply": "x"}, headers=headers)
    api.client.post("/v1/deidentify", json={"text": "x"}, headers=headers)
    assert api.opening.store.verify().rows == 0


def test_rules_are_listed_with_the_version_that_drafts_name(api: Api) -> None:
    answer = api.client.get("/v1/rules", headers=api.key("rules")).json()
    assert (answer["version"], answer["approved"]) == ("abc123abc123", False)
    assert [rule["id"] for rule in answer["rules"]] == ["missing-apology"]
    one = api.client.get("/v1/rules/missing-apology", headers=api.key("rules")).json()
    assert one == answer["rules"][0]


def test_an_unknown_rule_is_not_found(api: Api) -> None:
    assert api.client.get("/v1/rules/nothing", headers=api.key("rules")).status_code == 404


def test_a_code_is_exchanged_for_a_key_that_drafts(api: Api) -> None:
    code, _ = api.opening.store.pairing.begin()
    extension = {"Origin": "chrome-extension://abcdef"}
    answer = api.client.post("/v1/pair", json={"code": code, "name": "Dana's laptop"}, headers=extension)
    assert answer.status_code == 201
    assert answer.json()["scope"] == ["checks", "drafts"]
    assert datetime.fromisoformat(answer.json()["expires_at"])
    headers = {"Authorization": f"Bearer {answer.json()['key']}", **extension}
    body = {"comment": "Three hours.", "platform": "x"}
    assert api.client.post("/v1/drafts", json=body, headers=headers).status_code == 200
    assert api.client.get("/v1/rules", headers=headers).status_code == 403
    with api.opening.store.engine.connect() as connection:
        assert connection.execute(text("SELECT who, action FROM audit WHERE seq = 1")).one() == (
            "Dana's laptop",
            "paired",
        )


def test_a_wrong_code_is_refused_and_the_sixth_try_does_not_help(api: Api) -> None:
    code, _ = api.opening.store.pairing.begin()
    for wrong in ["2222-2222"] * 5:
        answer = api.client.post("/v1/pair", json={"code": wrong})
        assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
    assert api.client.post("/v1/pair", json={"code": code}).status_code == 403


def test_trying_codes_quickly_is_slowed_down(api: Api) -> None:
    answers = [api.client.post("/v1/pair", json={"code": "2222-2222"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [403] * 10 + [429]
    assert answers[-1].headers["retry-after"]


def test_another_site_cannot_pair(api: Api) -> None:
    code, _ = api.opening.store.pairing.begin()
    headers = {"Origin": "https://evil.example"}
    assert api.client.post("/v1/pair", json={"code": code}, headers=headers).status_code == 403
    assert api.client.post("/v1/pair", json={"code": code}).status_code == 201


def test_it_is_ready_without_a_model(api: Api) -> None:
    answer = api.client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True, "database": "ok", "model": "absent",
        "rulebook": {"version": "abc123abc123", "approved": False},
    }  # fmt: skip


def test_it_is_not_ready_without_a_database(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise OperationalError("SELECT 1", {}, Exception("gone"))

    monkeypatch.setattr(api.opening.store, "ping", gone)
    answer = api.client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"], answer.json()["database"]) == (503, False, "failed")


def test_a_database_that_is_gone_is_a_clear_503(api: Api) -> None:
    headers = api.key("rules")
    with api.opening.store.engine.begin() as connection:
        connection.execute(text("DROP TABLE api_key"))
    answer = api.client.get("/v1/rules", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")


@pytest.fixture
def unopened(tmp_path: Path) -> Iterator[TestClient]:
    """A server that has not opened its house yet."""
    opening = lambda _: nullcontext(cast(House, None))  # noqa: E731
    with TestClient(create_app(settings_for(tmp_path), opening=opening), base_url=HOST) as client:
        yield client


def test_while_it_starts_it_is_alive_but_not_ready(unopened: TestClient) -> None:
    assert unopened.get("/healthz").status_code == 200
    answer = unopened.get("/readyz")
    assert (answer.status_code, answer.json()["ready"], answer.json()["rulebook"]) == (503, False, None)


def test_metrics_count_requests_by_pattern_and_drafts_by_route(api: Api) -> None:
    headers = api.key()
    api.client.get("/v1/rules/Jonathan", headers=headers)
    api.client.get("/Jonathan?name=Smithson")
    api.client.post("/v1/drafts", json={"comment": "Three hours.", "platform": "x"}, headers=headers)
    shown = api.client.get("/metrics").text
    assert 'sincerely_http_requests_total{method="GET",path="/v1/rules/{rule_id}",status="404"} 1.0' in shown
    assert 'sincerely_drafts_total{platform="x",route="reply",writer="composer"} 1.0' in shown
    assert "Jonathan" not in shown
    assert "Smithson" not in shown


def test_a_made_up_method_does_not_become_a_label(api: Api) -> None:
    api.client.request("JONATHAN", "/healthz")
    assert 'method="other"' in api.client.get("/metrics").text
    assert "JONATHAN" not in api.client.get("/metrics").text


def document(api: Api) -> dict[str, Any]:
    return dict(api.client.get("/openapi.json").json())


def test_every_error_is_documented_as_a_problem(api: Api) -> None:
    shown = document(api)
    for path, methods in shown["paths"].items():
        for method, route in methods.items():
            errors = {status: answer for status, answer in route["responses"].items() if int(status) >= 400}
            problems = {status for status, answer in errors.items() if "application/problem+json" in answer["content"]}
            assert problems | ({"503"} if path == "/readyz" else set()) == set(errors), (path, method)
            assert "500" in errors
    assert "HTTPValidationError" not in json.dumps(shown)
    assert shown["components"]["schemas"]["Problem"]["properties"].keys() >= {"type", "title", "status", "detail"}


def test_the_document_says_which_values_are_allowed(api: Api) -> None:
    draft = document(api)["components"]["schemas"]["DraftIn"]["properties"]
    assert draft["platform"]["enum"] == [
        "x", "facebook", "instagram", "google", "yelp", "linkedin", "youtube", "reddit", "other",
    ]  # fmt: skip
    assert draft["comment"]["maxLength"] == 10_000
