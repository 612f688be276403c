"""A site whose pipeline answers what a test tells it to, without models or a database."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guardrails.types import Deidentified, Finding, Removed, Sentence, Signer, Triage
from prompts.rulebook import Example, Rule, Rulebook
from prompts.safe_text import SafeText
from server import web
from server.accounts.accounts import Accounts
from server.answer import CheckRequest, DraftAnswer, DraftRequest, NextStage, OnProgress, Progress, WriterUsed
from server.settings import Settings
from server.store import Store
from tests.server.people import accounts_of

REPLY = "Two hours is a long time to sit. I'm sorry. Write to me at care@riverside.example. Dana"


@dataclass(frozen=True)
class House:
    """As much of an organisation as the page shows."""

    name: str
    signers: tuple[Signer, ...]


HOUSE = House("Riverside Clinic", (Signer("Dana", "patient relations lead"),))
RULEBOOK = Rulebook(
    rules={
        "missing-apology": Rule(
            id="missing-apology", title="Say sorry, plainly", why="An apology calms.", sources=("g-003-5",),
            severity="repair", says="Say sorry.", check={"kind": "apology"}, fix="Add one.",
        )
    },
    version="abcdef123456",
)  # fmt: skip


def answer(**changes: Any) -> DraftAnswer:
    """An ordinary answer to an ordinary complaint, with what a test wants different."""
    ordinary = DraftAnswer(
        id="6f1c1d2e-0000-4000-8000-000000000001",
        route="reply",
        reply=REPLY,
        alternatives=(),
        sentences=(
            Sentence("Two hours is a long time to sit.", ("ignores-concern",)),
            Sentence("I'm sorry.", ("missing-apology", "g-003-5")),
            Sentence("Write to me at care@riverside.example.", ("missing-private-channel",)),
        ),
        triage=Triage("complaint", ("waiting",), (), 2, "reply", ("It tells of a wait.",)),
        comment=Deidentified(SafeText("<PERSON_1> and I waited two hours 😀"), (Removed(0, 5, "PERSON"),)),
        findings=(),
        verify=(),
        respond_by=datetime(2026, 11, 23, 12, 0, tzinfo=UTC),
        next=NextStage("private", "When they write to you, go on in private."),
        writer=WriterUsed("composer", None, 1, "No model is set."),
        rulebook_version="abcdef123456",
        rulebook_approved=False,
        timings_ms={"deidentify": 20.0, "triage": 9.0, "select": 1.0, "write": 5.0, "record": 3.0, "total": 39.0},
    )
    return replace(ordinary, **changes)


@dataclass
class StubChecker:
    """Finds every example right, but for those in `problems`."""

    problems: dict[str, str] = field(default_factory=dict)

    def example_problem(self, rule: Rule, example: Example, *, must_pass: bool, make_safe: Any = None) -> str | None:
        return self.problems.get(example.reply)


@dataclass
class StubPipeline:
    """Remembers what it was asked and gives `answer`, or raises `error`."""

    answer: DraftAnswer = field(default_factory=answer)
    error: Exception | None = None
    asked: list[DraftRequest] = field(default_factory=list)
    checks: list[CheckRequest] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    checker: StubChecker = field(default_factory=StubChecker)
    deidentifier: Any = None
    is_approved: bool = False
    organisation: Any = HOUSE
    rulebook: Rulebook = RULEBOOK

    def approved(self, version: str) -> bool:
        return self.is_approved

    async def draft(self, request: DraftRequest, *, who: str, on_progress: OnProgress = lambda _: None) -> DraftAnswer:
        self.asked.append(request)
        on_progress(Progress("deidentify", "Identifiers removed"))
        if self.error:
            raise self.error
        return self.answer

    async def check(self, request: CheckRequest) -> tuple[Finding, ...]:
        self.checks.append(request)
        return self.findings


@dataclass
class Visitor:
    """A browser on this computer, with the pipeline behind the page and the model's status in its hands."""

    client: TestClient
    pipeline: StubPipeline
    status: list[str]
    store: Store
    accounts: Accounts

    def token(self) -> str:
        page = self.client.get("/").text
        return page.split('name="csrf" value="')[1].split('"')[0]

    def post(self, to: str = "/try/draft", headers: dict[str, str] | None = None, **fields: str) -> Any:
        asked = {"csrf": self.token(), "comment": "We waited two hours", "platform": "facebook", **fields}
        return self.client.post(to, data=asked, headers={"origin": "http://127.0.0.1:8420", **(headers or {})})


MakeVisitor = Callable[..., Visitor]


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all tables and no rows, to be copied: making one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("empty")
    Store.ready(f"sqlite:///{folder / 'sincerely.db'}", folder).close()
    return folder / "sincerely.db"


@pytest.fixture
def make_visitor(tmp_path: Path, empty_database: Path) -> Iterator[MakeVisitor]:
    shutil.copy(empty_database, tmp_path / "sincerely.db")
    store = Store(f"sqlite:///{tmp_path / 'sincerely.db'}", tmp_path)
    accounts = accounts_of(store)

    def make(host: str = "127.0.0.1:8420", peer: str = "127.0.0.1", **settings: Any) -> Visitor:
        pipeline, status = StubPipeline(), ["ready"]
        made = Settings(_env_file=None, data_dir=tmp_path, **settings)
        site = web.Site(
            settings=made, pipeline=lambda: pipeline, model_status=lambda: status[0], accounts=lambda: accounts
        )  # type: ignore[arg-type,return-value]
        app = Starlette(routes=list(web.routes(site)))
        app.state.services = SimpleNamespace(store=store, in_force=None)
        return Visitor(
            TestClient(app, base_url=f"http://{host}", client=(peer, 50000)), pipeline, status, store, accounts
        )

    yield make
    store.close()


@pytest.fixture
def visitor(make_visitor: MakeVisitor) -> Visitor:
    return make_visitor()
