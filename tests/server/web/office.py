"""The real server with an office around it: two people of compliance and an admin, each in a browser of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from server.app import create_app
from server.approvals import Approvals
from tests.server.people import PASSWORD, Browser, accounts_of, person, signed_in
from tests.server.standin import settings_for

HOST = "http://127.0.0.1:8420"
RULE = "rules/too-long.yaml"
NEW = "Cut it down, please."


@dataclass
class Office:
    """Two people of compliance, each with a browser of their own, and an admin."""

    app: Any
    mara: Browser
    noor: Browser
    ada: Browser

    @property
    def approvals(self) -> Approvals:
        in_force = self.app.state.services.in_force
        assert in_force is not None
        made: Approvals = in_force.approvals
        return made

    def propose(self, **typed: str) -> str:
        """Mara proposes another hint; the address of the proposal."""
        fields = {"file": RULE, "do": "save", "fix": NEW, "title-of": "Kinder", "reason": "Curt.", **typed}
        answer = self.mara.post("/changes/new", page="/profile", **fields)
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"])

    def version(self, address: str) -> str:
        return self.approvals.get(address.rpartition("/")[2]).version_id

    def decide(self, who: Browser, address: str, verb: str = "approve", **typed: str) -> Any:
        fields = {"note": "Read.", "version": self.version(address), "password": PASSWORD, "code": "", **typed}
        return who.post(f"{address}/{verb}", page="/profile", **fields)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    app = create_app(settings_for(tmp_path))
    with TestClient(app, base_url=HOST, client=("127.0.0.1", 50000)) as first:
        store = app.state.services.store
        accounts = accounts_of(store)
        app.state.services._accounts = accounts
        people = [person(store, "compliance", "Mara Quill"), person(store, "compliance", "Noor Vale")]
        people.append(person(store, "admin", "Ada Finch"))
        clients = [first, *(TestClient(app, base_url=HOST, client=("127.0.0.1", 50000)) for _ in people[1:])]
        yield Office(app, *(signed_in(client, accounts, one) for client, one in zip(clients, people, strict=True)))
