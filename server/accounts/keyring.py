"""Keys and paired browsers with their owners: made, listed and ended, each with its row in the trail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from server.accounts.person import Person
from server.errors import InvalidInput, NotFound
from server.store import Store
from server.store.audit import AuditEntry
from server.store.keys import SCOPES, Key, Scope, parse_name

DAYS = (30, 90, 365)
SCOPES_OF_STAFF: tuple[Scope, ...] = ("drafts", "checks", "rules")


def scopes_for(person: Person) -> tuple[Scope, ...]:
    """What a key of this person may open: never more than the person."""
    return SCOPES_OF_STAFF if person.role == "staff" else SCOPES


def keys_for(store: Store, person: Person) -> list[Key]:
    """The keys that this person may see: all for an admin, else their own. Newest first."""
    return store.keys.all(None if person.role == "admin" else person.id)[::-1]


def make(store: Store, person: Person, name: str, scopes: Iterable[Scope], days: int) -> str:
    """A key of this person, seen this once. Raises InvalidInput."""
    called, wanted = parse_name(name), frozenset(scopes)
    if not wanted or not wanted <= set(scopes_for(person)):
        raise InvalidInput(
            "A key opens one thing at least, and nothing that you can't.", next_step="Choose its scopes."
        )
    if days not in DAYS:
        raise InvalidInput("A key lasts 30, 90 or 365 days.", next_step="Choose one of them.")
    token, key = store.keys.create(called, wanted, valid=timedelta(days=days), account_id=person.id)
    record(store, person.name, "key-made", key, by=person.id)
    return token


def revoke(store: Store, person: Person, key_id: str) -> Key:
    """End a key: at once here, within a second on other servers. Raises NotFound for none, or somebody else's."""
    mine = next((key for key in keys_for(store, person) if key.id == key_id and key.revoked_at is None), None)
    if mine is None:
        raise NotFound("There is no such key.", kept="", next_step="The Keys page shows those that still work.")
    store.keys.revoke(mine.id)
    record(store, person.name, "key-revoked", mine, by=person.id)
    return mine


def record(store: Store, who: str, action: str, key: Key, **payload: str) -> None:
    """One row about a key, without the key."""
    said = {"key": key.id, "name": key.name, "scopes": sorted(key.scopes), "account": key.account_id, **payload}
    store.trail.append_and_wait(AuditEntry(id=key.id, who=who, action=action, payload=said))
