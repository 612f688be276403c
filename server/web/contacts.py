"""The Contacts pages: an admin changes the private ways to a person and whom to call, at once and on record."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping

from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from guardrails.types import Flag
from server import contacts
from server.contacts import CHANNELS, DEFAULT, PARTS, Entries
from server.errors import InvalidInput, NotFound, SincerelyError
from server.web import labels
from server.web.changes import house
from server.web.forms import text_of
from server.web.site import Visit

MOST = 8
"""Contacts in one part: with more than that, nobody knows whom to call."""

SPARE = 2
"""Empty rows below those that are there."""

CALLED = ("name", "role", "phone", "email", "when")
LONGEST = {"text": 60, "kind": 10, "name": 80, "role": 120, "phone": 60, "email": 120, "when": 80}
EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>.]+\.[^\s@<>]+")
PHONE = re.compile(r"[\d\s()+./#-]+(?:(?:x|ext)\.?\s*\d+)?", re.I)


async def show(visit: Visit) -> Response:
    """What can be changed, or the form for one part (`of`). Raises NotFound for a part that there is none of."""
    part = visit.request.query_params.get("of", "")
    if part:
        return _form(visit, _known(part))
    now = visit.site.pipeline().organisation
    parts = [(name, part_title(name), contacts.entries_of(now, name)) for name in PARTS]
    return visit.page("contacts.html", parts=parts, channels=CHANNELS)


async def save(visit: Visit) -> Response:
    """Put a part in force after the admin showed again who they are; what can't be is said above the form."""
    fields = await visit.form()
    part = _known(fields.get("of", ""))
    try:
        rows = _rows(fields, part)
        _check(visit, part, rows)
        admin = await visit.prove(fields)
        await asyncio.to_thread(house(visit).change_contacts, admin, part, rows, fields.get("seen", ""))
    except NotFound:
        raise
    except SincerelyError as error:
        return _form(visit, part, error, fields)
    return RedirectResponse(f"/organisation?changed={part}", 303)


def part_title(part: str) -> str:
    """What a part is called: “Private ways to reach a person”, “Whom to call: press”."""
    if part == CHANNELS:
        return "Private ways to reach a person"
    return "Whom to call: " + ("everything else" if part == DEFAULT else labels.FLAG[_flag(part)])


def _flag(part: str) -> Flag:
    return next(flag for flag in labels.FLAG if flag == part)


def _known(part: str) -> str:
    if part not in PARTS:
        raise NotFound("There are no contacts of that kind.", kept="", next_step="Choose from the list of contacts.")
    return part


def _names(part: str) -> tuple[str, ...]:
    return ("text", "kind") if part == CHANNELS else CALLED


def _form(
    visit: Visit, part: str, error: SincerelyError | None = None, typed: Mapping[str, str] | None = None
) -> Response:
    now = contacts.entries_of(visit.site.pipeline().organisation, part)
    empty = dict.fromkeys(_names(part), "")
    boxes = [*now, *[empty] * SPARE][:MOST]
    if typed is not None:
        rows = [row for row in range(MOST) if f"{_names(part)[0]}-{row}" in typed]
        boxes = [{name: typed.get(f"{name}-{row}", "") for name in _names(part)} for row in rows]
    return visit.page(
        "contact.html", error.status if error else 200, error=error, token=visit.token(), part=part, boxes=boxes,
        title=part_title(part), is_channels=part == CHANNELS, needed=part in (CHANNELS, DEFAULT),
        seen=typed.get("seen", "") if typed else contacts.mark_of(now), longest=LONGEST,
        account=visit.site.accounts().directory.get(visit.member.id),
    )  # fmt: skip


def _rows(fields: Mapping[str, str], part: str) -> Entries:
    """The rows that say something, without the spaces around it. Raises InvalidInput for one that is too long."""
    rows = []
    for number in range(MOST):
        row = {name: " ".join(text_of(fields, f"{name}-{number}", 1_000).split()) for name in _names(part)}
        if any(said for name, said in row.items() if name != "kind"):
            rows.append(row)
    return rows


def _check(visit: Visit, part: str, rows: Entries) -> None:
    """Raises InvalidInput that names the row and what is wrong with it."""
    if not rows and part in (CHANNELS, DEFAULT):
        raise _wrong("At least one contact is needed here.", "Fill in a row.")
    for number, row in enumerate(rows, start=1):
        for name, said in row.items():
            if len(said) > LONGEST[name]:
                raise _wrong(f"Row {number} is too long: {LONGEST[name]} characters are the most.", "Shorten it.")
        kinds = {"email": row.get("email", ""), "phone": row.get("phone", "")}
        if part == CHANNELS:
            kinds = {row["kind"]: row["text"]}
        elif not (row["name"] and row["role"] and (row["phone"] or row["email"])):
            raise _wrong(f"Row {number} needs a name, a role, and a telephone or an e-mail address.", "Fill that in.")
        if kinds.get("email") and not EMAIL.fullmatch(kinds["email"]):
            raise _wrong(f"The e-mail address in row {number} is none.", "Write it like care@clinic.example.")
        if kinds.get("phone") and not _is_phone(kinds["phone"]):
            raise _wrong(f"The telephone number in row {number} is none.", "Write it like 555-0142.")
    try:
        contacts.put(visit.site.pipeline().organisation, part, rows)
    except ValidationError as error:
        raise _wrong("These contacts can't be used as they are.", "Load the page again and fill it in.") from error


def _is_phone(said: str) -> bool:
    return PHONE.fullmatch(said) is not None and sum(letter.isdecimal() for letter in said) > 2


def _wrong(happened: str, next_step: str) -> InvalidInput:
    kept = "Nothing was changed. What you typed is still in the boxes."
    return InvalidInput(happened, kept=kept, next_step=next_step)
