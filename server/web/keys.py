"""Keys and browsers: one's own, or everybody's for an admin. A key is shown once, and ended with one click."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

from starlette.responses import RedirectResponse, Response

from server.accounts import keyring
from server.api.services import services
from server.errors import InvalidInput, SincerelyError
from server.web.forms import text_of
from server.web.site import Visit


async def index(visit: Visit) -> Response:
    return await _list(visit)


async def make(visit: Visit) -> Response:
    """Make a key and show it, this once."""
    fields = await visit.form()
    person, store = visit.member, services(visit.request).store
    scopes = [scope for scope in keyring.scopes_for(person) if fields.get(f"scope-{scope}")]
    days = int(fields["days"]) if fields.get("days", "").isascii() and fields.get("days", "").isdigit() else 0
    try:
        token = await asyncio.to_thread(keyring.make, store, person, text_of(fields, "name", 300), scopes, days)
    except InvalidInput as error:
        return await _list(visit, error=error, typed=fields)
    return visit.page("key.html", key=token)


async def revoke(visit: Visit) -> Response:
    """Raises NotFound for none, or somebody else's."""
    await visit.form()
    store = services(visit.request).store
    await asyncio.to_thread(keyring.revoke, store, visit.member, str(visit.request.path_params["key_id"]))
    return RedirectResponse("/keys?done=revoked", 303)


async def _list(
    visit: Visit, *, error: SincerelyError | None = None, typed: Mapping[str, str] | None = None
) -> Response:
    person, store = visit.member, services(visit.request).store
    keys = await asyncio.to_thread(keyring.keys_for, store, person)
    now = datetime.now(UTC)
    return visit.page(
        "keys.html", error.status if error else 200, token=visit.token(), error=error, typed=typed or {},
        usable=[key for key in keys if key.usable(now)], over=[key for key in keys if not key.usable(now)],
        scopes=keyring.scopes_for(person), days=keyring.DAYS, done="done" in visit.request.query_params,
    )  # fmt: skip
