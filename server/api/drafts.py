"""`POST /v1/drafts` and what became of a draft."""

from __future__ import annotations

import asyncio
import difflib
from typing import Annotated

from fastapi import APIRouter, Header, Path, Request
from starlette.responses import Response, StreamingResponse

from server.answer import OnProgress
from server.api import stream
from server.api.auth import Principal, needs
from server.api.mapping import draft_out, draft_request
from server.api.problems import documented
from server.api.schemas import DraftIn, DraftOut, OutcomeIn, OutcomeOut
from server.api.services import Services, services
from server.errors import NotFound, SincerelyError
from server.store.answers import Once
from server.store.answers import Request as Asked
from server.store.audit import AuditEntry

router = APIRouter(prefix="/v1/drafts", tags=["drafts"])

Drafter = Annotated[Principal, needs("drafts")]
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key", min_length=1, max_length=200, pattern=r"^[\x21-\x7e]+$",
        description="Any text of your own: the same key with the same body gets the same answer for 24 hours.",
    ),
]  # fmt: skip
ANSWERED = {
    200: {
        "model": DraftOut,
        "description": "The answer; with `Accept: text/event-stream` as events: progress, sentence, answer or error.",
        "content": {stream.MEDIA_TYPE: {"schema": {"type": "string"}}},
        "headers": {
            "Idempotency-Replayed": {"description": "`true` on a repeated answer.", "schema": {"type": "string"}}
        },
    },
    **documented(400, 401, 403, 413, 421, 422, 503),
}


@router.post("", responses=ANSWERED, summary="Draft a reply to a comment")
async def create(request: Request, body: DraftIn, who: Drafter, idempotency_key: Key = None) -> Response:
    """Remove identifiers, understand, write, check, record and answer."""
    house = services(request)

    async def work(tell: OnProgress) -> Once:
        return await once(house, body, who, idempotency_key, tell)

    if stream.MEDIA_TYPE in request.headers.get("accept", ""):

        async def as_json(tell: OnProgress) -> str:
            return (await work(tell)).answer

        return StreamingResponse(stream.events(as_json), media_type=stream.MEDIA_TYPE)
    done = await work(lambda _: None)
    headers = {"Idempotency-Replayed": "true"} if done.replayed else {}
    return Response(done.answer, media_type="application/json", headers=headers)


async def once(house: Services, body: DraftIn, who: Principal, key: str | None, tell: OnProgress) -> Once:
    """The answer as JSON, made now or replayed."""

    async def make() -> str:
        try:
            answer = await house.pipeline.draft(draft_request(body, who.person), who=who.name, on_progress=tell)
        except SincerelyError as error:
            house.metrics.failed(error.code)
            raise
        house.metrics.draft(body.platform, answer)
        return draft_out(answer).model_dump_json()

    if key is None:
        return Once(await make(), replayed=False)
    return await house.store.answers.once(Asked.of(who.secret, key, body.model_dump_json().encode()), make)


@router.post(
    "/{draft_id}/outcome",
    responses=documented(400, 401, 403, 404, 413, 421, 422, 503),
    summary="Say what became of a draft",
)
async def outcome(
    request: Request, body: OutcomeIn, who: Drafter, draft_id: Annotated[str, Path(max_length=64)]
) -> OutcomeOut:
    """Kept in the audit trail. Identifiers are removed from the text before it is kept."""
    house = services(request)
    draft = await asyncio.to_thread(house.store.draft, draft_id)
    if draft is None:
        raise NotFound("There is no draft with that id.", next_step="Use the `id` of a draft's answer.")
    posted, changed = None, 0.0 if body.status == "posted" else None
    if body.text is not None:
        signer = who.person.signer if who.person else None
        posted = (await house.pipeline.deidentify(body.text, signer=signer)).text.text
        changed = await asyncio.to_thread(share_changed, draft.get("reply") or "", posted)
    account = who.person.id if who.person else None
    payload = {"status": body.status, "text": posted, "changed": changed, "account": account}
    await house.store.append(AuditEntry(id=draft_id, who=who.name, action="outcome", payload=payload))
    house.metrics.outcome(body.status)
    return OutcomeOut(id=draft_id, status=body.status, changed=changed)


def share_changed(drafted: str, posted: str) -> float:
    """The share of words that differ, from 0 (posted as drafted) to 1 (nothing kept), to three digits."""
    before, after = drafted.split(), posted.split()
    if not before and not after:
        return 0.0
    return round(1 - difflib.SequenceMatcher(None, before, after, autojunk=False).ratio(), 3)
