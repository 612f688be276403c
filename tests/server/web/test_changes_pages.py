"""The Changes pages on the real server: written, read, decided by whom it may be, and shown as text, whatever it is."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from prompts.reading import digest, read_folder
from server.records.search import latest
from server.web.organisation import EXAMPLE
from tests.server.people import PASSWORD
from tests.server.web.office import HOST, NEW, RULE, Office, office

__all__ = ["office"]

SHIPPED = read_folder()


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_change_is_proposed_read_and_approved_by_a_second_person(office: Office) -> None:
    address = office.propose()
    page = office.noor.get(address).text
    assert "Your decision" in page
    assert NEW in plain(page)
    assert office.decide(office.noor, address).status_code == 303
    assert "Approved by Noor Vale" in office.mara.get(address).text
    pipeline = office.app.state.services.pipeline
    assert pipeline.rulebook.rules["too-long"].fix == NEW
    assert pipeline.approved(pipeline.rulebook.version)
    rule = plain(office.mara.get("/rulebook/too-long").text)
    assert "Approved by Noor Vale" in rule
    assert "proposed by Mara Quill" in rule


def test_a_contact_of_the_register_changes_once_a_second_person_approved_it(office: Office) -> None:
    link = re.search(r'href="(/changes/new\?file=organisation\.toml)"', office.mara.get("/organisation").text)
    assert link, "compliance is shown the way from the register itself"
    assert office.mara.get(link[1]).status_code == 200
    text = EXAMPLE.read_text(encoding="utf-8").replace("care@riverside.example", "listen@riverside.example")
    address = office.propose(file="organisation.toml", text=text)
    assert "listen@riverside.example" not in office.noor.get("/organisation").text
    assert office.decide(office.noor, address).status_code == 303
    assert "listen@riverside.example" in office.noor.get("/organisation").text
    assert "listen@riverside.example" in {way.text for way in office.app.state.services.pipeline.organisation.channels}
    assert "Propose a change" not in office.ada.get("/organisation").text


def test_the_author_is_offered_no_decision_and_refused_one(office: Office) -> None:
    address = office.propose()
    assert "Your decision" not in office.mara.get(address).text
    for verb in ("approve", "reject"):
        answer = office.decide(office.mara, address, verb)
        assert answer.status_code == 403
        assert "somebody else decides" in answer.text
    assert office.approvals.in_force() is None


def test_an_admin_gets_no_page_and_no_decision(office: Office) -> None:
    address = office.propose()
    assert office.ada.get(address).status_code == 403
    assert office.decide(office.ada, address).status_code == 403
    assert office.approvals.in_force() is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"password": "wrong"}, "password or the one-time code is not right", id="a wrong password"),
        pytest.param({"password": ""}, "password or the one-time code is not right", id="no password"),
        pytest.param({"note": " "}, "A note needs", id="no note"),
        pytest.param({"version": "0" * 64}, "while you were reading", id="another version than the one that was read"),
    ],
)
def test_a_decision_needs_the_person_a_note_and_what_was_read(office: Office, typed: dict[str, str], said: str) -> None:
    address = office.propose()
    answer = office.decide(office.noor, address, **typed)
    assert answer.status_code >= 400
    assert said in answer.text
    assert office.approvals.in_force() is None


def test_a_rejection_keeps_its_note(office: Office) -> None:
    address = office.propose()
    assert office.decide(office.noor, address, "reject", note="Too curt still.").status_code == 303
    page = office.mara.get(address).text
    assert "Rejected by Noor Vale" in page
    assert "Too curt still." in page


def test_what_is_typed_is_checked_and_shown_before_it_is_proposed(office: Office) -> None:
    typed = {"file": RULE, "do": "preview", "fix": NEW}
    page = office.mara.post("/changes/new", page="/profile", **typed).text
    assert "It can be used." in page
    assert "examples do what they should" in page
    assert "<html" not in page
    broken = office.mara.post(
        "/changes/new", page="/profile", file=RULE, do="preview", **{"as": "file", "text": "id: ["}
    )
    assert "<strong>Line 1:</strong> This can&#39;t be read" in broken.text
    assert office.approvals.list() == ()


def test_what_can_t_be_used_stays_in_the_boxes_and_is_not_proposed(office: Office) -> None:
    typed = {"file": RULE, "do": "save", "as": "file", "text": "id: [", "title-of": "Mine", "reason": "Because"}
    page = office.mara.post("/changes/new", page="/profile", **typed).text
    assert "This can't be used yet" in page
    assert "id: [</textarea>" in page
    assert 'value="Mine"' in page
    assert office.approvals.list() == ()


def test_text_that_looks_like_html_is_shown_as_text(office: Office) -> None:
    address = office.propose(fix="<b>Cut</b> it.", reason="<script>alert(1)</script>")
    office.noor.post(f"{address}/remark", page="/profile", path=RULE, line="8", remark="<i>why</i>?")
    page = office.noor.get(address).text
    assert "<b>Cut" not in page
    assert "<script>alert" not in page
    assert "<i>why" not in page
    assert "&lt;i&gt;why&lt;/i&gt;?" in page


def test_what_would_change_is_shown_on_recorded_cases_and_our_own(office: Office) -> None:
    path = "fallbacks/fixed/us.yaml"
    typed = {"file": path, "text": SHIPPED[path].replace("911", "112")}
    address = office.propose(**typed)
    page = plain(office.noor.get(f"{address}/effect?part=1").text)
    assert re.search(r"\d+ drafts? of \d+ would read differently", page)
    assert "With this change" in page
    assert latest(office.app.state.services.store.engine, 1)[0].action == "proposed"


def test_files_go_out_and_come_in(office: Office) -> None:
    address = office.propose()
    with zipfile.ZipFile(io.BytesIO(office.noor.get(f"{address}/export").content)) as packed:
        assert packed.namelist() == [RULE]
        content = packed.read(RULE).replace(NEW.encode(), b"Shorten it, please.")
    sent = {"csrf": office.noor.token("/profile"), "title-of": "From git", "reason": "Reviewed there."}
    answer = office.noor.client.post(
        "/changes/import", data=sent, files={"files": ("too-long.yaml", content)}, headers={"origin": HOST},
        follow_redirects=False,
    )  # fmt: skip
    assert answer.status_code == 303
    assert "Shorten it, please." in plain(office.mara.get(answer.headers["location"]).text)


def test_versions_are_listed_compared_and_gone_back_to(office: Office) -> None:
    answer = office.mara.post("/changes/shipped", page="/profile")
    assert office.decide(office.noor, answer.headers["location"]).status_code == 303
    first = office.approvals.base()[0]
    assert office.decide(office.noor, office.propose()).status_code == 303
    second = office.approvals.base()[0]
    compared = plain(office.mara.get(f"/versions/compare?before={first}&after={second}").text)
    assert RULE in compared
    assert NEW in compared
    assert office.mara.get(f"/versions/compare?before={first}&after={'0' * 64}").status_code == 404
    back = {"note": "Too soft.", "password": PASSWORD, "code": ""}
    wrong = office.mara.post(f"/versions/{first}/rollback", page="/profile", **{**back, "password": "wrong"})
    assert wrong.status_code >= 400
    assert office.mara.post(f"/versions/{first}/rollback", page="/profile", **back).status_code == 303
    assert office.approvals.base()[0] == first
    assert "went back to it" in plain(office.noor.get("/versions").text)
    assert office.app.state.services.pipeline.rulebook.version == first[:12]


def test_the_shipped_rulebook_can_be_put_up_for_its_first_approval(office: Office) -> None:
    assert "Nothing has been approved yet" in office.mara.get("/changes").text
    address = office.mara.post("/changes/shipped", page="/profile").headers["location"]
    assert "The first approval" in office.noor.get(address).text
    office.decide(office.noor, address)
    assert digest(office.approvals.shipped) == office.approvals.base()[0]
    assert "Nobody has approved this rulebook." not in office.mara.get("/rulebook").text
