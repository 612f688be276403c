"""The People page: an admin invites, gives roles, makes links and lets people go."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime

from starlette.responses import RedirectResponse, Response

from server.accounts.accounts import role_of
from server.accounts.person import Person
from server.errors import InvalidInput, NotAllowed, SincerelyError
from server.web.forms import text_of
from server.web.sign_in import home_of
from server.web.site import Visit

DONE = {
    "role": "The role is changed, and the person signs in again. About the rulebook they decide after 24 hours.",
    "codes": "One-time codes are off for this person.",
    "end": "The account has ended, and with it every session, browser and key.",
    "readmit": "The account waits for a new password. Make a link and pass it on.",
}


async def index(visit: Visit) -> Response:
    return await _list(visit)


async def invite(visit: Visit) -> Response:
    """Add somebody and show the link for them, this once."""
    fields = await visit.form()
    try:
        role = role_of(fields.get("role", ""))
        typed = text_of(fields, "name", 300), text_of(fields, "email", 300)
        person, token, until = await asyncio.to_thread(visit.site.accounts().invite, visit.member, *typed, role)
    except InvalidInput as error:
        return await _list(visit, error=error, typed=fields)
    return _link(visit, person, token, until)


async def one(visit: Visit) -> Response:
    """One person and what can be done. Raises NotFound."""
    return await _one(visit)


async def change(visit: Visit) -> Response:
    """What the pressed button says, after the admin showed again who they are. Raises NotFound."""
    fields = await visit.form()
    accounts, about, wanted = visit.site.accounts(), _id(visit), fields.get("do", "")
    try:
        admin = await visit.prove(fields)
        if wanted == "link":
            account, token, until = await asyncio.to_thread(accounts.new_link, admin, about)
            return _link(visit, account.person, token, until)
        if wanted == "role":
            await asyncio.to_thread(accounts.change_role, admin, about, role_of(fields.get("role", "")))
        elif wanted == "codes":
            await asyncio.to_thread(accounts.reset_codes, admin, about)
        elif wanted == "end":
            await asyncio.to_thread(accounts.end, admin, about)
        elif wanted == "readmit":
            await asyncio.to_thread(accounts.readmit, admin, about)
        else:
            raise InvalidInput("There is no such button.", next_step="Load the page again.")
    except (NotAllowed, InvalidInput) as error:
        return await _one(visit, error)
    return RedirectResponse(f"/people/{about}?done={wanted}", 303)


async def _list(
    visit: Visit, *, error: SincerelyError | None = None, typed: Mapping[str, str] | None = None
) -> Response:
    people = await asyncio.to_thread(visit.site.accounts().directory.all)
    return visit.page(
        "people.html", error.status if error else 200, token=visit.token(), people=people, error=error,
        typed=typed or {},
    )  # fmt: skip


async def _one(visit: Visit, error: SincerelyError | None = None) -> Response:
    accounts, about = visit.site.accounts(), _id(visit)
    account = await asyncio.to_thread(accounts.directory.get, about)
    mine = await asyncio.to_thread(accounts.directory.get, visit.member.id)
    return visit.page(
        "person.html", error.status if error else 200, token=visit.token(), account=account, error=error, mine=mine,
        done=DONE.get(visit.request.query_params.get("done", "")),
    )  # fmt: skip


def _link(visit: Visit, person: Person, token: str, until: datetime) -> Response:
    address = f"{home_of(visit)}/invitation/{token}"
    return visit.page("person_link.html", about=person, address=address, until=until)


def _id(visit: Visit) -> str:
    return str(visit.request.path_params["account_id"])
