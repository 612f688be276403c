"""Every route of the server and everybody who may ask for it: one table, each cell asked for real.

A route that is not in the table fails the build: whoever adds one says here whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from prompts import rulebook
from server import organisation as organisations
from server.accounts.accounts import Accounts
from server.accounts.person import ROLES
from server.app import create_app
from server.settings import Settings
from server.starting import House
from server.store import Store
from server.store.keys import SCOPES
from server.web.security import FORM
from tests.server.people import PASSWORD, accounts_of, person, signed_in
from tests.server.standin import settings_for

from .conftest import StubPipeline

PEOPLE = ("before", "visitor", *ROLES)
"""`before`: somebody on this computer while nobody has an account. `visitor`: nobody is signed in, and there are."""

READ = "in sign-in in in in"
AUDIT = "in sign-in denied in in"
COMPLIANCE = "in sign-in denied in denied"
REVIEW = "closed sign-in denied in denied"
OWN = "closed sign-in in in in"
ADMIN = "closed sign-in denied denied in"
OPEN = "in in in in in"
KEY = "key key key key key"

TABLE: dict[tuple[str, str], str] = {
    ("GET", "/"): READ,
    ("POST", "/try/draft"): READ,
    ("GET", "/try/status"): READ,
    ("POST", "/pair"): READ,
    ("GET", "/rulebook"): READ,
    ("GET", "/rulebook/{rule_id}"): READ,
    ("POST", "/rulebook/{rule_id}/try"): READ,
    ("GET", "/guidelines"): READ,
    ("GET", "/told"): READ,
    ("POST", "/told"): READ,
    ("GET", "/organisation"): READ,
    ("GET", "/audit"): AUDIT,
    ("POST", "/audit"): AUDIT,
    ("POST", "/audit/verify"): AUDIT,
    ("POST", "/audit/export"): AUDIT,
    ("GET", "/audit/{case_id}"): AUDIT,
    ("GET", "/insights"): COMPLIANCE,
    ("GET", "/changes"): REVIEW,
    ("GET", "/changes/new"): REVIEW,
    ("POST", "/changes/new"): REVIEW,
    ("POST", "/changes/shipped"): REVIEW,
    ("POST", "/changes/import"): REVIEW,
    ("GET", "/changes/{proposal_id}"): REVIEW,
    ("GET", "/changes/{proposal_id}/effect"): REVIEW,
    ("GET", "/changes/{proposal_id}/export"): REVIEW,
    ("POST", "/changes/{proposal_id}/remark"): REVIEW,
    ("POST", "/changes/{proposal_id}/update"): REVIEW,
    ("POST", "/changes/{proposal_id}/withdraw"): REVIEW,
    ("POST", "/changes/{proposal_id}/approve"): REVIEW,
    ("POST", "/changes/{proposal_id}/reject"): REVIEW,
    ("GET", "/versions"): REVIEW,
    ("GET", "/versions/compare"): REVIEW,
    ("GET", "/versions/{version_id}/export"): REVIEW,
    ("POST", "/versions/{version_id}/rollback"): REVIEW,
    ("GET", "/profile"): OWN,
    ("POST", "/profile"): OWN,
    ("POST", "/profile/password"): OWN,
    ("POST", "/profile/codes"): OWN,
    ("POST", "/profile/codes/on"): OWN,
    ("POST", "/profile/codes/off"): OWN,
    ("GET", "/keys"): OWN,
    ("POST", "/keys"): OWN,
    ("POST", "/keys/{key_id}/revoke"): OWN,
    ("POST", "/sign-out"): OWN,
    ("POST", "/sign-out/everywhere"): OWN,
    ("GET", "/people"): ADMIN,
    ("POST", "/people"): ADMIN,
    ("GET", "/people/{account_id}"): ADMIN,
    ("POST", "/people/{account_id}"): ADMIN,
    ("GET", "/organisation/contacts"): ADMIN,
    ("POST", "/organisation/contacts"): ADMIN,
    ("GET", "/sign-in"): OPEN,
    ("POST", "/sign-in"): OPEN,
    ("GET", "/sign-in/provider"): OPEN,
    ("GET", "/sign-in/provider/back"): OPEN,
    ("GET", "/first/{token}"): OPEN,
    ("POST", "/first/{token}"): OPEN,
    ("GET", "/invitation/{token}"): OPEN,
    ("POST", "/invitation/{token}"): OPEN,
    ("GET", "/static/{name}"): OPEN,
    ("GET", "/healthz"): OPEN,
    ("GET", "/readyz"): OPEN,
    ("GET", "/metrics"): OPEN,
    ("GET", "/openapi.json"): OPEN,
    ("POST", "/v1/pair"): OPEN,
    ("POST", "/v1/drafts"): KEY,
    ("POST", "/v1/drafts/{draft_id}/outcome"): KEY,
    ("POST", "/v1/checks"): KEY,
    ("POST", "/v1/deidentify"): KEY,
    ("GET", "/v1/rules"): KEY,
    ("GET", "/v1/rules/{rule_id}"): KEY,
}
"""Per route what each of PEOPLE meets. A session opens no route of the API: that asks for a key, and its scopes are
tested in `tests/server/api/test_access.py`."""

KNOWN = {"rule_id": "missing-apology", "name": "base.css"}
CELLS = [(*route, who, cell) for route, row in TABLE.items() for who, cell in zip(PEOPLE, row.split(), strict=True)]


class Opening:
    """Opens a real store and the stub, and keeps both."""

    def __init__(self) -> None:
        self.store = cast(Store, None)

    @asynccontextmanager
    async def __call__(self, settings: Settings) -> Any:
        self.store = Store.ready(settings.database, settings.data_dir)
        pipeline: Any = StubPipeline(organisation=organisations.load(settings.organisation), rulebook=rulebook.load())
        yield House(self.store, lambda: "absent", lambda: pipeline)
        self.store.close()


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[TestClient, Opening]]]:
    """Two servers: one where nobody has an account, one with somebody of each role."""
    made: dict[str, tuple[TestClient, Opening]] = {}
    for name in ("before", "after"):
        opening = Opening()
        app = create_app(settings_for(Path(tmp_path_factory.mktemp(name))), opening=opening)
        client = TestClient(app, base_url="http://127.0.0.1:8420", client=("127.0.0.1", 50000))
        made[name] = (client.__enter__(), opening)
    for role in ROLES:
        person(made["after"][1].store, role)
    yield made
    for client, _ in made.values():
        client.__exit__(None, None, None)


def ask(client: TestClient, accounts: Accounts, method: str, path: str, who: str) -> Any:
    """The answer to one person's request, with everything right but who they are."""
    client.cookies.clear()
    token = client.get("/sign-in").text.split('name="csrf" value="')[1].split('"')[0]
    if who in ROLES:
        somebody = next(account.person for account in accounts.directory.all() if account.person.role == who)
        token = signed_in(client, accounts, somebody).token("/profile")
    if method == "GET":
        return client.get(path, follow_redirects=False)
    fields = {"csrf": token, "password": PASSWORD}
    headers = {"origin": "http://127.0.0.1:8420"}
    sent = {"json": {}} if path.startswith("/v1/") else {"data": fields}
    return client.request(method, path, headers=headers, follow_redirects=False, **sent)


def met(answer: Any) -> str:
    """What somebody met: `in`, `sign-in`, `denied`, `closed` or `key`."""
    assert answer.status_code < 500, answer.text
    if answer.status_code == 401:
        return "sign-in" if "Please sign in" in answer.text else "key"
    if answer.status_code == 303 and answer.headers["location"].startswith("/sign-in?to="):
        return "sign-in"
    if answer.status_code == 403 and "not part of your role" in answer.text:
        return "denied"
    if answer.status_code == 403 and "Nobody has an account here yet." in answer.text:
        return "closed"
    return "in"


@pytest.mark.parametrize(("method", "path", "who", "cell"), CELLS, ids=lambda part: str(part))
def test_each_meets_what_the_table_says(
    houses: dict[str, tuple[TestClient, Opening]], method: str, path: str, who: str, cell: str
) -> None:
    client, opening = houses["before" if who == "before" else "after"]
    for name in (
        "rule_id",
        "case_id",
        "token",
        "key_id",
        "account_id",
        "proposal_id",
        "version_id",
        "name",
        "draft_id",
    ):
        path = path.replace(f"{{{name}}}", KNOWN.get(name, "nothing"))
    assert met(ask(client, accounts_of(opening.store), method, path, who)) == cell


def test_the_table_names_every_route(houses: dict[str, tuple[TestClient, Opening]]) -> None:
    app: Any = houses["before"][0].app
    there = {
        (method, route.path)
        for route in flat(app.routes)
        for method in getattr(route, "methods", None) or {"any"}
        if method not in ("HEAD", "OPTIONS")
    }
    assert there == set(TABLE)


def flat(routes: list[Any]) -> Iterator[Any]:
    """Every route, those of included routers too."""
    for route in routes:
        router = getattr(route, "original_router", None)
        yield from flat(router.routes) if router else [route]


@pytest.mark.parametrize("role", ROLES)
def test_no_form_works_without_its_token_or_from_elsewhere(
    houses: dict[str, tuple[TestClient, Opening]], role: str
) -> None:
    client, opening = houses["after"]
    accounts = accounts_of(opening.store)
    somebody = next(account.person for account in accounts.directory.all() if account.person.role == role)
    client.cookies.clear()
    browser = signed_in(client, accounts, somebody)
    token = browser.token("/profile")
    row = PEOPLE.index(role)
    for (method, path), cells in TABLE.items():
        if method != "POST" or path.startswith("/v1/") or cells.split()[row] != "in":
            continue
        wanted = path.replace("{rule_id}", "missing-apology")
        ours = {"origin": "http://127.0.0.1:8420"}
        for data, headers in (
            ({}, ours), ({"csrf": "made-up"}, ours), ({"csrf": token}, {}), ({"csrf": token}, {"origin": "null"}),
            ({"csrf": token}, {"origin": "https://evil.example"}),
        ):  # fmt: skip
            answer = client.post(wanted, data={**data, "password": PASSWORD}, headers=headers, follow_redirects=False)
            assert answer.status_code == 403, (path, data, headers)
    assert accounts.sessions.find(client.cookies["sincerely"])


def test_the_admin_approves_nothing() -> None:
    """Whatever page decides about a rule is compliance's alone."""
    deciding = [cells for (_, path), cells in TABLE.items() if path.endswith(("/approve", "/reject", "/rollback"))]
    assert all(cells.split()[PEOPLE.index("admin")] == "denied" for cells in deciding)


def test_a_key_opens_no_page(houses: dict[str, tuple[TestClient, Opening]]) -> None:
    client, opening = houses["after"]
    client.cookies.clear()
    token, _ = opening.store.keys.create("website", SCOPES)
    for (method, path), cells in TABLE.items():
        if method == "GET" and cells.split()[1] == "sign-in":
            answer = client.get(path, headers={"authorization": f"Bearer {token}"}, follow_redirects=False)
            assert answer.status_code == 303, path
    assert FORM not in client.cookies
