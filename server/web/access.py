"""Who may see a page: roles, and what is open before there are accounts. Decision 012 says why."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Literal

from server.accounts.person import ROLES, Role
from server.accounts.sessions import Session
from server.errors import NotAllowed, NotYourRole, SignInNeeded
from server.web.security import SESSION, is_loopback, read_cookie

if TYPE_CHECKING:
    from server.web.site import Visit

EVERYBODY: frozenset[Role] = frozenset(ROLES)
REVIEWERS: frozenset[Role] = frozenset(("compliance",))
AUDITORS: frozenset[Role] = frozenset(("compliance", "admin"))
ADMINS: frozenset[Role] = frozenset(("admin",))

Opens = Literal["signed-in", "before-accounts", "always"]
"""`signed-in`: only to people with an account. `before-accounts`: on this computer also while nobody has one yet.
`always`: signing in itself."""


async def admit(visit: Visit, roles: frozenset[Role], opens: Opens, *, counts: bool) -> None:
    """Find out who is there, and raise SignInNeeded, NotYourRole or NotAllowed where the page is not for them.

    `counts` is False for what a page asks by itself, so that it does not keep a session open.
    """
    exist, visit.session = await asyncio.to_thread(_look, visit, counts)
    if opens == "always":
        return
    if not exist:
        if opens == "before-accounts" and is_loopback(visit.request):
            return
        raise NotAllowed(
            "Nobody has an account here yet.", kept="",
            next_step="Open the first admin's link, which the server printed; `sincerely accounts first` prints one.",
        )  # fmt: skip
    if visit.person is None:
        raise SignInNeeded(
            "Nobody is signed in in this browser, or nothing was done for 15 minutes.", kept="Nothing was sent on.",
            next_step="Sign in and try again. What you typed is still in the page.",
        )  # fmt: skip
    if visit.person.role not in roles:
        raise NotYourRole(
            f"It belongs to: {', '.join(sorted(roles))}.", kept="", next_step="Ask somebody who has that role."
        )


def _look(visit: Visit, counts: bool) -> tuple[bool, Session | None]:
    accounts = visit.site.accounts()
    if not accounts.exist():
        return False, None
    token = read_cookie(visit.request, SESSION)
    return True, accounts.sessions.find(token, counts=counts) if token else None
