"""Nobody becomes their own second person: who got a role or a password from an admin waits before they decide.

Decision 017 gives the reasons.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from server.errors import NotAllowed
from tests.server.people import accounts_of

from .conftest import CHANGED, Desk

PASSPHRASE = "seven brass kettles sing"


def test_nobody_changes_their_own_role(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="own role"):
        accounts_of(desk.store).change_role(desk.ada, desk.ada.id, "compliance")


def test_an_admin_with_a_new_role_decides_nothing_for_a_day(desk: Desk) -> None:
    accounts = accounts_of(desk.store)
    session = accounts.sessions.begin(desk.sam.id)
    proposal = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    accounts.change_role(desk.ada, desk.sam.id, "compliance")
    sam = accounts.directory.get(desk.sam.id).person
    assert accounts.sessions.find(session) is None
    for decide in (desk.approvals.approve, desk.approvals.reject):
        with pytest.raises(NotAllowed, match="24 hours"):
            decide(sam, proposal.id, proposal.version_id, "Read.")
    with pytest.raises(NotAllowed, match="24 hours"):
        desk.approvals.roll_back(sam, proposal.version_id, "Back.")
    accounts.directory.change(sam.id, decides_from=datetime.now(UTC) - timedelta(seconds=1))
    assert desk.approvals.approve(sam, proposal.id, proposal.version_id, "Read.").approver_id == sam.id


def test_an_author_who_got_another_role_still_decides_nothing_about_their_own(desk: Desk) -> None:
    accounts = accounts_of(desk.store)
    proposal = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    accounts.change_role(desk.ada, desk.mara.id, "admin")
    with pytest.raises(NotAllowed, match="Only people with the role compliance"):
        desk.approvals.approve(accounts.directory.get(desk.mara.id).person, proposal.id, proposal.version_id, "Read.")
    accounts.change_role(desk.ada, desk.mara.id, "compliance")
    accounts.directory.change(desk.mara.id, decides_from=None)
    with pytest.raises(NotAllowed, match="You proposed this"):
        desk.approvals.approve(desk.mara, proposal.id, proposal.version_id, "Read.")


def test_whoever_was_given_the_role_by_the_author_is_no_second_person(desk: Desk) -> None:
    accounts = accounts_of(desk.store)
    invited, token, _ = accounts.invite(desk.mara, "Kim", "kim@riverside.example", "compliance")
    accounts.accept(token, PASSPHRASE)
    proposal = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    with pytest.raises(NotAllowed, match="gave you your role"):
        desk.approvals.approve(invited, proposal.id, proposal.version_id, "Read.")
    other = desk.approvals.propose(desk.noor, "Other", "Because.", CHANGED)
    assert desk.approvals.approve(invited, other.id, other.version_id, "Read.").approver_id == invited.id


def test_an_account_that_an_admin_could_have_taken_over_waits(desk: Desk) -> None:
    accounts = accounts_of(desk.store)
    proposal = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    accounts.accept(accounts.new_link(desk.ada, desk.noor.id)[1], PASSPHRASE)
    with pytest.raises(NotAllowed, match="24 hours"):
        desk.approvals.approve(desk.noor, proposal.id, proposal.version_id, "Read.")
