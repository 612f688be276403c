"""The Contacts pages: an admin's alone, filled in row by row, and never half stored."""

from __future__ import annotations

import re
from typing import Any

import pytest

from server.contacts import PARTS
from tests.server.people import PASSWORD, Browser
from tests.server.web.office import Office, office

__all__ = ["office"]

PAGE = "/organisation/contacts"


def put(office: Office, part: str, who: Browser | None = None, **fields: str) -> Any:
    """Fill in a part's form as its page shows it, with what a test types over it, and send it."""
    page = office.ada.get(f"{PAGE}?of={part}").text
    there = dict(re.findall(r'<input id="[a-z]+-\d" name="([a-z]+-\d)"[^>]*? value="([^"]*)"', page))
    chosen = re.findall(r'<select id="(kind-\d)".*?(?:value="([a-z]+)" selected|</select>)', page)
    there |= {name: value or "email" for name, value in chosen}
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', page)
    assert seen
    typed = {"of": part, "seen": seen[1], **there, "password": PASSWORD, "code": "", **fields}
    return (who or office.ada).post(PAGE, page="/profile", **typed)


def test_an_admin_changes_a_channel_and_everybody_sees_it(office: Office) -> None:
    answer = put(office, "channels", **{"text-0": "listen@riverside.example"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/organisation?changed=channels")
    assert "The contacts are changed" in office.ada.get(answer.headers["location"]).text
    page = office.mara.get("/organisation").text
    assert "listen@riverside.example" in page
    assert "555-0142" in page, "the other row stayed"
    assert "Changed by Ada Finch" in page
    assert "Contacts changed" in office.mara.get("/audit").text


def test_an_admin_gives_a_flag_its_own_contact(office: Office) -> None:
    new = {"name-0": "Ines Duarte", "role-0": "child protection", "phone-0": "555-0112", "email-0": "", "when-0": ""}
    assert put(office, "minor", **new).status_code == 303
    assert "Ines Duarte" in office.mara.get("/organisation").text
    assert put(office, "minor", **dict.fromkeys(new, "")).status_code == 303
    assert "Ines Duarte" not in office.mara.get("/organisation").text


def shown(office: Office) -> str:
    """The register as everybody reads it, without the token of the page's forms."""
    return office.ada.get("/organisation").text.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("part", "typed", "said"),
    [
        pytest.param("channels", {"text-0": "", "text-1": ""}, "At least one contact is needed", id="nothing left"),
        pytest.param("channels", {"text-0": "care at riverside"}, "e-mail address in row 1 is none", id="no address"),
        pytest.param("channels", {"text-1": "call us"}, "telephone number in row 2 is none", id="no number"),
        pytest.param("channels", {"kind-0": "pigeon"}, "can&#39;t be used as they are", id="no such kind"),
        pytest.param("channels", {"text-0": "a" * 61}, "Row 1 is too long", id="too long"),
        pytest.param("media", {"phone-0": "", "email-0": ""}, "Row 1 needs a name, a role", id="no way to reach them"),
        pytest.param("media", {"phone-0": "<b>"}, "telephone number in row 1 is none", id="no number of a person"),
        pytest.param("media", {"password": "wrong"}, "password or the one-time code is not right", id="not the admin"),
        pytest.param("media", {"seen": "0" * 64}, "Somebody else changed these contacts", id="changed meanwhile"),
    ],
)
def test_what_can_t_be_is_said_and_stays_in_the_boxes(
    office: Office, part: str, typed: dict[str, str], said: str
) -> None:
    before = shown(office)
    answer = put(office, part, **{"text-1": "555-0142", **typed} if part == "channels" else {"name-1": "", **typed})
    assert answer.status_code in (403, 409, 422)
    assert said in answer.text
    for name, value in typed.items():
        if name[-1].isdigit() and value and not name.startswith("kind"):
            escaped = value.replace("<", "&lt;").replace(">", "&gt;")
            assert f'value="{escaped}"' in answer.text
    assert shown(office) == before


def test_nobody_but_an_admin_changes_contacts(office: Office) -> None:
    assert office.mara.get(PAGE).status_code == 403
    assert put(office, "channels", office.mara, **{"text-0": "mine@riverside.example"}).status_code == 403
    assert "mine@riverside.example" not in office.mara.get("/organisation").text
    assert "Change contacts" not in office.mara.get("/organisation").text


def test_an_admin_still_proposes_no_fact(office: Office) -> None:
    assert office.ada.get("/changes/new?file=organisation.toml").status_code == 403
    page = office.ada.get(PAGE).text
    assert all(f"{PAGE}?of={part}" in page for part in PARTS)
    assert office.ada.get(f"{PAGE}?of=facts").status_code == 404
