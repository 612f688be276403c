"""What a proposal would change: only what comes from the rulebook, on recorded cases and on comments of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from guardrails.types import KINDS, PLATFORMS, STAGES
from prompts.reading import ORGANISATION
from server import organisation as organisations
from server.approvals.compare import Case, compare, own_cases, recorded_cases
from server.build import Workshop
from server.pipeline import Pipeline
from server.store import Store
from server.store.audit import AuditEntry, Receipt
from tests.server.standin import settings_for

from .conftest import SHIPPED

FIXED = "fallbacks/fixed/us.yaml"
PHRASES = "rules/non-apology.yaml"
HELP = Case("A man collapsed in the lobby and is not breathing, somebody help", "facebook")
WAIT = Case("Two hours in the waiting area and nobody said a word.", "google")
SAID = Case(
    "Two hours in the waiting area.", "google", "public", "complaint", "I'm sorry. I will jump on it. Dana", "d1"
)


class Nowhere:
    async def append(self, entry: AuditEntry) -> Receipt:
        raise AssertionError("a comparison records nothing")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(settings_for(tmp_path_factory.mktemp("compare")), Nowhere())


def version(workshop: Workshop, **files: str) -> Pipeline:
    from prompts.book import read_book

    whole = {**SHIPPED, **files}
    return workshop.pipeline(read_book(whole), organisations.read(whole[ORGANISATION], ORGANISATION))


def test_a_version_beside_itself_changes_nothing(workshop: Workshop) -> None:
    compared = compare(version(workshop), version(workshop), (SAID,), own_cases())
    assert (compared.recorded, compared.own, compared.effects) == (1, len(own_cases()), ())


def test_another_fixed_text_differs_only_where_it_is_used(workshop: Workshop) -> None:
    after = version(workshop, **{FIXED: SHIPPED[FIXED].replace("911", "112")})
    compared = compare(version(workshop), after, (), (HELP, WAIT))
    assert [effect.case.comment for effect in compared.effects] == [HELP.comment]
    effect = compared.effects[0]
    assert "911" in effect.before
    assert "112" in effect.after
    assert {part.text for part in effect.words if part.change == "new"} >= {"112"} or "112" in effect.after
    assert compared.drafts == 1


def test_a_new_phrase_is_found_in_a_recorded_reply_and_a_lost_one_is_told(workshop: Workshop) -> None:
    more = SHIPPED[PHRASES].replace("    en:\n", '    en:\n      - "jump on it"\n', 1)
    assert more != SHIPPED[PHRASES]
    stricter = version(workshop, **{PHRASES: more})
    gained = compare(version(workshop), stricter, (SAID,), ()).effects[0].gained
    assert [(found.rule, found.words) for found in gained] == [("non-apology", "jump on it")]
    lost = compare(stricter, version(workshop), (SAID,), ()).effects[0].lost
    assert [(found.rule, found.words) for found in lost] == [("non-apology", "jump on it")]


def test_our_own_comments_hold_every_kind_stage_and_enough_platforms() -> None:
    assert {case.stage for case in own_cases()} == set(STAGES)
    assert all(case.platform in PLATFORMS for case in own_cases())
    assert len({case.platform for case in own_cases()}) >= 5
    assert len(own_cases()) >= len(KINDS) * 3


def test_recorded_cases_come_from_the_trail_newest_first(tmp_path: Path) -> None:
    store = Store.ready(f"sqlite:///{tmp_path / 'x.db'}", tmp_path)
    try:
        for number in range(3):
            payload = {
                "comment": f"Comment {number}", "platform": "x", "stage": "public", "reply": "Hello.",
                "triage": {"kind": "complaint"},
            }  # fmt: skip
            store.trail.append_and_wait(AuditEntry(who="t", action="draft", payload=payload, id=f"d{number}"))
        store.trail.append_and_wait(AuditEntry(who="t", action="draft", payload={"comment": "half"}, id="odd"))
        found = recorded_cases(store.engine)
        assert [case.comment for case in found] == ["Comment 2", "Comment 1", "Comment 0"]
        assert found[0].draft_id == "d2"
    finally:
        store.close()
