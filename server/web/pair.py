"""A pairing code on the page: the browser extension exchanges it for a key, which is the signed-in person's."""

from __future__ import annotations

import asyncio

from starlette.responses import JSONResponse, Response

from server.api.services import services
from server.web.site import Visit


async def code(visit: Visit) -> Response:
    """A fresh code: as JSON for the page's script, else as a page."""
    await visit.form()
    made, until = await asyncio.to_thread(
        services(visit.request).store.pairing.begin, visit.person.id if visit.person else None
    )
    until_words = f"{until.astimezone():%H:%M}"
    if "application/json" in visit.request.headers.get("accept", ""):
        return JSONResponse({"code": made, "until": until_words})
    return visit.page("pair.html", code=made, until=until_words)
