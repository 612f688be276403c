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

from server.api.fields import message_of, name_of
from server.errors import InvalidInput, NotAuthenticated, NotFound, SincerelyError, TooLarge, TooMany, Unavailable

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
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
