"""Accounts: how somebody gets one, shows who they are, and loses it; each step with its row in the trail."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from server.accounts import links as links_module
from server.accounts.accounts import Accounts
from server.accounts.passwords import Passwords
from server.errors import InvalidInput, NotAllowed, NotYou
from server.store import Store
from server.store.tables import AuditRow
from tests.server.people import PASSWORD, person

Later = Callable[[object, timedelta], None]
NEW = "seven brass kettles sing"


def trail(store: Store) -> list[tuple[str, str, dict[str, Any]]]:
    """Who, what and payload of every row."""
    with store.engine.connect() as connection:
        rows = connection.execute(select(AuditRow.who, AuditRow.action, AuditRow.payload).order_by(AuditRow.seq))
        return [(row.who, row.action, json.loads(row.payload)) for row in rows]


def test_the_first_link_makes_an_admin_once(store: Store, accounts: Accounts) -> None:
    assert not accounts.exist()
    token, until = accounts.first_link()
    assert until - datetime.now(UTC) <= timedelta(hours=24)
    admin = accounts.become_first_admin(token, " Ada  Lovelace ", "Ada@Riverside.example", NEW)
    assert (admin.name, admin.email, admin.role) == ("Ada Lovelace", "ada@riverside.example", "admin")
    assert accounts.exist()
    with pytest.raises(NotAllowed):
        accounts.become_first_admin(token, "Eve", "eve@example.com", NEW)
    with pytest.raises(NotAllowed):
        accounts.first_link()
    assert trail(store)[-1][:2] == ("Ada Lovelace", "account-activated")


def test_of_two_first_links_only_one_makes_an_admin(accounts: Accounts) -> None:
    one, other = accounts.first_link()[0], accounts.first_link()[0]
    accounts.become_first_admin(one, "Ada", "ada@example.com", NEW)
    with pytest.raises(NotAllowed):
        accounts.links.owner(other)


@pytest.mark.parametrize(
    ("name", "email", "password"),
    [
        pytest.param("", "ada@example.com", NEW, id="no name"),
        pytest.param("Ada", "ada", NEW, id="no address"),
        pytest.param("Ada", "ada@example.com", "short", id="a short password"),
        pytest.param("Ada", "ada@example.com", "aaaaaaaaaaaaaaa", id="one letter"),
        pytest.param("Lovelace", "ada@example.com", "lovelace is my name", id="the own name"),
    ],
)
def test_what_can_not_be_used_does_not_use_up_the_link(
    accounts: Accounts, name: str, email: str, password: str
) -> None:
    token, _ = accounts.first_link()
    with pytest.raises(InvalidInput):
        accounts.become_first_admin(token, name, email, password)
    assert accounts.links.owner(token) is None
    assert not accounts.exist()


def test_an_invitation_becomes_an_account_with_the_role_that_the_admin_gave(store: Store, accounts: Accounts) -> None:
    admin = person(store, "admin")
    invited, token, _ = accounts.invite(admin, "Dana", "dana@riverside.example", "compliance")
    with pytest.raises(NotYou):
        accounts.authenticate("dana@riverside.example", NEW, "", "192.0.2.1")
    assert accounts.accept(token, NEW).id == invited.id
    assert accounts.authenticate(" DANA@riverside.example ", NEW, "", "192.0.2.1").role == "compliance"
    with pytest.raises(NotAllowed):
        accounts.accept(token, NEW)


def test_a_link_is_too_old_after_three_days(store: Store, accounts: Accounts, later: Later) -> None:
    _, token, _ = accounts.invite(person(store, "admin"), "Dana", "dana@riverside.example", "staff")
    later(links_module, timedelta(days=3, seconds=1))
    with pytest.raises(NotAllowed):
        accounts.accept(token, NEW)


def test_a_new_link_ends_the_one_before_and_the_sessions_of_the_old_password(store: Store, accounts: Accounts) -> None:
    admin, dana = person(store, "admin"), person(store, "staff", "Dana")
    session = accounts.sessions.begin(dana.id)
    old, new = accounts.new_link(admin, dana.id)[1], accounts.new_link(admin, dana.id)[1]
    with pytest.raises(NotAllowed):
        accounts.accept(old, NEW)
    accounts.accept(new, NEW)
    assert accounts.sessions.find(session) is None
    with pytest.raises(NotYou):
        accounts.authenticate(dana.email, PASSWORD, "", "192.0.2.1")


def test_who_signs_in_at_the_provider_gets_no_password_here(store: Store, accounts: Accounts) -> None:
    admin = person(store, "admin")
    dana = accounts.from_provider("subject", "dana@riverside.example", "Dana", "staff", gives_roles=True)
    with pytest.raises(NotAllowed, match="at your organisation"):
        accounts.new_link(admin, dana.id)


def test_two_people_can_not_have_one_address(store: Store, accounts: Accounts) -> None:
    dana = person(store, "admin", "Dana")
    with pytest.raises(InvalidInput, match="already"):
        accounts.invite(dana, "Other", dana.email.upper(), "staff")


def test_the_database_knows_the_three_roles_only(store: Store, accounts: Accounts) -> None:
    with pytest.raises(IntegrityError):
        accounts.directory.change(person(store, "staff").id, role="root")


def test_a_wrong_password_and_an_unknown_person_are_told_in_the_same_words(store: Store, accounts: Accounts) -> None:
    dana = person(store, "staff", "Dana")
    said = set()
    for email in (dana.email, "nobody@example.com"):
        with pytest.raises(NotYou) as caught:
            accounts.authenticate(email, "wrong", "", "192.0.2.1")
        said.add(caught.value.detail)
    assert len(said) == 1


def test_an_unknown_person_costs_a_hash_too(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the time would tell who has an account."""
    verified: list[str] = []
    real = accounts.passwords._hasher

    class Counting:
        def verify(self, kept: str, password: str) -> bool:
            verified.append(kept)
            return real.verify(kept, password)

        hash = staticmethod(real.hash)

    monkeypatch.setattr(accounts.passwords, "_hasher", Counting())
    with pytest.raises(NotYou):
        accounts.authenticate("nobody@example.com", "wrong", "", "192.0.2.1")
    assert len(verified) == 1


def test_the_trail_knows_every_refusal_and_not_what_was_typed(store: Store, accounts: Accounts) -> None:
    dana = person(store, "staff", "Dana")
    for email in ("typed.by.mistake@example.com", dana.email):
        with pytest.raises(NotYou):
            accounts.authenticate(email, "swordfish swordfish", "", "192.0.2.1")
    rows = trail(store)
    assert [(who, action) for who, action, _ in rows] == [("not signed in", "sign-in-refused")] * 2
    assert rows[1][2]["account"] == dana.id
    assert "typed.by.mistake" not in str(rows)
    assert "swordfish" not in str(rows)


def test_a_password_is_argon2id_with_memory_of_its_own() -> None:
    kept = Passwords().hash(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert Passwords().right(kept, PASSWORD)
    assert not Passwords().right(kept, "other")
    assert not Passwords().right(None, "somebody who is not there")


def test_signing_in_renews_a_hash_of_earlier_parameters(store: Store) -> None:
    dana = person(store, "staff", "Dana")
    accounts = Accounts(store, "secret")
    accounts.authenticate(dana.email, PASSWORD, "", "192.0.2.1")
    kept = accounts.directory.secrets(dana.id).password
    assert kept
    assert "m=65536" in kept


def test_somebody_shows_again_who_they_are(store: Store, accounts: Accounts) -> None:
    dana = person(store, "compliance", "Dana")
    accounts.reauthenticate(dana, PASSWORD, "")
    with pytest.raises(NotYou):
        accounts.reauthenticate(dana, "wrong", "")
    assert trail(store)[-1][1] == "proof-refused"


def test_without_a_password_a_fresh_sign_in_is_the_proof(store: Store, accounts: Accounts) -> None:
    dana = person(store, "compliance", "Dana")
    accounts.directory.change(dana.id, password=None, subject="x")
    now = datetime.now(UTC)
    accounts.reauthenticate(dana, "", "", proved_at=now - timedelta(minutes=4))
    for proved_at in (None, now - timedelta(minutes=6)):
        with pytest.raises(NotAllowed, match="sign in again"):
            accounts.reauthenticate(dana, "", "", proved_at=proved_at)


def test_nobody_who_has_left_can_prove_anything(store: Store, accounts: Accounts) -> None:
    admin, dana = person(store, "admin"), person(store, "compliance", "Dana")
    accounts.end(admin, dana.id)
    with pytest.raises(NotYou):
        accounts.reauthenticate(dana, PASSWORD, "")
    with pytest.raises(NotYou):
        accounts.authenticate(dana.email, PASSWORD, "", "192.0.2.1")


def test_an_account_ends_with_its_keys_and_browsers(store: Store, accounts: Accounts) -> None:
    admin, dana = person(store, "admin"), person(store, "staff", "Dana")
    code, _ = store.pairing.begin(dana.id)
    browser, paired = store.pairing.finish(code, "Laptop")
    key, _ = store.keys.create("script", ("drafts",), account_id=dana.id)
    other, _ = store.keys.create("website", ("drafts",))
    assert paired.account_id == dana.id
    accounts.end(admin, dana.id)
    assert [store.keys.find(token) is None for token in (browser, key, other)] == [True, True, False]
    assert len(trail(store)[-1][2]["keys"]) == 2
    late, _ = store.keys.create("made a moment too late", ("drafts",), account_id=dana.id)
    assert store.keys.find(late) is None


def test_a_key_knows_its_person_as_they_are_now(store: Store, accounts: Accounts) -> None:
    dana = person(store, "staff", "Dana")
    token, _ = store.keys.create("script", ("drafts",), account_id=dana.id)
    accounts.directory.change(dana.id, title="head of patient relations")
    found = store.keys.find(token)
    assert found
    assert found.person
    assert (found.person.name, found.person.title) == ("Dana", "head of patient relations")


@pytest.mark.parametrize("change", ["role", "end"])
def test_there_is_always_an_admin(store: Store, accounts: Accounts, change: str) -> None:
    admin, dana = person(store, "admin"), person(store, "staff", "Dana")
    with pytest.raises(NotAllowed, match="only admin"):
        accounts.change_role(dana, admin.id, "staff") if change == "role" else accounts.end(admin, admin.id)
    second = person(store, "admin", "Second")
    accounts.end(second, admin.id)
    assert [account.state for account in accounts.directory.all()] == ["active", "active", "ended"]


def test_somebody_who_comes_back_needs_a_new_password(store: Store, accounts: Accounts) -> None:
    admin, dana = person(store, "admin"), person(store, "staff", "Dana")
    before = accounts.new_link(admin, dana.id)[1]
    accounts.end(admin, dana.id)
    with pytest.raises(NotAllowed):
        accounts.new_link(admin, dana.id)
    accounts.readmit(admin, dana.id)
    with pytest.raises(NotAllowed):
        accounts.accept(before, NEW)
    with pytest.raises(NotYou):
        accounts.authenticate(dana.email, PASSWORD, "", "192.0.2.1")
    accounts.accept(accounts.new_link(admin, dana.id)[1], NEW)
    assert accounts.authenticate(dana.email, NEW, "", "192.0.2.1").id == dana.id
