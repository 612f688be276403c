"""One-time links: the first admin, and whoever was invited or needs a new password."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from starlette.responses import Response

from server.accounts.directory import Account
from server.accounts.person import Person
from server.accounts.sign_in import Proven
from server.errors import InvalidInput, NotAllowed
from server.web.forms import text_of
from server.web.sign_in import begin_session
from server.web.site import Visit

LONGEST = 300


async def first(visit: Visit) -> Response:
    """The form that makes the first admin. Raises NotAllowed for a link that can't be used."""
    await _owner(visit, first=True)
    return visit.page("first.html", token=visit.token(), error=None, typed={})


async def become_first(visit: Visit) -> Response:
    """Make the first admin and sign them in."""
    fields = await visit.form()
    accounts = visit.site.accounts()
    try:
        name, email = text_of(fields, "name", LONGEST), text_of(fields, "email", LONGEST)
        password = _twice(fields)
        person = await asyncio.to_thread(accounts.become_first_admin, _token(visit), name, email, password)
    except InvalidInput as error:
        return visit.page("first.html", error.status, token=visit.token(), error=error, typed=fields)
    return await _enter(visit, person, "/people")


async def invitation(visit: Visit) -> Response:
    """The form in which somebody chooses their password. Raises NotAllowed."""
    account = await _owner(visit)
    return visit.page("invitation.html", token=visit.token(), error=None, account=account)


async def accept(visit: Visit) -> Response:
    """Set the password and sign them in."""
    fields = await visit.form()
    try:
        person = await asyncio.to_thread(visit.site.accounts().accept, _token(visit), _twice(fields))
    except InvalidInput as error:
        account = await _owner(visit)
        return visit.page("invitation.html", error.status, token=visit.token(), error=error, account=account)
    return await _enter(visit, person, "/profile")


async def _owner(visit: Visit, *, first: bool = False) -> Account | None:
    """Whose link it is; None is the first admin's."""
    accounts = visit.site.accounts()
    owner = await asyncio.to_thread(accounts.links.owner, _token(visit))
    if (owner is None) is not first or (first and accounts.exist()):
        raise NotAllowed("That link leads nowhere.", kept="", next_step="Ask your admin for a new one.")
    return await asyncio.to_thread(accounts.directory.get, owner) if owner else None


async def _enter(visit: Visit, person: Person, to: str) -> Response:
    return await begin_session(visit, "one-time link", Proven(person, datetime.now(UTC), to))


def _token(visit: Visit) -> str:
    return str(visit.request.path_params["token"])


def _twice(fields: dict[str, str]) -> str:
    """The password, typed the same way twice. Raises InvalidInput."""
    if fields.get("password", "") != fields.get("again", ""):
        raise InvalidInput("The two passwords differ.", kept="", next_step="Type it again in both boxes.")
    return text_of(fields, "password", LONGEST)
