"""A person's own page: how they sign, their password, one-time codes, and where they are signed in."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import get_args

from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from server.accounts import profile
from server.accounts.accounts import LONGEST_VOICE
from server.accounts.codes import new_seed, picture
from server.accounts.profile import LANGUAGES, Language
from server.accounts.seal import Seal
from server.accounts.sessions import IDLE
from server.errors import InvalidInput, NotAllowed, NotYou, SincerelyError
from server.secret import secret_of
from server.web.forms import one_of, text_of
from server.web.site import Visit

SETTING_UP_SECONDS = 900
DONE = {"profile": "Your profile is kept.", "password": "Your password is changed.", "codes": "One-time codes are off."}


async def show(visit: Visit) -> Response:
    return await _page(visit)


async def save(visit: Visit) -> Response:
    """Name, title, voice and language."""
    fields = await visit.form()
    try:
        await asyncio.to_thread(
            profile.change_profile, visit.site.accounts(), visit.member, name=text_of(fields, "name", 300),
            title=text_of(fields, "title", 300), voice=text_of(fields, "voice", 2000),
            language=one_of(fields, "language", get_args(Language), ""),
        )  # fmt: skip
    except InvalidInput as error:
        return await _page(visit, error=error, typed=fields)
    return _done("profile")


async def password(visit: Visit) -> Response:
    """A new password, after the old one."""
    fields = await visit.form()
    session = visit.session
    try:
        await visit.prove(fields)
        if fields.get("new", "") != fields.get("again", ""):
            raise InvalidInput("The two new passwords differ.", kept="", next_step="Type it again in both boxes.")
        if session is not None:
            new = text_of(fields, "new", 300)
            await asyncio.to_thread(profile.change_password, visit.site.accounts(), session, new)
    except (NotAllowed, InvalidInput) as error:
        return await _page(visit, error=error)
    return _done("password")


async def codes(visit: Visit) -> Response:
    """Begin to set one-time codes up: a picture for the device, a box for its first code."""
    fields = await visit.form()
    try:
        await visit.prove(fields)
    except NotAllowed as error:
        return await _page(visit, error=error)
    return _set_up(visit, new_seed())


async def codes_on(visit: Visit) -> Response:
    """The device shows the right code: from now on it is asked for. Shows the recovery codes, this once."""
    fields = await visit.form()
    person, box = visit.member, _seal(visit)
    kept = (box.open(fields.get("seed", ""), SETTING_UP_SECONDS) or "").partition(" ")
    if kept[0] != person.id:
        raise NotAllowed("That took too long.", kept="Nothing was changed.", next_step="Begin again on your profile.")
    try:
        code = text_of(fields, "code", 40)
        made = await asyncio.to_thread(profile.codes_on, visit.site.accounts(), person, kept[2], code)
    except NotYou as error:
        return _set_up(visit, kept[2], error)
    return visit.page("recovery.html", codes=made)


async def codes_off(visit: Visit) -> Response:
    """Switch one-time codes off, with a last one."""
    fields = await visit.form()
    try:
        await visit.prove(fields)
    except NotAllowed as error:
        return await _page(visit, error=error)
    await asyncio.to_thread(profile.codes_off, visit.site.accounts(), visit.member)
    return _done("codes")


def _set_up(visit: Visit, seed: str, error: SincerelyError | None = None) -> Response:
    person = visit.member
    return visit.page(
        "codes.html", error.status if error else 200, token=visit.token(), error=error,
        picture=Markup(picture(seed, person.email)),  # noqa: S704 - made here, of our own seed
        spelled=" ".join(seed[at : at + 4] for at in range(0, len(seed), 4)),
        seed=_seal(visit).close(f"{person.id} {seed}"),
    )  # fmt: skip


def _seal(visit: Visit) -> Seal:
    """The seed waits in the form until the device has shown its first code; sealed, so that it can't be swapped."""
    return Seal(secret_of(visit.site.settings), "setting codes up")


async def _page(
    visit: Visit, *, error: SincerelyError | None = None, typed: Mapping[str, str] | None = None
) -> Response:
    accounts, person = visit.site.accounts(), visit.member
    account = await asyncio.to_thread(accounts.directory.get, person.id)
    shown = {field: getattr(person, field) for field in ("name", "title", "voice", "language")}
    return visit.page(
        "profile.html", error.status if error else 200, token=visit.token(), error=error, account=account,
        shown={**shown, **{field: typed[field] for field in shown if typed and field in typed}}, languages=LANGUAGES,
        most_voice=LONGEST_VOICE, idle=int(IDLE.total_seconds() // 60),
        done=DONE.get(visit.request.query_params.get("done", "")),
        codes_left=await asyncio.to_thread(accounts.codes.left, person.id) if account.codes else 0,
        browsers=await asyncio.to_thread(accounts.sessions.count, person.id),
    )  # fmt: skip


def _done(what: str) -> Response:
    return RedirectResponse(f"/profile?done={what}", 303)
