"""Who may decide about a proposal, and whether it can still be decided. The database holds most of it too (`0003`).

NotYours    the author decides nothing about an own proposal, and nobody but the author changes it
MovedOn     what somebody looked at is not what is there now
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, select

from server.acting import Person
from server.approvals.proposals import Proposal
from server.approvals.shelf import found
from server.errors import MovedOn, NotAllowed
from server.store.tables import AccountRow

APPROVER = "compliance"


class NotYours(NotAllowed):
    code, title = "not-yours", "A second person has to do this"


def may_decide(connection: Connection, person: Person) -> None:
    """Raises NotAllowed for another role, and for 24 hours after a new role or a password by an admin's link."""
    if person.role != APPROVER:
        raise NotAllowed(
            "Only people with the role compliance decide about the rulebook.", kept="Nothing was decided.",
            next_step="Ask somebody of compliance.",
        )  # fmt: skip
    since = connection.scalar(select(AccountRow.decides_from).where(AccountRow.id == person.id))
    if since and since > datetime.now(UTC):
        raise NotAllowed(
            "For 24 hours after a new role, or a new password by an admin's link, nobody decides.",
            kept="Nothing was decided.",
            next_step=f"Come back after {since:%H:%M} UTC on {since:%B} {since.day}, or ask somebody else.",
        )  # fmt: skip


def still_open(connection: Connection, proposal_id: str) -> Proposal:
    """The proposal, while nobody has decided about it. Raises NotFound, MovedOn."""
    now = found(connection, proposal_id)
    if now.state != "open":
        raise MovedOn(f"The proposal was {now.state} already.", kept="It stays as it is.")
    return now


def undecided(connection: Connection, person: Person, proposal_id: str, version_id: str) -> Proposal:
    """The proposal, for somebody who may decide about it as it stands. Raises NotFound, NotYours, MovedOn."""
    now = still_open(connection, proposal_id)
    if now.author_id == person.id:
        raise NotYours(
            "You proposed this, so somebody else decides about it.", kept="Nothing was decided.",
            next_step="Ask a second person of compliance.",
        )  # fmt: skip
    if connection.scalar(select(AccountRow.role_by).where(AccountRow.id == person.id)) == now.author_id:
        raise NotYours(
            "Whoever proposed this gave you your role, so somebody else decides about it.",
            kept="Nothing was decided.", next_step="Ask a second person of compliance.",
        )  # fmt: skip
    if now.version_id != version_id:
        raise MovedOn(
            "The proposal was changed while you were reading it.", kept="Nothing was decided.",
            next_step="Load the page again and look at what changed.",
        )  # fmt: skip
    return now
