"""Whatever comes in, the answer is a clear problem, and nothing of the input is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from server.api.guards import LARGEST_BODY
from server.api.schemas import LONGEST_COMMENT
from tests.server.api.conftest import Api

JSON = {"Content-Type": "application/json"}
SECRET = "Jonathan Smithson"


def ordinary(**changes: Any) -> dict[str, Any]:
    return {"comment": f"{SECRET} waited 3 hours.", "platform": "facebook", **changes}


BAD_BODIES = [
    pytest.param(ordinary(comment=""), 422, "comment is blank", id="empty"),
    pytest.param(ordinary(comment=" \n\t\u00a0"), 422, "comment is blank", id="blank"),
    pytest.param(ordinary(comment=SECRET * 1200), 422, "at most 10000 characters", id="20,000 characters"),
    pytest.param(ordinary(comment=f"{SECRET}\0"), 422, "holds a NUL character", id="NUL"),
    pytest.param(ordinary(comment=None), 422, "comment must be a text in quotes", id="null"),
    pytest.param(ordinary(comment=7), 422, "comment must be a text in quotes", id="a number"),
    pytest.param(ordinary(platform=SECRET), 422, "platform must be one of x, facebook, instagram", id="platform"),
    pytest.param(ordinary(platform=""), 422, "platform must be one of", id="empty platform"),
    pytest.param({"comment": SECRET}, 422, "platform is missing", id="no platform"),
    pytest.param(
        ordinary(stage=SECRET), 422, "stage must be one of public, holding, private, closing, letter", id="stage"
    ),
    pytest.param(ordinary(kind=SECRET), 422, "kind must be one of complaint", id="kind"),
    pytest.param(ordinary(tone=SECRET), 422, "tone must be one of warm", id="tone"),
    pytest.param(ordinary(language=SECRET), 422, "language does not have the form", id="language"),
    pytest.param(ordinary(posted_at=SECRET), 422, "posted_at must be a date and time", id="time"),
    pytest.param(ordinary(alternatives=4), 422, "alternatives must be at most 3", id="too many drafts"),
    pytest.param(ordinary(alternatives="2"), 422, "alternatives must be a whole number", id="a number in quotes"),
    pytest.param(ordinary(thread=[{"author": SECRET}]), 422, "thread[0].text is missing", id="half a turn"),
    pytest.param(ordinary(thread=SECRET), 422, "thread must be a list", id="no list"),
    pytest.param(ordinary(thread=[{"text": "x"}] * 51), 422, "thread may have at most 50 items", id="long thread"),
    pytest.param(ordinary(**{SECRET: 1}), 422, "an unknown field is not part of this request", id="unknown field"),
    pytest.param([SECRET], 422, "must be a JSON object", id="a list"),
    pytest.param(SECRET, 422, "must be a JSON object", id="a text"),
    pytest.param(None, 422, "must be a JSON object", id="null body"),
]

RAW_BODIES = [
    pytest.param(b"", 422, id="nothing"),
    pytest.param(b'{"comment": "' + SECRET.encode(), 400, id="JSON that breaks off"),
    pytest.param(SECRET.encode(), 400, id="no JSON at all"),
    pytest.param(b'\xff\xfe{"comment": "x"}', 400, id="not UTF-8"),
    pytest.param(b"[" * 50_000, 400, id="nested without end"),
    pytest.param(b'{"comment": "\\ud83d", "platform": "x"}', 422, id="a lone surrogate"),
    pytest.param(b'{"comment": "x", "platform": "x", "alternatives": ' + b"9" * 5000 + b"}", 400, id="a huge number"),
    pytest.param(b'{"comment": "x", "platform": "x", "alternatives": NaN}', 422, id="not a number"),
]


def is_problem(answer: Any, status: int) -> dict[str, Any]:
    """A complete RFC 9457 document without anything that came in."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem.keys() >= {"type", "title", "status", "detail", "code"}
    assert problem["status"] == status
    assert not any(word in answer.text for word in SECRET.split())
    return dict(problem)


@pytest.mark.parametrize(("body", "status", "says"), BAD_BODIES)
def test_a_request_that_makes_no_sense_is_told_what_is_wrong(api: Api, body: Any, status: int, says: str) -> None:
    answer = api.client.post("/v1/drafts", content=json.dumps(body), headers={**api.key("drafts"), **JSON})
    assert says in is_problem(answer, status)["detail"]
    assert api.pipeline.asked == []


@pytest.mark.parametrize(("body", "status"), RAW_BODIES)
def test_bytes_that_make_no_sense_are_refused(api: Api, body: bytes, status: int) -> None:
    is_problem(api.client.post("/v1/drafts", content=body, headers={**api.key("drafts"), **JSON}), status)
    assert api.pipeline.asked == []


def test_a_form_is_not_json(api: Api) -> None:
    is_problem(api.client.post("/v1/drafts", data=ordinary(), headers=api.key("drafts")), 422)


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param("🤬🤬🤬", id="emoji only"),
        pytest.param("待ち時間が長すぎる", id="Japanese"),
        pytest.param("انتظرت ثلاث ساعات", id="Arabic"),
        pytest.param("é" * LONGEST_COMMENT, id="the longest"),
        pytest.param("👩‍👩‍👧" * 1000, id="joined emoji"),
        pytest.param("a\u202eb\u200bc\x07", id="odd but harmless characters"),
        pytest.param("<script>alert(1)</script> {{7*7}} '; DROP TABLE audit; --", id="code"),
    ],
)
def test_whatever_people_write_is_taken(api: Api, comment: str) -> None:
    answer = api.client.post("/v1/drafts", json=ordinary(comment=comment), headers=api.key("drafts"))
    assert answer.status_code == 200
    assert api.pipeline.asked[0].comment == comment


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 1_000_000, 1 << 20])
def test_a_body_that_is_too_large_is_refused_by_its_announced_length(api: Api, size: int) -> None:
    answer = api.client.post("/v1/drafts", content=b" " * size, headers={**api.key("drafts"), **JSON})
    is_problem(answer, 413)


def test_a_body_that_is_too_large_is_refused_before_anyone_asks_for_a_key(api: Api) -> None:
    is_problem(api.client.post("/v1/drafts", content=b"x" * 1_000_000), 413)


@pytest.mark.parametrize("piece", [b" " * 65_536, SECRET.encode() * 1000], ids=["blanks", "no JSON"])
def test_a_body_in_pieces_is_refused_once_it_is_too_large(api: Api, piece: bytes) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        while sent < 4 * LARGEST_BODY:
            sent += len(piece)
            yield piece

    is_problem(api.client.post("/v1/drafts", content=pieces(), headers={**api.key("drafts"), **JSON}), 413)


def raw(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """Headers as bytes, so that a client does not stop what a server must."""
    return [(name.encode(), value.encode()) for name, value in headers.items()]


@pytest.mark.parametrize("length", ["-1", "ten", "1e9", "²"])
def test_a_length_that_is_none_is_refused(api: Api, length: str) -> None:
    headers = raw({**api.key("drafts"), **JSON, "Content-Length": length})
    is_problem(api.client.post("/v1/drafts", content=b"{}", headers=headers), 422)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", f"/v1/{SECRET}", 404),
        ("GET", "/v1/drafts", 405),
        ("DELETE", "/v1/rules", 405),
        ("PATCH", "/healthz", 405),
        ("GET", "/docs", 404),
    ],
)
def test_an_address_or_method_that_is_not_there_is_a_problem_too(api: Api, method: str, path: str, status: int) -> None:
    answer = api.client.request(method, path)
    is_problem(answer, status)
    assert ("allow" in answer.headers) == (status == 405)


def test_what_nobody_foresaw_is_a_500_without_its_message(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    api.pipeline.fails = ValueError(f"can't parse {SECRET}")
    answer = api.client.post("/v1/drafts", json=ordinary(), headers=api.key("drafts"))
    is_problem(answer, 500)
    assert answer.headers["x-request-id"]


@pytest.mark.parametrize("value", ["", "x" * 201, "two words", "é"])
def test_an_idempotency_key_that_is_none_is_refused(api: Api, value: str) -> None:
    headers = raw({**api.key("drafts"), "Idempotency-Key": value})
    problem = is_problem(api.client.post("/v1/drafts", json=ordinary(), headers=headers), 422)
    assert "Idempotency-Key" in problem["detail"]
