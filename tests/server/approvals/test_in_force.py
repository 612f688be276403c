"""What drafts come from: the last approved version, on every replica, and nothing at all where it can't be trusted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text

from prompts.reading import digest, short
from server.answer import DraftRequest
from server.approvals.in_force import InForce
from server.build import Workshop
from server.errors import NotApproved, NotFound, RecordFailed
from server.records.search import latest
from server.settings import Settings
from server.store import Store
from server.store.anchor import Head
from server.store.approval_tables import DecisionRow
from tests.server.people import person
from tests.server.standin import settings_for

from .conftest import SHIPPED, Desk

EMERGENCY = DraftRequest("A man collapsed in the lobby and is not breathing, somebody help", platform="facebook")
FIXED = "fallbacks/fixed/us.yaml"
ELSEWHERE = {FIXED: SHIPPED[FIXED].replace("911", "112")}


def settings(tmp_path: Path, **changes: Any) -> Settings:
    return settings_for(tmp_path, **changes)


def opened(store: Store, tmp_path: Path, **changes: Any) -> InForce:
    made = settings(tmp_path, **changes)
    return InForce(made, store, Workshop(made, store))


def desk_of(store: Store, in_force: InForce) -> Desk:
    names = {"mara": "compliance", "noor": "compliance", "sam": "staff", "ada": "admin"}
    people = {name: person(store, role, name.capitalize()) for name, role in names.items()}  # type: ignore[arg-type]
    return Desk(store, in_force.approvals, **people)


def said(in_force: InForce) -> str:
    return asyncio.run(in_force.pipeline.draft(EMERGENCY, who="test")).reply or ""


def test_the_shipped_version_drafts_until_one_is_approved_and_says_that_nobody_approved_it(
    store: Store, tmp_path: Path
) -> None:
    in_force = opened(store, tmp_path)
    answer = asyncio.run(in_force.pipeline.draft(EMERGENCY, who="test"))
    assert (answer.rulebook_version, answer.rulebook_approved) == (short(digest(SHIPPED)), False)
    desk_of(store, in_force).first_approval()
    answer = asyncio.run(in_force.pipeline.draft(EMERGENCY, who="test"))
    assert (answer.rulebook_version, answer.rulebook_approved) == (short(digest(SHIPPED)), True)


def test_where_approval_is_required_nothing_is_drafted_without_one_and_the_error_says_what_to_do(
    store: Store, tmp_path: Path
) -> None:
    in_force = opened(store, tmp_path, require_approval=True)
    with pytest.raises(NotApproved, match=r"No version of the rulebook has been approved yet.*second person"):
        said(in_force)
    assert [entry.action for entry in latest(store.engine, 5)] == ["draft-failed"]
    desk_of(store, in_force).first_approval()
    assert "911" in said(in_force)


def test_an_approved_change_drafts_at_once_and_a_rollback_too(store: Store, tmp_path: Path) -> None:
    in_force = opened(store, tmp_path)
    desk = desk_of(store, in_force)
    desk.first_approval()
    desk.approve(desk.approvals.propose(desk.mara, "Elsewhere", "We moved.", ELSEWHERE).id)
    assert "112" in said(in_force)
    desk.approvals.roll_back(desk.mara, digest(SHIPPED), "We moved back.")
    assert "911" in said(in_force)


def test_a_rejected_change_changes_nothing(store: Store, tmp_path: Path) -> None:
    in_force = opened(store, tmp_path)
    desk = desk_of(store, in_force)
    before = in_force.pipeline
    proposal = desk.approvals.propose(desk.mara, "Elsewhere", "We moved.", ELSEWHERE)
    desk.approvals.reject(desk.noor, proposal.id, proposal.version_id, "No.")
    in_force.look()
    assert in_force.pipeline is before


def test_another_replica_follows_at_its_next_look_without_a_restart(
    open_store: Callable[[], Store], tmp_path: Path
) -> None:
    here, there = (opened(open_store(), tmp_path) for _ in range(2))
    desk = desk_of(open_store(), here)
    desk.first_approval()
    desk.approve(desk.approvals.propose(desk.mara, "Elsewhere", "We moved.", ELSEWHERE).id)
    assert "911" in said(there)

    async def one_turn() -> None:
        turns = iter([True])

        async def pause(_: float) -> None:
            if not next(turns, False):
                raise asyncio.CancelledError

        await there.watch(pause)

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(one_turn())
    assert "112" in said(there)
    assert there.pipeline.approved(there.pipeline.rulebook.version)


def test_a_draft_that_has_begun_ends_under_its_version(store: Store, tmp_path: Path) -> None:
    in_force = opened(store, tmp_path)
    desk = desk_of(store, in_force)
    begun = in_force.pipeline
    desk.approve(desk.approvals.propose(desk.mara, "Elsewhere", "We moved.", ELSEWHERE).id)
    assert asyncio.run(begun.draft(EMERGENCY, who="test")).rulebook_version == short(digest(SHIPPED))


def test_a_server_that_starts_later_takes_up_what_is_approved(open_store: Callable[[], Store], tmp_path: Path) -> None:
    desk = desk_of(open_store(), opened(open_store(), tmp_path))
    desk.approve(desk.approvals.propose(desk.mara, "Elsewhere", "We moved.", ELSEWHERE).id)
    assert "112" in said(opened(open_store(), tmp_path, require_approval=True))


def tamper(store: Store) -> None:
    """Change an approved text behind everybody's back, with the fence torn down."""
    with store.engine.begin() as connection:
        on = "" if connection.dialect.name == "sqlite" else " ON rulebook_text"
        connection.execute(text(f"DROP TRIGGER rulebook_text_{'no_update' if not on else 'kept'}{on}"))
        connection.execute(text("UPDATE rulebook_text SET text = text || ' ' WHERE text LIKE '%112%'"))


def test_an_approved_version_with_another_hash_is_not_used(open_store: Callable[[], Store], tmp_path: Path) -> None:
    desk = desk_of(open_store(), opened(open_store(), tmp_path))
    desk.approve(desk.approvals.propose(desk.mara, "Elsewhere", "We moved.", ELSEWHERE).id)
    tamper(desk.store)
    strict = opened(open_store(), tmp_path, require_approval=True)
    with pytest.raises(NotApproved, match=r"can't be loaded.*[Rr]oll back"):
        said(strict)
    lenient = opened(open_store(), tmp_path)
    assert "can't be loaded" in lenient.trouble
    answer = asyncio.run(lenient.pipeline.draft(EMERGENCY, who="test"))
    assert (answer.rulebook_approved, "911" in (answer.reply or "")) == (False, True)


def test_a_proposal_can_be_tried_beside_what_is_in_force(store: Store, tmp_path: Path) -> None:
    in_force = opened(store, tmp_path)
    beside = in_force.pipeline_for({**SHIPPED, **ELSEWHERE})
    assert "112" in (beside.book.fixed_text("emergency", "us", "en") or "")
    assert "911" in said(in_force)


def forge(desk: Desk, proposal_id: str) -> None:
    """Put an approval in Noor's name into the database, as its owner can: everything right, but no row of the trail."""
    now = desk.approvals.get(proposal_id)
    with desk.store.engine.begin() as connection:
        connection.execute(insert(DecisionRow).values(
            kind="approved", version_id=now.version_id, proposal_id=now.id, author_id=now.author_id,
            approver_id=desk.noor.id, approver_role="compliance", note="Read and agreed.", at=datetime.now(UTC),
        ))  # fmt: skip


@pytest.mark.parametrize("approved_before", [True, False])
def test_a_forged_approval_is_found_and_drafts_nothing(
    open_store: Callable[[], Store], tmp_path: Path, approved_before: bool
) -> None:
    desk = desk_of(open_store(), opened(open_store(), tmp_path))
    if approved_before:
        desk.first_approval()
    forge(desk, desk.approvals.propose(desk.mara, "Elsewhere", "We moved.", ELSEWHERE).id)
    strict = opened(open_store(), tmp_path, require_approval=True)
    if approved_before:
        assert "911" in said(strict)
    else:
        with pytest.raises(NotApproved, match="No version of the rulebook has been approved yet"):
            said(strict)
    assert "911" in said(opened(open_store(), tmp_path))
    report = desk.store.verify()
    assert [problem.says for problem in report.problems if "was not made by Sincerely" in problem.says]
    assert not report.intact


def test_a_forged_approval_cannot_be_gone_back_to_and_holds_nobody_up(store: Store, tmp_path: Path) -> None:
    in_force = opened(store, tmp_path)
    desk = desk_of(store, in_force)
    desk.first_approval()
    proposal = desk.approvals.propose(desk.mara, "Elsewhere", "We moved.", ELSEWHERE)
    forge(desk, proposal.id)
    with pytest.raises(NotFound, match="never approved"):
        desk.approvals.roll_back(desk.mara, proposal.version_id, "It was there.")
    assert [decision.recorded for decision in desk.approvals.approved()] == [False, True]
    other = desk.approvals.propose(desk.mara, "Elsewhere", "We did move.", ELSEWHERE)
    desk.approve(other.id)
    assert "112" in said(in_force)


def test_a_decision_that_cannot_be_recorded_is_not_made(store: Store, tmp_path: Path) -> None:
    in_force = opened(store, tmp_path)
    desk = desk_of(store, in_force)
    proposal = desk.approvals.propose(desk.mara, "Elsewhere", "We moved.", ELSEWHERE)
    store.anchor.write(replace(store.anchor.read() or Head("", 0, ""), count=10_000))
    with pytest.raises(RecordFailed):
        desk.approvals.approve(desk.noor, proposal.id, proposal.version_id, "Read.")
    assert desk.approvals.approved() == ()
    assert desk.approvals.get(proposal.id).state == "open"
