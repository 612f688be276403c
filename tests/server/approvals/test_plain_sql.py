"""What the database itself refuses, to somebody who speaks SQL to it and asks no code of ours.

On SQLite the connection is a bare one: foreign keys are off, as they are in any tool that nobody told otherwise.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from prompts.reading import digest
from server.approvals.proposals import Proposal

from .conftest import CHANGED, SHIPPED, Desk

Refused = (sqlite3.Error, psycopg.Error)


@contextmanager
def bare(desk: Desk) -> Iterator[Callable[..., Any]]:
    """A function that runs one statement on a connection which none of our code has touched."""
    url = desk.store.engine.url
    if url.get_backend_name() == "sqlite":
        lite = sqlite3.connect(url.database or "", isolation_level=None)
        try:
            assert lite.execute("PRAGMA foreign_keys").fetchone() == (0,)
            yield lambda sql, *values: lite.execute(sql, values).fetchall()
        finally:
            lite.close()
        return
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:

        def run(sql: str, *values: Any) -> Any:
            cursor = connection.execute(sql.replace("INSERT OR REPLACE", "INSERT").replace("?", "%s"), values)
            return cursor.fetchall() if cursor.description else []

        yield run


@pytest.fixture
def proposal(desk: Desk) -> Proposal:
    return desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)


COLUMNS = "seq, kind, version_id, proposal_id, author_id, approver_id, approver_role, target_seq, target_kind, note, at"


def decide(run: Callable[..., Any], proposal: Proposal, **changes: Any) -> None:
    """Insert a decision that would be right, but for what a test changes."""
    row = {
        "seq": 900, "kind": "approved", "version_id": proposal.version_id, "proposal_id": proposal.id,
        "author_id": proposal.author_id, "approver_id": "?", "approver_role": "compliance", "target_seq": None,
        "target_kind": None, "note": "ok", "at": "2026-11-27 12:00:00+00:00", **changes,
    }  # fmt: skip
    marks = ", ".join("?" for _ in row)
    run(f"INSERT OR REPLACE INTO decision ({COLUMNS}) VALUES ({marks})", *row.values())


def test_a_right_decision_is_taken_also_in_plain_sql(desk: Desk, proposal: Proposal) -> None:
    with bare(desk) as run:
        decide(run, proposal, approver_id=desk.noor.id)
    assert desk.approvals.get(proposal.id).state == "approved"


def test_the_author_can_t_approve(desk: Desk, proposal: Proposal) -> None:
    with bare(desk) as run, pytest.raises(Refused):
        decide(run, proposal, approver_id=desk.mara.id)
    assert desk.approvals.in_force() is None


LIES = [
    pytest.param({"author": "noor"}, id="says that somebody else is the author"),
    pytest.param({"author_id": None}, id="names no author"),
    pytest.param({"author_id": "nobody"}, id="makes an author up"),
    pytest.param({"author_id": None, "proposal_id": None}, id="names no proposal"),
    pytest.param({"proposal_id": "made-up", "author": "noor"}, id="makes a proposal up"),
    pytest.param({"kind": "rolled-back", "author_id": None, "proposal_id": None}, id="calls it a rollback"),
    pytest.param(
        {"kind": "rolled-back", "author_id": None, "proposal_id": None, "target_seq": 900, "target_kind": "approved"},
        id="goes back to itself",
    ),
    pytest.param({"kind": "Approved"}, id="calls it something else"),
]


@pytest.mark.parametrize("lie", LIES)
def test_the_author_can_t_approve_by_lying(desk: Desk, proposal: Proposal, lie: dict[str, Any]) -> None:
    said = dict(lie)
    if who := said.pop("author", None):
        said["author_id"] = getattr(desk, who).id
    with bare(desk) as run, pytest.raises(Refused):
        decide(run, proposal, approver_id=desk.mara.id, **said)
    assert desk.approvals.in_force() is None


@pytest.mark.parametrize("role", ["admin", "compliance", "staff"])
@pytest.mark.parametrize("who", ["ada", "sam"])
def test_nobody_but_compliance_can_approve_whatever_role_they_claim(
    desk: Desk, proposal: Proposal, who: str, role: str
) -> None:
    with bare(desk) as run, pytest.raises(Refused):
        decide(run, proposal, approver_id=getattr(desk, who).id, approver_role=role)


@pytest.mark.parametrize("note", ["", "   ", None], ids=["empty", "blank", "none"])
def test_a_decision_without_a_note_is_refused(desk: Desk, proposal: Proposal, note: str | None) -> None:
    with bare(desk) as run, pytest.raises(Refused):
        decide(run, proposal, approver_id=desk.noor.id, note=note)


def test_somebody_who_has_left_decides_nothing(desk: Desk, proposal: Proposal) -> None:
    with bare(desk) as run:
        run("UPDATE account SET ended_at = ? WHERE id = ?", "2026-11-01 00:00:00+00:00", desk.noor.id)
        with pytest.raises(Refused):
            decide(run, proposal, approver_id=desk.noor.id)


def test_another_version_than_the_proposed_one_can_t_be_approved(desk: Desk, proposal: Proposal) -> None:
    with bare(desk) as run, pytest.raises(Refused):
        decide(run, proposal, approver_id=desk.noor.id, version_id=digest(SHIPPED))


FORGERIES = [
    pytest.param("UPDATE proposal SET author_id = '{noor}'", id="another author"),
    pytest.param("UPDATE proposal SET id = 'x'", id="another id"),
    pytest.param("DELETE FROM proposal", id="no proposal any more"),
    pytest.param(
        "INSERT OR REPLACE INTO proposal (id, author_id, title, why, base_id, version_id, made_at, changed_at)"
        " SELECT id, '{noor}', title, why, base_id, version_id, made_at, changed_at FROM proposal",
        id="the same proposal again with another author",
    ),
    pytest.param("UPDATE rulebook_text SET text = 'x'", id="another text under the same hash"),
    pytest.param("DELETE FROM rulebook_file", id="files taken out of a version"),
    pytest.param("UPDATE rulebook_version SET id = 'x'", id="a version by another name"),
    pytest.param(
        "INSERT OR REPLACE INTO rulebook_file (version_id, path, text_hash)"
        " SELECT version_id, path, (SELECT max(hash) FROM rulebook_text) FROM rulebook_file",
        id="other files put in their place",
    ),
]


@pytest.mark.parametrize("sql", FORGERIES)
def test_a_proposal_and_its_version_can_t_be_forged(desk: Desk, proposal: Proposal, sql: str) -> None:
    with bare(desk) as run, pytest.raises(Refused):
        run(sql.replace("{noor}", desk.noor.id))
    assert desk.approvals.get(proposal.id) == proposal


AFTERWARDS = [
    pytest.param("UPDATE decision SET approver_id = '{mara}'", id="another approver"),
    pytest.param("UPDATE decision SET kind = 'rejected'", id="another decision"),
    pytest.param("DELETE FROM decision", id="no decision any more"),
    pytest.param("UPDATE proposal SET version_id = base_id", id="another version behind the decision"),
    pytest.param("UPDATE proposal SET withdrawn_at = made_at", id="withdrawn after it was decided"),
    pytest.param(
        f"INSERT OR REPLACE INTO decision ({COLUMNS})"
        " SELECT seq, 'rejected', version_id, proposal_id, author_id, approver_id, approver_role, target_seq,"
        " target_kind, note, at FROM decision",
        id="decided again",
    ),
]


@pytest.mark.parametrize("sql", AFTERWARDS)
def test_what_is_decided_stays_decided(desk: Desk, proposal: Proposal, sql: str) -> None:
    desk.approve(proposal.id)
    before = desk.approvals.in_force()
    with bare(desk) as run, pytest.raises(Refused):
        run(sql.replace("{mara}", desk.mara.id))
    assert desk.approvals.in_force() == before


def test_a_withdrawn_proposal_can_t_be_approved(desk: Desk, proposal: Proposal) -> None:
    desk.approvals.withdraw(desk.mara, proposal.id)
    with bare(desk) as run, pytest.raises(Refused):
        decide(run, proposal, approver_id=desk.noor.id)
    with bare(desk) as run, pytest.raises(Refused):
        run("UPDATE proposal SET withdrawn_at = NULL")


def test_a_rejected_version_can_t_be_rolled_back_to(desk: Desk, proposal: Proposal) -> None:
    desk.approvals.reject(desk.noor, proposal.id, proposal.version_id, "No.")
    with bare(desk) as run:
        seq = run("SELECT seq FROM decision")[0][0]
        with pytest.raises(Refused):
            decide(
                run, proposal, kind="rolled-back", proposal_id=None, author_id=None, approver_id=desk.mara.id,
                target_seq=seq, target_kind="approved",
            )  # fmt: skip
