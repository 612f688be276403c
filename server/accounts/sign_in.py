"""The ways of signing in, behind one interface: begin, come back with something, and be somebody."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from server.accounts.accounts import Accounts
from server.accounts.person import Person

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Begun:
    """Where to send the browser, and what it must bring back: sealed, for a cookie; empty where nothing is needed."""

    address: str
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Proven:
    """Who it is, when they showed it (LONG_AGO where that can't be told), and the page that they wanted."""

    person: Person
    proved_at: datetime
    to: str = "/"


class SignIn(Protocol):
    """One way of signing in."""

    name: str
    """What the audit trail calls it."""

    async def begin(self, home: str, to: str, *, again: bool) -> Begun:
        """Start. `home` is our address as the browser knows it, `to` the page to go to afterwards; with `again` the
        person must show who they are even if they are known already."""
        ...

    async def finish(self, given: Mapping[str, str], kept: str, *, home: str, address: str) -> Proven:
        """Who it is, from what was typed or brought back. `address` is where on the network they are.

        Raises NotAllowed in words that tell nobody who has an account, TooMany, ProviderFailed.
        """
        ...


class WithPassword:
    """E-mail address, password and one-time code, on our own page."""

    name = "password"

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    async def begin(self, home: str, to: str, *, again: bool) -> Begun:
        return Begun("/sign-in")

    async def finish(self, given: Mapping[str, str], kept: str, *, home: str, address: str) -> Proven:
        typed = given.get("email", ""), given.get("password", ""), given.get("code", "")
        person = await asyncio.to_thread(self._accounts.authenticate, *typed, address)
        return Proven(person, datetime.now(UTC))
