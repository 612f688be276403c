"""Wiring: the routes, what every request passes on its way to them, and what is opened while the server runs."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from server import web
from server.api import drafts, guards, health, pairing, problems, rules, texts
from server.api.services import Services
from server.metrics import Metrics
from server.settings import Settings
from server.starting import House, house

Opening = Callable[[Settings], AbstractAsyncContextManager[House]]
VERSION = "0.1.0"


def create_app(settings: Settings, *, opening: Opening = house, local_token: str | None = None) -> FastAPI:
    """The whole server. `opening` opens store and pipeline and closes them again; tests hand in their own."""
    home = Services(settings, Metrics(), local_token or secrets.token_urlsafe(32))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with opening(settings) as opened:
            home.started(opened)
            try:
                yield
            finally:
                home.stopped()

    app = FastAPI(title="Sincerely", version=VERSION, lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.services = home
    app.state.pairing_limiter = pairing.limiter()
    for module in (drafts, texts, rules, pairing, health):
        app.include_router(module.router)
    site = web.Site(settings, lambda: home.pipeline, lambda: home.model_status(), lambda: home.accounts)
    app.router.routes.extend(web.routes(site))
    problems.install(app)
    app.add_middleware(guards.BodyLimit)
    app.add_middleware(guards.Door, hosts=(settings.host, *settings.allowed_hosts))
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.trusted_proxies))
    app.add_middleware(guards.Outermost, metrics=home.metrics)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document with the schema that every error has."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, routes=app.routes)
        schema = problems.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(schema.pop("$defs", {}))
        schemas[problems.ERROR_SCHEMA] = schema
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        app.openapi_schema = document
    return app.openapi_schema
