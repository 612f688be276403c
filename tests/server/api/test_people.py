"""A browser or key that somebody made is theirs: they sign what is drafted with it, and it is recorded under them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from guardrails.types import Signer
from server.accounts.person import Person
from tests.server.api.conftest import Api
from tests.server.people import accounts_of, person

COMMENT = {"comment": "Three hours.", "platform": "x"}


@pytest.fixture
def dana(api: Api) -> Person:
    made = person(api.opening.store, "staff", "Dana Ortega", title="nurse liaison")
    accounts_of(api.opening.store).directory.change(made.id, voice="Dry and short.", language="es")
    return made


@pytest.fixture
def browser(api: Api, dana: Person) -> dict[str, str]:
    """The headers of a browser that Dana paired: she made the code, the browser handed it in."""
    code, _ = api.opening.store.pairing.begin(dana.id)
    paired = api.client.post("/v1/pair", json={"code": code, "name": "Laptop"})
    return {"Authorization": f"Bearer {paired.json()['key']}"}


def trail(api: Api) -> list[tuple[str, str, dict[str, Any]]]:
    with api.opening.store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT who, action, payload FROM audit ORDER BY seq")
        return [(who, action, json.loads(payload)) for who, action, payload in rows]


def test_a_draft_is_signed_and_recorded_as_the_person_who_paired_the_browser(
    api: Api, dana: Person, browser: dict[str, str]
) -> None:
    assert api.client.post("/v1/drafts", json=COMMENT, headers=browser).status_code == 200
    asked = api.pipeline.asked[-1]
    assert asked.signer == Signer("Dana Ortega", "nurse liaison", "Dry and short.")
    assert (asked.account, asked.language) == (dana.id, "es")
    assert [(who, action) for who, action, _ in trail(api)] == [("Laptop", "paired"), ("Dana Ortega", "draft")]
    assert trail(api)[0][2]["account"] == dana.id


def test_the_language_that_is_asked_for_wins(api: Api, browser: dict[str, str]) -> None:
    api.client.post("/v1/drafts", json={**COMMENT, "language": "en"}, headers=browser)
    assert api.pipeline.asked[-1].language == "en"


def test_a_check_takes_the_person_for_the_signer_unless_another_is_named(api: Api, browser: dict[str, str]) -> None:
    """Or the live check would call somebody's own name an identifier."""
    api.client.post("/v1/checks", json={"reply": "I am sorry."}, headers=browser)
    other = {"name": "Marcus", "role": "lead", "organisation": "Riverside Clinic"}
    api.client.post("/v1/checks", json={"reply": "I am sorry.", "signer": other}, headers=browser)
    signers = [check.signer for check in api.pipeline.checked]
    assert [signer.name if signer else None for signer in signers] == ["Dana Ortega", "Marcus"]


def test_what_was_posted_keeps_its_writers_name(api: Api, dana: Person, browser: dict[str, str]) -> None:
    draft = api.client.post("/v1/drafts", json=COMMENT, headers=browser).json()
    said = {"status": "edited", "text": "I'm sorry. Dana Ortega"}
    assert api.client.post(f"/v1/drafts/{draft['id']}/outcome", json=said, headers=browser).status_code == 200
    signer = api.pipeline.signers[-1]
    assert signer
    assert signer.name == "Dana Ortega"
    who, action, payload = trail(api)[-1]
    assert (who, action, payload["account"]) == ("Dana Ortega", "outcome", dana.id)


def test_a_key_of_nobody_leaves_signing_to_the_house(api: Api) -> None:
    api.client.post("/v1/drafts", json=COMMENT, headers=api.key("drafts"))
    asked = api.pipeline.asked[-1]
    assert (asked.signer, asked.account, asked.language) == (None, None, None)
    assert trail(api)[-1][:2] == ("tester", "draft")


def test_a_paired_browser_ends_with_its_person(api: Api, dana: Person, browser: dict[str, str]) -> None:
    store = api.opening.store
    accounts_of(store).end(person(store, "admin", "Ada"), dana.id)
    assert api.client.post("/v1/drafts", json=COMMENT, headers=browser).status_code == 401


def test_a_code_of_somebody_who_left_pairs_nothing(api: Api, dana: Person) -> None:
    store = api.opening.store
    code, _ = store.pairing.begin(dana.id)
    accounts_of(store).end(person(store, "admin", "Ada"), dana.id)
    assert api.client.post("/v1/pair", json={"code": code, "name": "Laptop"}).status_code == 403
