"""Every error as `application/problem+json` (RFC 9457). Nothing that came in is ever quoted."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from server.errors import InvalidInput, NotAuthenticated, NotFound, SincerelyError, TooLarge, TooMany, Unavailable

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
TYPES = {
    "model_attributes_type": "must be a JSON object, sent as application/json",
    "model_type": "must be a JSON object",
    "dict_type": "must be a JSON object",
    "list_type": "must be a list",
    "string_type": "must be a text in quotes",
    "int_type": "must be a whole number",
    "string_unicode": "holds half of a character (a lone surrogate)",
    "string_pattern_mismatch": "does not have the form that is asked for",
}
"""Kinds of error, as pydantic names them, that need no value to be explained."""

LEADING = ("body", "query", "path", "header", "cookie")
ERROR_SCHEMA = "Problem"


class FieldProblem(BaseModel):
    """What is wrong with one field. `field` is a name of the contract, with `[2]` for the third item of a list."""

    field: str
    message: str


class Problem(BaseModel):
    """RFC 9457. `code` is stable; `detail` says what happened, what was kept and what to do next."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldProblem] = Field(default_factory=list)


def problem(error: SincerelyError, errors: Sequence[FieldProblem] = ()) -> Problem:
    return Problem(
        type=f"urn:sincerely:problem:{error.code}",
        title=error.title,
        status=error.status,
        detail=error.detail,
        code=error.code,
        errors=list(errors),
    )


def respond(
    error: SincerelyError, errors: Sequence[FieldProblem] = (), *, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """The error as a response, with the headers that its status calls for."""
    extra = dict(headers or {})
    if isinstance(error, NotAuthenticated):
        extra.setdefault("WWW-Authenticate", 'Bearer realm="Sincerely"')
    if isinstance(error, (Unavailable, TooMany)):
        extra.setdefault("Retry-After", "5" if isinstance(error, Unavailable) else "60")
    content = problem(error, errors).model_dump()
    return JSONResponse(content, error.status, headers=extra, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every error of the app this way."""
    app.add_exception_handler(SincerelyError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(SQLAlchemyError, _database)


async def _ours(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, SincerelyError)
    return respond(error)


async def _database(_: Request, error: Exception) -> JSONResponse:
    log.error("the database did not answer: %s", type(error).__name__)
    return respond(Unavailable("The database did not answer.", next_step="Please try again."))


class BadJson(InvalidInput):
    status, code, title = 400, "invalid-json", "The body is not JSON"


class MethodNotAllowed(SincerelyError):
    status, code, title = 405, "method-not-allowed", "That address does not take this method"


async def _http(_: Request, error: Exception) -> JSONResponse:
    """What the framework refuses by itself: no such address, a method that is not there, a broken body."""
    assert isinstance(error, HTTPException)
    clear: SincerelyError
    if error.status_code == HTTPStatus.NOT_FOUND:
        clear = NotFound(kept="", next_step="/openapi.json lists every address.")
    elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        clear = MethodNotAllowed(kept="", next_step="The Allow header says which ones it takes.")
    elif error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        clear = TooLarge()
    elif error.status_code == HTTPStatus.BAD_REQUEST:
        clear = BadJson(next_step="Send one JSON object in UTF-8.")
    else:
        clear = InvalidInput()
        clear.status = error.status_code
    return respond(clear, headers=error.headers)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if any(item["type"] == "json_invalid" for item in found):
        return respond(BadJson(next_step="Send one JSON object in UTF-8."))
    fields = [FieldProblem(field=name_of(item), message=message_of(item)) for item in found]
    unique = list({(item.field, item.message): item for item in fields}.values())
    said = " ".join(f"{item.field} {item.message}." for item in unique[:5])
    return respond(InvalidInput(said, next_step="Correct it and send it again."), unique)


def name_of(item: Mapping[str, Any]) -> str:
    """`thread[2].author`. The name of an unknown field is the client's own text, so it is left out."""
    parts = [part for part in item["loc"] if part not in LEADING] if len(item["loc"]) > 1 else list(item["loc"])
    if item["type"] == "extra_forbidden":
        parts = [*parts[:-1], "an unknown field"]
    named = ""
    for part in parts:
        named += f"[{part}]" if isinstance(part, int) else f".{part}" if named else str(part)
    return named or "body"


def message_of(item: Mapping[str, Any]) -> str:
    """What is wrong, in our words, from the kind of error and its limits; never from the value."""
    limits: Mapping[str, Any] = item.get("ctx") or {}
    match item["type"]:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return "is not part of this request; remove it"
        case "literal_error" | "enum":
            return f"must be one of {allowed(str(limits.get('expected', '')))}"
        case "string_too_long":
            return f"may have at most {limits['max_length']} characters"
        case "string_too_short":
            return f"needs at least {limits['min_length']} characters"
        case "too_long":
            return f"may have at most {limits['max_length']} items"
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            return f"must be {item['type'].replace('_', ' ')} {next(iter(limits.values()))}"
        case "value_error":
            return str(limits.get("error", "can't be used"))
        case kind if kind.startswith("datetime") or kind.startswith("timezone"):
            return "must be a date and time such as 2026-11-23T14:05:00Z"
        case kind:
            return TYPES.get(kind, "can't be used")


def allowed(expected: str) -> str:
    """pydantic's `'x', 'facebook' or 'other'` as `x, facebook, other`."""
    return expected.replace("'", "").replace(" or ", ", ")


DOCUMENTED: dict[int | str, dict[str, Any]] = {
    status: {
        "description": HTTPStatus(status).phrase,
        "content": {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{ERROR_SCHEMA}"}}},
    }
    for status in (400, 401, 403, 404, 405, 413, 415, 421, 422, 429, 500, 503)
}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors that a route can answer, for the OpenAPI document. 500 is always among them."""
    return {status: DOCUMENTED[status] for status in (*statuses, 500)}
