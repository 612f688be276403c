"""A small rulebook that is quick to read, three people, and the store on both databases."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from guardrails.types import SafeText
from prompts.reading import ORGANISATION, read_folder
from server.accounts.person import Person
from server.approvals.approvals import Approvals
from server.settings import ROOT
from server.store import Store
from tests.server.people import person
from tests.server.store.conftest import database_url, open_store, postgres_server, store
from tests.server.writers.briefs import deidentifier

__all__ = ["database_url", "open_store", "postgres_server", "store"]

SHIPPED = {
    **read_folder(),
    ORGANISATION: (ROOT / "server" / "organisation.example.toml").read_text(encoding="utf-8"),
}
RULE = "rules/too-long.yaml"
OLD = "fix: "
CHANGED = {RULE: SHIPPED[RULE].replace(OLD, "fix: Please. ", 1)}
"""A small change that keeps everything working."""


def make_safe(text: str) -> SafeText:
    return deidentifier().deidentify(text).text


@dataclass
class Desk:
    """The approvals of one database, with two people of compliance, one of staff and an admin."""

    store: Store
    approvals: Approvals
    mara: Person
    noor: Person
    sam: Person
    ada: Person

    def approve(self, proposal_id: str, by: Person | None = None) -> None:
        now = self.approvals.get(proposal_id)
        self.approvals.approve(by or self.noor, proposal_id, now.version_id, "Read and agreed.")

    def first_approval(self) -> None:
        """The shipped rulebook, approved as it is."""
        self.approve(self.approvals.propose(self.mara, "As shipped", "To begin with.", {}).id)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(
        store,
        Approvals(store, SHIPPED, deidentifier),
        person(store, "compliance", "Mara Quill"),
        person(store, "compliance", "Noor Vale"),
        person(store, "staff", "Sam Reed"),
        person(store, "admin", "Ada Finch"),
    )
