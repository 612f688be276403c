"""Contacts that an admin changed: on record, over the file that they were made over, and on every server."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from guardrails.types import FLAGS
from prompts.reading import ORGANISATION
from server import contacts
from server.answer import DraftRequest
from server.approvals.in_force import InForce
from server.build import Workshop
from server.contacts import CHANNELS, PARTS, Entries, entries_of, mark_of
from server.errors import MovedOn, RecordFailed
from server.records.search import latest
from server.store import Store
from server.store.anchor import Head
from tests.server.approvals.conftest import (
    SHIPPED,
    Desk,
    database_url,
    deidentifier,
    open_store,
    postgres_server,
    store,
)
from tests.server.people import person
from tests.server.standin import settings_for
from tests.server.store.test_trail import tamper
from tests.server.writers.briefs import riverside

__all__ = ["database_url", "open_store", "postgres_server", "store"]

NEW: Entries = [{"text": "listen@riverside.example", "kind": "email"}]
PRESS: Entries = [{"name": "Ines Duarte", "role": "press officer", "phone": "555-0111", "email": "", "when": ""}]
COMPLAINT = DraftRequest("Waited two hours and nobody said a word.", platform="facebook")


def opened(store: Store, tmp_path: Path) -> InForce:
    made = settings_for(tmp_path)
    return InForce(made, store, Workshop(made, store))


def desk_of(store: Store, in_force: InForce) -> Desk:
    roles = {"mara": "compliance", "noor": "compliance", "sam": "staff", "ada": "admin"}
    people = {name: person(store, role, name.capitalize()) for name, role in roles.items()}  # type: ignore[arg-type]
    return Desk(store, in_force.approvals, **people)


def seen(in_force: InForce, part: str) -> str:
    return mark_of(entries_of(in_force.pipeline.organisation, part))


def drafted(in_force: InForce) -> str:
    return asyncio.run(in_force.pipeline.draft(COMPLAINT, who="test")).reply or ""


def test_a_changed_channel_is_in_the_next_draft_on_every_server_and_on_record(store: Store, tmp_path: Path) -> None:
    here, there = opened(store, tmp_path), opened(store, tmp_path)
    ada = desk_of(store, here).ada
    assert "care@riverside.example" in drafted(here)
    here.change_contacts(ada, CHANNELS, NEW, seen(here, CHANNELS))
    assert "listen@riverside.example" in drafted(here)
    there.look()
    assert "listen@riverside.example" in drafted(there)
    entry = next(entry for entry in latest(store.engine, 5) if entry.action == "contacts-changed")
    assert (entry.who, entry.payload["part"], entry.payload["entries"]) == ("Ada", CHANNELS, NEW)
    assert entry.payload["before"][0]["text"] == "care@riverside.example"
    assert store.verify().intact
    assert "listen@riverside.example" in drafted(opened(store, tmp_path)), "a server that starts later has them too"


def test_whom_to_call_for_one_flag_changes_alone(store: Store, tmp_path: Path) -> None:
    in_force = opened(store, tmp_path)
    ada = desk_of(store, in_force).ada
    in_force.change_contacts(ada, "media", PRESS, seen(in_force, "media"))
    house = in_force.pipeline.organisation
    assert [contact.name for contact in house.contacts_for(("media",))] == ["Ines Duarte"]
    assert house.contacts_for(("emergency",)) == riverside().contacts_for(("emergency",))
    in_force.change_contacts(ada, "media", [], seen(in_force, "media"))
    assert in_force.pipeline.organisation.contacts_for(("media",)) == riverside().escalation["default"]
    assert [change.part for change in in_force.contacts_changed()] == ["media"]


def test_who_looked_at_older_contacts_changes_nothing(store: Store, tmp_path: Path) -> None:
    in_force = opened(store, tmp_path)
    ada, before = desk_of(store, in_force).ada, seen(in_force, CHANNELS)
    in_force.change_contacts(ada, CHANNELS, NEW, before)
    with pytest.raises(MovedOn, match="Somebody else changed these contacts"):
        in_force.change_contacts(ada, CHANNELS, [{"text": "555-0142", "kind": "phone"}], before)
    assert entries_of(in_force.pipeline.organisation, CHANNELS) == NEW


def test_an_approved_version_with_other_contacts_speaks_again_and_going_back_brings_them_back(
    store: Store, tmp_path: Path
) -> None:
    in_force = opened(store, tmp_path)
    desk = desk_of(store, in_force)
    desk.first_approval()
    first = desk.approvals.base()[0]
    in_force.change_contacts(desk.ada, CHANNELS, NEW, seen(in_force, CHANNELS))
    rule = {"rules/too-long.yaml": SHIPPED["rules/too-long.yaml"].replace("fix: ", "fix: Please. ", 1)}
    desk.approve(desk.approvals.propose(desk.mara, "A hint", "Kinder.", rule).id)
    assert "listen@riverside.example" in drafted(in_force), "another rule leaves the contacts alone"
    filed = desk.approvals.base()[1][ORGANISATION].replace("care@riverside.example", "ask@riverside.example")
    desk.approve(desk.approvals.propose(desk.mara, "Contacts", "We moved.", {ORGANISATION: filed}).id)
    assert "ask@riverside.example" in drafted(in_force)
    assert in_force.contacts_changed() == ()
    desk.approvals.roll_back(desk.noor, first, "We moved back.")
    assert "listen@riverside.example" in drafted(in_force)


def test_a_change_that_was_written_into_the_database_by_hand_counts_for_nothing(store: Store, tmp_path: Path) -> None:
    in_force = opened(store, tmp_path)
    ada = desk_of(store, in_force).ada
    in_force.change_contacts(ada, CHANNELS, NEW, seen(in_force, CHANNELS))
    change = "SET payload = REPLACE(payload, 'listen@', 'evil@') WHERE action = 'contacts-changed'"
    tamper(store, f"UPDATE audit {change}")
    later = opened(store, tmp_path)
    assert entries_of(later.pipeline.organisation, CHANNELS) == entries_of(riverside(), CHANNELS)
    assert not store.verify().intact


def test_contacts_that_can_t_be_recorded_do_not_change(store: Store, tmp_path: Path) -> None:
    in_force = opened(store, tmp_path)
    ada = desk_of(store, in_force).ada
    store.anchor.write(replace(store.anchor.read() or Head("", 0, ""), count=10_000))
    with pytest.raises(RecordFailed):
        in_force.change_contacts(ada, CHANNELS, NEW, seen(in_force, CHANNELS))
    assert entries_of(in_force.pipeline.organisation, CHANNELS) == entries_of(riverside(), CHANNELS)


def test_every_flag_can_have_its_own_contacts() -> None:
    assert set(FLAGS) < set(PARTS)
    house = riverside()
    for part in PARTS:
        assert contacts.put(house, part, entries_of(house, part)) == house


def test_a_changed_contact_is_the_house_s_own_in_a_proposal_too(store: Store, tmp_path: Path) -> None:
    in_force = opened(store, tmp_path)
    desk = desk_of(store, in_force)
    in_force.change_contacts(desk.ada, "media", PRESS, seen(in_force, "media"))
    named = {"rules/too-long.yaml": SHIPPED["rules/too-long.yaml"].replace("fix: ", "fix: Ask Ines Duarte. ", 1)}
    assert desk.approvals.propose(desk.mara, "A hint", "Kinder.", named).state == "open"
    assert deidentifier().deidentify("Ask Ines Duarte.").removed
