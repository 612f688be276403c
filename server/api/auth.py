"""Who asks, and whether they may. Routes say what they need: `who: Annotated[Principal, needs("drafts")]`."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from server.accounts.person import Person
from server.api.services import Services, services
from server.errors import NotAllowed, NotAuthenticated
from server.store.keys import SCOPES, Scope

LOCAL = "command line"

bearer = HTTPBearer(auto_error=False, scheme_name="key", description="A key from `sincerely keys create` or pairing.")


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks: the name that goes into the audit trail, and the key itself, which binds Idempotency-Keys to it.

    `person` is whose key it is; they sign what is drafted with it.
    """

    name: str
    scopes: frozenset[Scope]
    secret: str
    person: Person | None = None


async def identify(request: Request, given: HTTPAuthorizationCredentials | None) -> Principal:
    """The owner of the key. Raises NotAuthenticated for none, an unknown one, one that ended or was revoked."""
    if given is None:
        raise NotAuthenticated(
            kept="", next_step="Send `Authorization: Bearer …` with a key from `sincerely keys create`."
        )
    house: Services = services(request)
    token = given.credentials
    if hmac.compare_digest(token.encode("utf-8", "surrogatepass"), house.local_token.encode()):
        return Principal(LOCAL, frozenset(SCOPES), token)
    keys = house.store.keys
    key = keys.remembered(token) or await asyncio.to_thread(keys.find, token)
    if key is None:
        raise NotAuthenticated(
            "That key is unknown, has ended or was revoked.",
            kept="",
            next_step="`sincerely keys create` makes a new one.",
        )
    return Principal(key.person.name if key.person else key.name, key.scopes, token, key.person)


def needs(scope: Scope) -> Any:
    """A dependency that lets only keys with this scope in. Raises NotAuthenticated, NotAllowed."""

    async def allowed(
        request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)]
    ) -> Principal:
        who = await identify(request, given)
        if scope not in who.scopes:
            raise NotAllowed(
                f"That key lacks the scope `{scope}`.", kept="", next_step=f"Use a key made with `--scope {scope}`."
            )
        return who

    check: Callable[..., Awaitable[Principal]] = allowed
    return Depends(check)
