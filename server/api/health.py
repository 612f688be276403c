"""Is it alive, can it draft, and how is it doing. These need no key and hold nothing about anyone."""

from __future__ import annotations

import asyncio
import logging
from typing import Literal

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import JSONResponse, Response

from server.api.problems import documented
from server.api.schemas import HealthOut, ReadyOut, RulebookOut
from server.api.services import Services, services
from server.errors import Unavailable

log = logging.getLogger(__name__)

router = APIRouter(tags=["health"])


@router.get("/healthz", responses=documented(421), summary="The process answers")
async def healthz() -> HealthOut:
    return HealthOut()


@router.get(
    "/readyz",
    responses={200: {"model": ReadyOut}, 503: {"model": ReadyOut}, **documented(421)},
    summary="Drafts can be made",
)
async def readyz(request: Request) -> Response:
    """503 until drafts can be made. A model that is not there yet is no reason: approved sentences are used."""
    state = await ready(services(request))
    return JSONResponse(state.model_dump(), 200 if state.ready else 503)


async def ready(house: Services) -> ReadyOut:
    database: Literal["ok", "failed"] = "ok"
    try:
        await asyncio.to_thread(house.store.ping)
    except (SQLAlchemyError, Unavailable) as error:
        log.warning("not ready: %s", type(error).__name__)
        database = "failed"
    try:
        pipeline = house.pipeline
        version = pipeline.rulebook.version
        rulebook = RulebookOut(version=version, approved=pipeline.approved(version))
    except Unavailable:
        rulebook = None
    good = database == "ok" and rulebook is not None
    return ReadyOut(ready=good, database=database, model=house.model_status(), rulebook=rulebook)


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}, **documented(421)},
    summary="Counters for Prometheus",
)
async def metrics(request: Request) -> Response:
    return Response(services(request).metrics.text(), media_type=CONTENT_TYPE_LATEST)
