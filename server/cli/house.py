"""Where a command's text is worked on: in the running server where there is one, else in this process."""

from __future__ import annotations

import asyncio
import http.client
import json
from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from server.api.fields import message_of, name_of
from server.api.schemas import CheckIn, CheckOut, DeidentifyIn, DraftIn, FindingOut, SafeOut
from server.errors import InvalidInput, SincerelyError, Unavailable
from server.local import Local, read

if TYPE_CHECKING:
    from server.pipeline import Pipeline
    from server.settings import Settings

Json = dict[str, Any]
Body = TypeVar("Body", bound=BaseModel)

WHO = "command line"
GRACE_SECONDS = 10.0
"""How much longer than the deadline a command waits for the server."""

HELLO_SECONDS = 2.0


class Refused(SincerelyError):
    """The running server said no; its own words are passed on."""


def ask(settings: Settings, path: str, given: Mapping[str, object]) -> Json:
    """The answer to one request of the API, such as `/v1/drafts`. Raises SincerelyError."""
    body = _valid(SCHEMAS[path], {name: value for name, value in given.items() if value is not None})
    local = read(settings.data_dir)
    if local is not None and _alive(local):
        return _post(local, path, body, settings.deadline_seconds + GRACE_SECONDS)
    return asyncio.run(_here(settings, path, body))


SCHEMAS: dict[str, type[BaseModel]] = {
    "/v1/drafts": DraftIn,
    "/v1/checks": CheckIn,
    "/v1/deidentify": DeidentifyIn,
}


def _valid(schema: type[Body], given: Json) -> Body:
    try:
        return schema.model_validate(given)
    except ValidationError as error:
        found = [{**item, "loc": ("body", *item["loc"])} for item in error.errors()]
        said = "; ".join(dict.fromkeys(f"{name_of(item)} {message_of(item)}" for item in found))
        raise InvalidInput(f"{said}.", kept="") from None


def _alive(local: Local) -> bool:
    try:
        with closing(_connect(local, HELLO_SECONDS)) as connection:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False


def _connect(local: Local, timeout: float) -> http.client.HTTPConnection:
    """Straight to the server: a proxy from the environment is of no use on this machine."""
    parts = urlsplit(local.address)
    return http.client.HTTPConnection(parts.hostname or "127.0.0.1", parts.port or 80, timeout=timeout)


def _post(local: Local, path: str, body: BaseModel, timeout: float) -> Json:
    headers = {"Authorization": f"Bearer {local.token}", "Content-Type": "application/json"}
    try:
        with closing(_connect(local, timeout)) as connection:
            connection.request("POST", path, body.model_dump_json(exclude_unset=True).encode(), headers)
            response = connection.getresponse()
            answer: Json = json.loads(response.read())
    except (OSError, ValueError, http.client.HTTPException):
        raise Unavailable("The running server did not answer.", next_step="Look at its log, or stop it.") from None
    if response.status != http.client.OK:
        raise Refused(str(answer.get("detail", "The server refused.")), kept="")
    return answer


async def _here(settings: Settings, path: str, body: BaseModel) -> Json:
    from server.starting import house

    async with house(settings, serve_model=False) as running:
        return await _work(running.pipeline, body)


async def _work(pipeline: Pipeline, body: BaseModel) -> Json:
    from server.api.mapping import check_request, draft_out, draft_request

    if isinstance(body, DraftIn):
        answer = await pipeline.draft(draft_request(body), who=WHO)
        return draft_out(answer).model_dump(mode="json")
    if isinstance(body, CheckIn):
        findings = await pipeline.check(check_request(body))
        ok = all(finding.severity == "advise" for finding in findings)
        shown = [FindingOut.model_validate(finding) for finding in findings]
        return CheckOut(ok=ok, findings=shown).model_dump(mode="json")
    assert isinstance(body, DeidentifyIn)
    removed = await pipeline.deidentify(body.text, body.author)
    safe = {"text": removed.text.text, "removed": removed.removed}
    return SafeOut.model_validate(safe).model_dump(mode="json")
