"""People, profiles, keys: what an admin and everybody may do on the pages, and what the trail knows of it."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pyotp
import pytest

from guardrails.types import Signer
from server.web.security import SESSION
from tests.server.people import PASSWORD, Browser, person, signed_in

from .conftest import Visitor

NEW = "seven brass kettles sing"


@pytest.fixture
def admin(visitor: Visitor) -> Browser:
    return signed_in(visitor.client, visitor.accounts, person(visitor.store, "admin", "Ada"))


@pytest.fixture
def dana(visitor: Visitor) -> Browser:
    return signed_in(visitor.client, visitor.accounts, person(visitor.store, "staff", "Dana"))


def rows(visitor: Visitor) -> list[tuple[str, str, dict[str, Any]]]:
    with visitor.store.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT who, action, payload FROM audit ORDER BY seq")
        return [(who, action, json.loads(payload)) for who, action, payload in found]


def shown_once(text: str) -> str:
    found = re.search(r'class="shown-once"><code>([^<]+)', text)
    assert found
    return html.unescape(found[1])


def test_an_admin_invites_somebody_and_gets_a_link_to_pass_on(visitor: Visitor, admin: Browser) -> None:
    page = admin.post("/people", name="Dana", email="dana@riverside.example", role="compliance")
    link = shown_once(page.text)
    assert link.startswith("http://127.0.0.1:8420/invitation/")
    assert "Welcome, Dana" in visitor.client.get(link).text
    who, action, said = rows(visitor)[-1]
    assert (who, action, said["role"]) == ("Ada", "person-invited", "compliance")
    assert link.rpartition("/")[2] not in str(rows(visitor))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"name": "", "email": "x@example.com", "role": "staff"}, "A name needs"),
        ({"name": "Eve", "email": "nothing", "role": "staff"}, "That is no e-mail address"),
        ({"name": "Eve", "email": "x@example.com", "role": "owner"}, "no such role"),
        ({"name": "Eve", "email": "ada@riverside.example", "role": "staff"}, "is there already"),
    ],
)
def test_what_can_not_be_is_said_beside_the_form(admin: Browser, fields: dict[str, str], says: str) -> None:
    page = admin.post("/people", **fields)
    assert page.status_code == 422
    assert says in page.text


def test_grave_steps_ask_for_the_admins_password(visitor: Visitor, admin: Browser) -> None:
    dana = person(visitor.store, "staff", "Dana")
    for do in ("role", "link", "codes", "end", "readmit"):
        refused = admin.post(f"/people/{dana.id}", do=do, role="admin", password="wrong")
        assert refused.status_code == 403, do
    account = visitor.accounts.directory.get(dana.id)
    assert (account.person.role, account.state) == ("staff", "active")
    assert {action for _, action, _ in rows(visitor)} == {"proof-refused"}


def test_an_admin_changes_a_role_and_lets_somebody_go_and_in_again(visitor: Visitor, admin: Browser) -> None:
    dana = person(visitor.store, "staff", "Dana")
    path = f"/people/{dana.id}"
    for do, done in (("role", "role"), ("end", "end"), ("readmit", "readmit")):
        answer = admin.post(path, do=do, role="compliance", password=PASSWORD)
        assert answer.headers["location"] == f"{path}?done={done}"
    assert admin.post(path, do="link", password=PASSWORD).text.count("/invitation/") == 1
    assert [action for _, action, _ in rows(visitor)] == [
        "role-changed", "account-ended", "account-readmitted", "link-made",
    ]  # fmt: skip


def test_the_only_admin_stays(visitor: Visitor, admin: Browser) -> None:
    page = admin.post(f"/people/{admin.person.id}", do="end", password=PASSWORD)
    assert page.status_code == 403
    assert "only admin" in page.text


def test_somebody_who_is_not_there_is_not_found(admin: Browser) -> None:
    assert admin.get("/people/nobody").status_code == 404


def test_somebody_changes_how_they_sign(visitor: Visitor, dana: Browser) -> None:
    said = {"name": "Dana Ortega", "title": "nurse  liaison", "voice": "Short\r\nsentences.", "language": "es"}
    assert dana.post("/profile", **said).headers["location"] == "/profile?done=profile"
    now = visitor.accounts.directory.get(dana.person.id).person
    assert (now.name, now.title, now.voice, now.language) == ("Dana Ortega", "nurse liaison", "Short sentences.", "es")
    assert rows(visitor)[-1][2]["fields"] == ["name", "title", "voice", "language"]
    assert "Short" not in str(rows(visitor))


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "x" * 81}, {"voice": "x" * 501}, {"language": "klingon"}])
def test_a_profile_that_can_not_be_is_not_kept(visitor: Visitor, dana: Browser, wrong: dict[str, str]) -> None:
    page = dana.post("/profile", **{"name": "Dana", "title": "", "voice": "", "language": "", **wrong})
    assert page.status_code == 422
    assert visitor.accounts.directory.get(dana.person.id).person == dana.person


def test_a_new_password_signs_the_other_browsers_out(visitor: Visitor, dana: Browser) -> None:
    elsewhere = visitor.accounts.sessions.begin(dana.person.id)
    refused = dana.post("/profile/password", password="wrong", new=NEW, again=NEW)
    assert refused.status_code == 403
    differs = dana.post("/profile/password", password=PASSWORD, new=NEW, again="other")
    assert differs.status_code == 422
    assert dana.post("/profile/password", password=PASSWORD, new=NEW, again=NEW).status_code == 303
    assert visitor.accounts.sessions.find(elsewhere) is None
    assert visitor.accounts.sessions.find(visitor.client.cookies[SESSION])
    assert visitor.accounts.authenticate(dana.person.email, NEW, "", "192.0.2.1")


def test_one_time_codes_are_set_up_with_a_picture_and_a_first_code(visitor: Visitor, dana: Browser) -> None:
    assert dana.post("/profile/codes", password="wrong").status_code == 403
    page = dana.post("/profile/codes", password=PASSWORD).text
    assert "<svg" in page
    seed = re.search(r'class="spelled"><code>([A-Z2-7 ]+)', page)
    sealed = re.search(r'name="seed" value="([^"]+)"', page)
    assert seed
    assert sealed
    code = pyotp.TOTP(seed[1].replace(" ", "")).now()
    wrong = dana.post("/profile/codes/on", seed=sealed[1], code="123" if code != "123" else "124")
    assert wrong.status_code == 403
    assert not visitor.accounts.directory.get(dana.person.id).codes
    again = re.search(r'name="seed" value="([^"]+)"', wrong.text)
    assert again
    done = dana.post("/profile/codes/on", seed=again[1], code=code)
    recovery = re.findall(r"<li><code>([A-Z2-9-]+)</code></li>", done.text)
    assert len(recovery) == 10
    assert visitor.accounts.directory.get(dana.person.id).codes
    assert dana.post("/profile/codes/off", password=PASSWORD, code="").status_code == 403
    assert dana.post("/profile/codes/off", password=PASSWORD, code=recovery[0]).status_code == 303
    assert not visitor.accounts.directory.get(dana.person.id).codes


def test_nobody_can_be_made_to_take_anothers_seed(visitor: Visitor, dana: Browser) -> None:
    page = dana.post("/profile/codes", password=PASSWORD).text
    sealed = re.search(r'name="seed" value="([^"]+)"', page)
    seed = re.search(r'class="spelled"><code>([A-Z2-7 ]+)', page)
    assert sealed
    assert seed
    other = signed_in(visitor.client, visitor.accounts, person(visitor.store, "staff", "Other"))
    code = pyotp.TOTP(seed[1].replace(" ", "")).now()
    for given in (sealed[1], "made-up", ""):
        assert other.post("/profile/codes/on", seed=given, code=code).status_code == 403
    assert not visitor.accounts.directory.get(other.person.id).codes


def test_a_key_is_shown_once_and_works_until_it_is_revoked(visitor: Visitor, dana: Browser) -> None:
    made = dana.post("/keys", **{"name": "website", "scope-drafts": "1", "days": "30"})
    token = shown_once(made.text)
    key = visitor.store.keys.find(token)
    assert key
    assert (key.name, key.scopes, key.account_id) == ("website", {"drafts"}, dana.person.id)
    page = dana.get("/keys").text
    assert "website" in page
    assert token not in page
    assert dana.post(f"/keys/{key.id}/revoke").status_code == 303
    assert visitor.store.keys.find(token) is None
    assert [(who, action) for who, action, _ in rows(visitor)] == [("Dana", "key-made"), ("Dana", "key-revoked")]
    assert token not in str(rows(visitor))


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"name": "x", "days": "30"}, id="no scope"),
        pytest.param({"name": "x", "days": "30", "scope-audit": "1"}, id="a scope beyond the role"),
        pytest.param({"name": "", "days": "30", "scope-drafts": "1"}, id="no name"),
        pytest.param({"name": "x", "days": "9999", "scope-drafts": "1"}, id="for ever"),
        pytest.param({"name": "x", "days": "²", "scope-drafts": "1"}, id="no number"),
    ],
)
def test_a_key_that_can_not_be_is_not_made(visitor: Visitor, dana: Browser, wrong: dict[str, str]) -> None:
    assert dana.post("/keys", **wrong).status_code == 422
    assert not visitor.store.keys.all()


def test_people_see_and_end_their_own_keys_and_an_admin_everybodys(visitor: Visitor, dana: Browser) -> None:
    _, mine = visitor.store.keys.create("danas", ("drafts",), account_id=dana.person.id)
    _, other = visitor.store.keys.create("another's", ("drafts",), account_id="somebody")
    _, shell = visitor.store.keys.create("of the shell", ("drafts",))
    page = dana.get("/keys").text
    assert "danas" in page
    assert "another" not in page
    assert dana.post(f"/keys/{other.id}/revoke").status_code == 404
    assert dana.post("/keys/of the shell/revoke").status_code == 404
    admin = signed_in(visitor.client, visitor.accounts, person(visitor.store, "admin", "Ada"))
    assert "of the shell" in admin.get("/keys").text
    assert admin.post(f"/keys/{other.id}/revoke").status_code == 303
    assert [key.name for key in visitor.store.keys.all() if key.revoked_at] == ["another's"]
    assert {mine.id, shell.id} == {key.id for key in visitor.store.keys.all() if not key.revoked_at}


def test_a_browser_that_somebody_pairs_is_theirs(visitor: Visitor, dana: Browser) -> None:
    code = re.search(r"<h1>([\w-]+)</h1>", dana.post("/pair", page="/").text)
    assert code
    _, key = visitor.store.pairing.finish(code[1], "Laptop")
    assert key.account_id == dana.person.id
    assert "Laptop" in dana.get("/keys").text


def test_long_names_are_escaped_and_shown_whole(visitor: Visitor, admin: Browser) -> None:
    name = "<b>Wolfeschlegelstein</b> " + "x" * 50
    person(visitor.store, "staff", name, email="long@riverside.example")
    page = admin.get("/people").text
    assert html.escape(name) in page
    assert "<b>Wolf" not in page


def test_whoever_is_signed_in_signs_what_they_try(visitor: Visitor, dana: Browser) -> None:
    visitor.accounts.directory.change(dana.person.id, title="nurse liaison", voice="Dry.", language="es")
    page = dana.get("/").text
    assert "Dana, nurse liaison" in page
    assert '<select id="signer"' not in page
    assert "needs no sign-in" not in page
    dana.post("/try/draft", page="/", comment="Two hours.", platform="facebook", signer="Marcus")
    asked = visitor.pipeline.asked[-1]
    assert asked.signer == Signer("Dana", "nurse liaison", "Dry.")
    assert (asked.account, asked.language) == (dana.person.id, "es")
