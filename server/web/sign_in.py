"""Sign in, by whichever way, and out again."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from server.accounts.sign_in import Proven, SignIn
from server.errors import NotFound, NotYou, TooMany
from server.web.security import Cookie, read_cookie
from server.web.site import Visit

LONGEST_TYPED = 300
STATE = "sincerely-state"
STATE_SECONDS = 600
_OWN_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9/._-]{0,200}")


async def show(visit: Visit) -> Response:
    """The form; who is signed in already goes on."""
    to = own_path(visit.request.query_params.get("to", ""))
    if visit.person:
        return RedirectResponse(to, 303)
    return _form(visit, to)


async def enter(visit: Visit) -> Response:
    """E-mail address and password were typed. What did not fit is said on the form itself."""
    fields = await visit.form()
    to = own_path(fields.get("to", ""))
    typed = {name: fields.get(name, "")[:LONGEST_TYPED] for name in ("email", "password", "code")}
    way = visit.site.ways()["password"]
    try:
        proven = await _finish(visit, way, typed)
    except (NotYou, TooMany) as error:
        return _form(visit, to, error=error, email=typed["email"])
    return await begin_session(visit, way.name, Proven(proven.person, proven.proved_at, to))


async def go(visit: Visit) -> Response:
    """Off to the identity provider. Raises NotFound where there is none, ProviderFailed."""
    query = visit.request.query_params
    way = _provider(visit)
    begun = await way.begin(home_of(visit), own_path(query.get("to", "")), again="again" in query)
    visit.cookies[STATE] = Cookie(begun.kept, STATE_SECONDS, "lax")
    return RedirectResponse(begun.address, 303)


async def back(visit: Visit) -> Response:
    """Back from there. Raises NotAllowed, ProviderFailed."""
    way = _provider(visit)
    visit.cookies[STATE] = Cookie("", same_site="lax")
    return await begin_session(visit, way.name, await _finish(visit, way, visit.request.query_params))


async def leave(visit: Visit) -> Response:
    """End this browser's session."""
    await visit.form()
    return await _leave(visit, everywhere=False)


async def leave_everywhere(visit: Visit) -> Response:
    """End every session of this person."""
    await visit.form()
    return await _leave(visit, everywhere=True)


async def begin_session(visit: Visit, how: str, proven: Proven) -> Response:
    """A new session, in place of the one that this browser had."""
    accounts = visit.site.accounts()
    if visit.session:
        await asyncio.to_thread(accounts.sessions.end, visit.session.id)
    token = await asyncio.to_thread(accounts.sign_in, proven.person, how, proven.proved_at)
    visit.signed_in(token)
    return RedirectResponse(proven.to, 303)


def own_path(text: str) -> str:
    """A page of ours to go on to; anything else becomes the first page."""
    return text if _OWN_PATH.fullmatch(text) else "/"


def home_of(visit: Visit) -> str:
    """Our address as the browser knows it; the Host was checked."""
    return f"{visit.request.url.scheme}://{visit.request.headers['host']}"


async def _finish(visit: Visit, way: SignIn, given: Mapping[str, str]) -> Proven:
    address = visit.request.client.host if visit.request.client else ""
    return await way.finish(given, read_cookie(visit.request, STATE), home=home_of(visit), address=address)


async def _leave(visit: Visit, *, everywhere: bool) -> Response:
    session = visit.session
    if session is not None:
        await asyncio.to_thread(visit.site.accounts().sign_out, session, everywhere=everywhere)
    visit.signed_out()
    return RedirectResponse(f"/sign-in?{urlencode({'left': '1'})}", 303)


def _form(visit: Visit, to: str, *, error: NotYou | TooMany | None = None, email: str = "") -> Response:
    return visit.page(
        "sign_in.html", error.status if error else 200, token=visit.token(), to=to, error=error, email=email,
        left="left" in visit.request.query_params, provider="provider" in visit.site.ways(),
        exist=visit.site.accounts().exist(),
    )  # fmt: skip


def _provider(visit: Visit) -> SignIn:
    way = visit.site.ways().get("provider")
    if way is None:
        raise NotFound("No identity provider is set up here.", kept="", next_step="Sign in with your password.")
    return way
