"""Proposing and deciding: the author never decides, nothing unsound gets in, and every step is in the trail."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import text

from prompts.reading import ORGANISATION, digest
from server.approvals.validate import CannotBeUsed
from server.approvals.versions import VersionBroken
from server.approvals.who_decides import NotYours
from server.errors import InvalidInput, MovedOn, NotAllowed, NotFound
from server.records.search import Query, find

from .conftest import CHANGED, OLD, RULE, SHIPPED, Desk


def test_nothing_is_approved_at_first(desk: Desk) -> None:
    assert desk.approvals.in_force() is None
    assert desk.approvals.base() == (digest(SHIPPED), SHIPPED)


def test_a_second_person_puts_a_change_in_force(desk: Desk) -> None:
    proposal = desk.approvals.propose(desk.mara, "Kinder hint", "It was curt.", CHANGED)
    desk.approve(proposal.id)
    decision = desk.approvals.in_force()
    assert decision is not None
    assert (decision.author, decision.approver, decision.title) == ("Mara Quill", "Noor Vale", "Kinder hint")
    assert desk.approvals.files(decision.version_id) == {**SHIPPED, **CHANGED}
    assert desk.approvals.get(proposal.id).state == "approved"


def test_the_author_decides_nothing_about_an_own_proposal(desk: Desk) -> None:
    proposal = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    for decide in (desk.approvals.approve, desk.approvals.reject):
        with pytest.raises(NotYours, match="somebody else decides"):
            decide(desk.mara, proposal.id, proposal.version_id, "Fine by me.")
    assert desk.approvals.get(proposal.id).state == "open"


@pytest.mark.parametrize("who", ["sam", "ada"], ids=["staff", "an admin"])
def test_only_compliance_decides(desk: Desk, who: str) -> None:
    proposal = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    with pytest.raises(NotAllowed, match="role compliance"):
        desk.approvals.approve(getattr(desk, who), proposal.id, proposal.version_id, "Fine.")


def test_a_rejected_proposal_stays_rejected(desk: Desk) -> None:
    proposal = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    desk.approvals.reject(desk.noor, proposal.id, proposal.version_id, "Too kind.")
    assert desk.approvals.get(proposal.id).state == "rejected"
    assert desk.approvals.in_force() is None
    with pytest.raises(MovedOn, match="rejected already"):
        desk.approve(proposal.id)


@pytest.mark.parametrize("note", ["", "  \n"], ids=["empty", "blank"])
def test_a_decision_needs_a_note(desk: Desk, note: str) -> None:
    proposal = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    with pytest.raises(InvalidInput, match="note"):
        desk.approvals.approve(desk.noor, proposal.id, proposal.version_id, note)


def test_what_is_approved_is_what_was_read(desk: Desk) -> None:
    seen = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    desk.approvals.revise(desk.mara, seen.id, {RULE: SHIPPED[RULE].replace(OLD, "fix: Quickly. ", 1)})
    with pytest.raises(MovedOn, match="while you were reading"):
        desk.approvals.approve(desk.noor, seen.id, seen.version_id, "Fine.")


def test_nobody_else_writes_into_a_proposal(desk: Desk) -> None:
    proposal = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    with pytest.raises(NotYours):
        desk.approvals.revise(desk.noor, proposal.id, {RULE: SHIPPED[RULE] + "\n# noor\n"})
    with pytest.raises(NotYours):
        desk.approvals.withdraw(desk.noor, proposal.id)


def test_a_proposal_that_was_overtaken_is_brought_up_to_date_first(desk: Desk) -> None:
    other = "rules/hard-to-read.yaml"
    first = desk.approvals.propose(desk.mara, "One", "Because.", CHANGED)
    second = desk.approvals.propose(desk.mara, "Two", "Because.", {other: SHIPPED[other] + "\n# two\n"})
    desk.approve(first.id)
    with pytest.raises(MovedOn, match="Another version"):
        desk.approve(second.id)
    desk.approvals.bring_up_to_date(desk.noor, second.id)
    desk.approve(second.id)
    decision = desk.approvals.in_force()
    assert decision is not None
    files = desk.approvals.files(decision.version_id)
    assert files[RULE] == CHANGED[RULE]
    assert files[other].endswith("# two\n")


def test_two_changes_of_one_file_are_not_mixed(desk: Desk) -> None:
    first = desk.approvals.propose(desk.mara, "One", "Because.", CHANGED)
    second = desk.approvals.propose(desk.mara, "Two", "Because.", {RULE: SHIPPED[RULE] + "\n# two\n"})
    desk.approve(first.id)
    with pytest.raises(MovedOn, match=RULE):
        desk.approvals.bring_up_to_date(desk.mara, second.id)


def test_rolling_back_puts_an_earlier_approval_in_force(desk: Desk) -> None:
    desk.first_approval()
    desk.approve(desk.approvals.propose(desk.mara, "Kinder", "Because.", CHANGED).id)
    desk.approvals.roll_back(desk.mara, digest(SHIPPED), "It was too soft.")
    decision = desk.approvals.in_force()
    assert decision is not None
    assert (decision.kind, decision.version_id, decision.approver) == ("rolled-back", digest(SHIPPED), "Mara Quill")


def test_only_what_was_approved_can_be_gone_back_to(desk: Desk) -> None:
    desk.first_approval()
    refused = desk.approvals.propose(desk.mara, "Kinder", "Because.", CHANGED)
    desk.approvals.reject(desk.noor, refused.id, refused.version_id, "No.")
    with pytest.raises(NotFound, match="never approved"):
        desk.approvals.roll_back(desk.noor, refused.version_id, "Try it.")
    with pytest.raises(NotAllowed):
        desk.approvals.roll_back(desk.ada, digest(SHIPPED), "Admins may not.")


def test_the_organisation_s_file_is_proposed_like_any_other(desk: Desk) -> None:
    said = SHIPPED[ORGANISATION].replace('name = "Riverside Clinic"', 'name = "Hillside Clinic"', 1)
    assert said != SHIPPED[ORGANISATION]
    desk.approve(desk.approvals.propose(desk.mara, "New name", "We moved.", {ORGANISATION: said}).id)
    assert "Hillside" in desk.approvals.base()[1][ORGANISATION]


BROKEN: list[Any] = [
    pytest.param({RULE: SHIPPED[RULE] + "\ncolour: blue\n"}, r"too-long\.yaml, line \d+: “colour”", id="unknown key"),
    pytest.param({RULE: "id: ["}, r"line 1: This can't be read", id="no YAML"),
    pytest.param({"templates/reply.j2": SHIPPED["templates/reply.j2"].replace("{{ signer }}", "{{ singer }}")},
        r"templates/reply\.j2, line \d+: .*singer", id="a name that templates don't know"),
    pytest.param(
        {"rules/non-apology.yaml": SHIPPED["rules/non-apology.yaml"].replace("find:", "find:\n    xx: ['(a']", 1)},
        r"non-apology\.yaml, line \d+: .*bracket", id="a phrase that can't be read"),
    pytest.param({ORGANISATION: "name = "}, r"organisation\.toml.*TOML", id="no TOML"),
    pytest.param({ORGANISATION: "name = 'x'"}, r"organisation\.toml.*channels", id="an organisation without channels"),
    pytest.param({"../etc/passwd": "x"}, "No file of the rulebook", id="a name that leads elsewhere"),
    pytest.param({RULE: "x" * 200_001}, "is the most", id="a huge file"),
    pytest.param({RULE: "a\x00b"}, "no text", id="not text"),
    pytest.param({"templates/reply.j2": None}, "Only rules can be taken out", id="a template taken away"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "said"), BROKEN)
def test_what_would_not_work_is_not_even_proposed(desk: Desk, files: dict[str, str | None], said: str) -> None:
    with pytest.raises(CannotBeUsed, match=f"(?s){said}"):
        desk.approvals.propose(desk.mara, "Broken", "Because.", files)
    assert desk.approvals.list() == ()


def test_examples_that_misbehave_keep_a_change_from_being_approved(desk: Desk) -> None:
    path = "rules/non-apology.yaml"
    said = SHIPPED[path].replace("passes:", "passes:\n  - I'm sorry you feel that way.", 1)
    proposal = desk.approvals.propose(desk.mara, "Looser", "Because.", {path: said})
    with pytest.raises(InvalidInput, match="1 examples do not do what their rules say"):
        desk.approve(proposal.id)


def test_a_change_of_nothing_is_none(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="Nothing is changed"):
        desk.approvals.propose(desk.mara, "Nothing", "Because.", {RULE: SHIPPED[RULE].replace("\n", "\r\n")})


def test_what_people_write_is_kept_without_identifiers(desk: Desk) -> None:
    proposal = desk.approvals.propose(
        desk.mara, "After 555-010-7788 called", "She wrote from jo@mail.example.", CHANGED
    )
    desk.approvals.remark(desk.noor, proposal.id, RULE, 3, "Ask 555-010-7788 again.")
    desk.approvals.reject(desk.noor, proposal.id, proposal.version_id, "Told jo@mail.example.")
    with desk.store.engine.connect() as connection:
        kept = "".join(
            str(connection.execute(text(f"SELECT * FROM {table}")).all())
            for table in ("proposal", "proposal_remark", "decision", "audit")
        )
    assert not re.search(r"010\W?7788", kept)  # four digits by themselves stand in many an id
    assert "jo@mail" not in kept


def test_remarks_keep_their_place(desk: Desk) -> None:
    proposal = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    desk.approvals.remark(desk.noor, proposal.id, RULE, 3, "Why this word?")
    remark = desk.approvals.remarks(proposal.id)[0]
    assert (remark.path, remark.line, remark.author, remark.text) == (RULE, 3, "Noor Vale", "Why this word?")
    with pytest.raises(NotFound):
        desk.approvals.remark(desk.noor, proposal.id, "rules/none.yaml", 1, "Hm.")


def test_every_step_is_in_the_trail_with_who_did_it(desk: Desk) -> None:
    proposal = desk.approvals.propose(desk.mara, "Mine", "Because.", CHANGED)
    desk.approvals.remark(desk.noor, proposal.id, RULE, 3, "Why this word?")
    desk.approvals.revise(desk.mara, proposal.id, {RULE: SHIPPED[RULE] + "\n# x\n"})
    desk.approve(proposal.id)
    found = find(desk.store.engine, Query(about=proposal.id)).entries
    steps = [(entry.action, entry.who) for entry in reversed(found)]
    assert steps == [
        ("proposed", "Mara Quill"), ("proposal-remark", "Noor Vale"), ("proposal-changed", "Mara Quill"),
        ("approved", "Noor Vale"),
    ]  # fmt: skip
    assert found[0].payload["version"] == desk.approvals.get(proposal.id).version_id
    assert desk.store.verify().intact


def test_a_version_that_was_tampered_with_is_not_handed_out(desk: Desk) -> None:
    desk.first_approval()
    with desk.store.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER rulebook_text_no_update"))
        else:
            connection.execute(text("DROP TRIGGER rulebook_text_kept ON rulebook_text"))
        connection.execute(text("UPDATE rulebook_text SET text = text || ' and more'"))
    with pytest.raises(VersionBroken, match="another hash"):
        desk.approvals.base()
