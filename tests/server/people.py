"""People for tests: an account with a role, and a client that is signed in as them.

    dana = person(store, "compliance")
    browser = signed_in(client, accounts, dana)
    browser.post("/proposals", note="…")

Passwords are hashed quickly here: how slow the real hash is has its own test.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from argon2 import PasswordHasher
from starlette.testclient import TestClient

from server.accounts.accounts import Accounts
from server.accounts.passwords import Passwords
from server.accounts.person import Person, Role
from server.store import Store
from server.web.security import SESSION

PASSWORD = "correct horse battery staple"
SECRET = "a secret of the tests, long enough"


def quick_passwords() -> Passwords:
    """As the real ones, with the least work that Argon2 allows."""
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def accounts_of(store: Store) -> Accounts:
    """The accounts of a store, quick to sign in to."""
    return Accounts(store, SECRET, quick_passwords())


def person(
    store: Store, role: Role, name: str = "", *, email: str = "", title: str = "patient relations lead"
) -> Person:
    """Somebody with an active account and the password `PASSWORD`."""
    accounts = accounts_of(store)
    called = name or f"{role.capitalize()} Person"
    made = accounts.directory.add(
        called, email or f"{called.lower().replace(' ', '.')}@riverside.example", role, title=title
    )
    hashed = accounts.passwords.hash(PASSWORD)
    accounts.directory.change(made.id, password=hashed, activated_at=datetime.now(UTC))
    return made


@dataclass
class Browser:
    """A client that is signed in. `post` takes the form token off a page first, as a browser does."""

    client: TestClient
    person: Person

    def get(self, path: str, **options: Any) -> Any:
        return self.client.get(path, **options)

    def token(self, page: str = "/profile") -> str:
        """The token of the forms on a page that this person may open."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.client.get(page).text)
        assert found, f"no form on {page}"
        return found[1]

    def post(self, to: str, *, page: str = "/profile", origin: str | None = None, **fields: str) -> Any:
        asked = {"csrf": self.token(page), **fields}
        headers = {"origin": origin or str(self.client.base_url).rstrip("/")}
        return self.client.post(to, data=asked, headers=headers, follow_redirects=False)


def signed_in(client: TestClient, accounts: Accounts, who: Person) -> Browser:
    """The client with a session of that person in its cookies, without going through the sign-in page."""
    name = f"__Host-{SESSION}" if client.base_url.scheme == "https" else SESSION
    client.cookies.set(name, accounts.sessions.begin(who.id))
    return Browser(client, who)
