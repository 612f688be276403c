"""A change that names a person is refused on the page, and is then nowhere: no database, log or address holds it."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pytest

from prompts.reading import ORGANISATION
from server.approvals import Approvals
from server.web.organisation import EXAMPLE
from tests.server.web.office import HOST, RULE, Office, office
from tests.server.writers.briefs import deidentifier

__all__ = ["office"]

CANARIES = ("Maria Gonzalez", "4482913", "312-555-0188", "m.lopez@mail.example")
HINT = "Ask Maria Gonzalez, MRN 4482913, at 312-555-0188 or m.lopez@mail.example, first."
TYPED = {"file": RULE, "title-of": "Kinder", "reason": "Curt."}
TICK = re.compile(r'type="checkbox" name="invented" value="([0-9a-f]{64})"')


def send(office: Office, **fields: str) -> Any:
    return office.mara.post("/changes/new", page="/profile", **{**TYPED, **fields})


def upload(office: Office, name: str, content: str, **fields: str) -> Any:
    sent = {"csrf": office.mara.token("/profile"), "title-of": "From git", "reason": "Reviewed there.", **fields}
    return office.mara.client.post(
        "/changes/import", data=sent, files={"files": (name, content.encode())}, headers={"origin": HOST},
        follow_redirects=False,
    )  # fmt: skip


def rule_with(office: Office, old: str, new: str) -> str:
    return office.approvals.shipped[RULE].replace(old, new, 1)


def test_a_refused_text_is_in_no_file_log_or_address(
    office: Office, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    harmless = office.propose(fix="Shorten it so that it fits.")
    answers = [
        send(office, do="save", fix=HINT),
        send(office, do="preview", fix=HINT),
        send(office, do="save", **{"as": "file", "text": rule_with(office, "fix: ", f"fix: >-\n  {HINT}\n#")}),
        send(office, do="save", file=ORGANISATION, text=f"# {HINT}\n{EXAMPLE.read_text(encoding='utf-8')}"),
        upload(office, "too-long.yaml", rule_with(office, "why: ", f"why: >-\n  {HINT}\n# ")),
    ]
    said = [answer for answer in answers if answer.status_code == 422]
    assert len(said) == 4
    assert all("so it can't be proposed" in answer.text for answer in said)
    assert "so it can't be proposed" in answers[1].text
    for answer in answers:
        assert "location" not in answer.headers
        assert not TICK.search(answer.text), "nothing to tick where something has to go"
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Shorten it so that it fits." in kept, "the search sees what is stored"
    for canary in CANARIES:
        assert canary.encode() not in kept
        assert canary not in caplog.text
        assert all(canary not in str(answer.url) for answer in answers)
    assert [f"/changes/{proposal.id}" for proposal in office.approvals.list()] == [harmless]


def test_the_page_says_what_was_found_what_was_kept_and_what_to_do(office: Office) -> None:
    page = send(office, do="save", fix="Ask Maria Gonzalez first.").text
    assert "<mark>Maria Gonzalez</mark>" in page
    assert "Name</strong> in the hint, line" in page
    assert "Nothing was stored, and nobody else has seen it." in page
    assert "Take it out, or say it in general words" in page
    assert 'value="Kinder"' in page
    assert "Ask Maria Gonzalez first.</textarea>" in page


def test_invented_people_in_an_example_are_ticked_off_and_shown_to_who_decides(office: Office) -> None:
    example = {"do": "save", "passes": "Thank you, Maria Gonzalez. Dana"}
    asked = send(office, **example)
    assert asked.status_code == 422
    assert "Whose is this?" in asked.text
    tick = TICK.search(asked.text)
    assert tick
    other = send(office, **{**example, "passes": "Thank you, Peter Novak. Dana", "invented": tick[1]})
    assert other.status_code == 422
    made = send(office, **example, invented=tick[1])
    assert made.status_code == 303
    page = office.noor.get(made.headers["location"]).text
    assert "The author says that this is nobody" in page
    assert "<mark>Maria Gonzalez" in page
    assert TICK.search(page) is None
    trail = office.app.state.services.store
    assert trail.verify().problems == ()


def test_an_upload_is_asked_about_and_keeps_what_was_typed_beside_it(office: Office) -> None:
    content = rule_with(office, "fails:", 'fails:\n  - {reply: "Hi Maria Gonzalez.", platform: x}')
    asked = upload(office, "too-long.yaml", content)
    assert asked.status_code == 422
    assert 'value="From git"' in asked.text
    assert "Reviewed there.</textarea>" in asked.text
    tick = TICK.search(asked.text)
    assert tick
    assert upload(office, "too-long.yaml", content, invented=tick[1]).status_code == 303


def test_an_upload_without_a_file_says_so_on_its_own_page(office: Office) -> None:
    answer = upload(office, "", "")
    assert answer.status_code == 422
    assert "No file was chosen." in answer.text
    assert "Bring in files" in answer.text


def test_the_house_s_own_signer_needs_no_tick(office: Office) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace('name = "Marcus"', 'name = "Theodora Quist"')
    assert send(office, do="save", file=ORGANISATION, text=text).status_code == 303


def test_what_an_older_remover_let_through_is_not_approved(office: Office) -> None:
    """A proposal that waits is read again by the remover of today."""
    store = office.app.state.services.store
    older = Approvals(store, office.approvals.shipped, lambda: deidentifier().keeping(["Maria Gonzalez"]))
    change = {RULE: rule_with(office, "fix: ", "fix: As Maria Gonzalez asked. ")}
    address = f"/changes/{older.propose(office.mara.person, 'A hint', 'Kinder.', change).id}"
    assert "so it can't be approved" in office.noor.get(address).text
    answer = office.decide(office.noor, address)
    assert answer.status_code == 422
    assert "identifies a person" in answer.text
    assert "Nothing was decided." in answer.text
    assert office.approvals.in_force() is None
    assert office.decide(office.noor, address, "reject").status_code == 303
