"""How long the pages over the records take with 100,000 of them: a real server over HTTP, on SQLite and PostgreSQL.

Every request is another one: another filter, another case, further back. Beside the clock stands the processor time
that the server spent: on a machine that others use too, it says more. The peer is `/healthz` of the same server.
"""

from __future__ import annotations

import itertools
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import psutil
from sqlalchemy import insert, update

from guardrails.types import KINDS, PLATFORMS, TOPICS
from server.store import Store, marks
from server.store.audit import AuditEntry
from server.store.tables import AuditHead, AuditRow
from server.store.trail import chained, prepared, read_head
from tests.bench.server import COMMENTS, REPLIES, cpu_seconds, percentile
from tests.server import postgres
from tests.server.running import running_server

RECORDS, BATCH, TIMES = 100_000, 2_000, 30
ROUTES = ("reply", "reply", "reply", "reply_and_escalate", "escalate", "walk_away")
RULES = ("hard-to-read", "sounds-canned", "impersonal", "too-long")
PEOPLE = ("Dana", "Marcus", "Ada", "website")
RARE = "zebra"
"""A word of one record in ten thousand: a search for it looks through everything that it is allowed to."""


def drafted(dice: random.Random, number: int) -> dict[str, Any]:
    """A payload as large as a real one, every field there."""
    topics = dice.sample(TOPICS, 2)
    reply = dice.choice(REPLIES)
    sentences = [{"text": part.strip() + ".", "rules": ["ignores-concern"]} for part in reply.split(".") if part]
    route = dice.choice(ROUTES)
    return {
        "platform": dice.choice(PLATFORMS), "stage": "public", "tone": "warm", "length": "short", "language": "en",
        "comment": f"{dice.choice(COMMENTS)} {dice.choice(COMMENTS)}" + (f" {RARE}" if number % 10_000 == 0 else ""),
        "removed": ["PERSON"], "thread": [], "note": None,
        "triage": {"kind": dice.choice(KINDS), "topics": topics, "flags": [], "severity": 2, "route": route,
                   "reasons": ["It tells of a wait.", "It is about the front desk."], "language": "en"},
        "route": route, "reply": reply, "alternatives": [], "sentences": sentences,
        "findings": [{"rule": dice.choice(RULES), "severity": "advise", "start": 0, "end": 5, "message": "Long.",
                      "suggestion": None}] if number % 5 == 0 else [],
        "facts": [], "commitments": [], "account": None, "signer": "patient relations lead", "respond_by": None,
        "writer": {"name": dice.choice(("composer", "model")), "model": None, "attempts": 1, "note": ""},
        "rulebook": {"version": "abcdef123456", "approved": True}, "timings_ms": {"total": 40.0},
    }  # fmt: skip


def entries(dice: random.Random) -> Iterator[AuditEntry]:
    """Two drafts and an outcome for one of them, over and over, the last one of today."""
    at = datetime.now(UTC) - timedelta(minutes=5 * RECORDS)
    for number in itertools.count():
        about, who = str(uuid.UUID(int=dice.getrandbits(128))), dice.choice(PEOPLE)
        at += timedelta(minutes=5)
        payload = drafted(dice, number)
        yield AuditEntry(id=about, who=who, action="draft", payload=payload, at=at)
        if number % 2:
            status = dice.choice(("posted", "edited", "discarded"))
            text = f"{payload['reply']} Really." if status == "edited" else None
            outcome = {"status": status, "text": text, "changed": 0.1 if text else 0.0, "account": None}
            yield AuditEntry(id=about, who=who, action="outcome", payload=outcome, at=at + timedelta(minutes=4))


def fill(store: Store, records: int) -> list[str]:
    """Write the trail as the server would, in large steps; the ids of some drafts."""
    source = itertools.islice(entries(random.Random(7)), records)
    some: list[str] = []
    while batch := list(itertools.islice(source, BATCH)):
        with store.engine.begin() as connection:
            rows = chained(read_head(connection), [prepared(entry) for entry in batch])
            connection.execute(insert(AuditRow), rows)
            marks.write(connection, rows)
            connection.execute(update(AuditHead).values(count=rows[-1]["seq"], hash=rows[-1]["hash"]))
        some += [entry.id for entry in batch[:: BATCH // 20]]
    store.anchor.path.unlink(missing_ok=True)
    store.trail.adopt()
    return some


def addresses(cases: list[str], dice: random.Random) -> dict[str, Iterator[str]]:
    """What is asked, by the name that it is told under."""

    def audit(**fields: object) -> str:
        return "/audit?" + urlencode(fields)

    def day() -> str:
        return f"{datetime.now(UTC) - timedelta(days=dice.randrange(300)):%Y-%m-%d}"

    return {
        "nothing (/healthz)": itertools.repeat("/healthz"),
        "audit, newest": itertools.repeat("/audit"),
        "audit, one filter": (
            audit(platform=dice.choice(PLATFORMS), before=dice.randrange(RECORDS)) for _ in iter(int, 1)
        ),
        "audit, rule and route": (audit(rule=dice.choice(RULES), route="walk_away") for _ in iter(int, 1)),
        "audit, a model that wrote nothing": (audit(model=f"none-{dice.random()}") for _ in iter(int, 1)),
        "audit, a person who isn't there": (audit(who=f"nobody-{dice.random()}") for _ in iter(int, 1)),
        "audit, one old day": (audit(since=(when := day()), until=when) for _ in iter(int, 1)),
        "audit, one draft": (audit(about=dice.choice(cases)) for _ in iter(int, 1)),
        "case": (f"/audit/{dice.choice(cases)}" for _ in iter(int, 1)),
        "insights": itertools.repeat("/insights"),
        "rule": itertools.repeat("/rulebook/missing-apology"),
    }  # fmt: skip


def measure(client: httpx.Client, server: psutil.Process, name: str, paths: Iterator[str]) -> None:
    took: list[float] = []
    client.get(next(paths)).raise_for_status()
    before = cpu_seconds(server)
    for path in itertools.islice(paths, TIMES):
        begun = time.perf_counter()
        client.get(path).raise_for_status()
        took.append((time.perf_counter() - begun) * 1000)
    worked = (cpu_seconds(server) - before) * 1000 / TIMES
    print(f"  {name:34} p50 {statistics.median(took):6.1f} ms  p95 {percentile(took, 0.95):6.1f} ms  "
          f"processor {worked:6.1f} ms", flush=True)  # fmt: skip


def words(client: httpx.Client, server: psutil.Process) -> None:
    """Words are asked for by a form: they never stand in an address."""
    token = client.get("/").text.split('name="csrf" value="')[1].split('"')[0]
    took: list[float] = []
    before = cpu_seconds(server)
    for number in range(TIMES):
        form = {"csrf": token, "text": RARE if number % 2 else f"{RARE}{number}"}
        begun = time.perf_counter()
        client.post("/audit", data=form, headers={"Origin": str(client.base_url).rstrip("/")}).raise_for_status()
        took.append((time.perf_counter() - begun) * 1000)
    worked = (cpu_seconds(server) - before) * 1000 / TIMES
    print(f"  {'audit, a rare word':34} p50 {statistics.median(took):6.1f} ms  p95 {percentile(took, 0.95):6.1f} ms  "
          f"processor {worked:6.1f} ms", flush=True)  # fmt: skip


def main() -> None:
    records = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    with tempfile.TemporaryDirectory() as name:
        on_one(Path(name), records, "SQLite")
    try:
        with postgres.server() as url, tempfile.TemporaryDirectory() as name:
            on_one(Path(name), records, "PostgreSQL", postgres.fresh_database(url, "pages"))
    except postgres.NoPostgres as why:
        print(f"PostgreSQL was not measured: {why}")


def on_one(folder: Path, records: int, label: str, url: str | None = None) -> None:
    """Fill a database and measure the pages over it."""
    settings = {"SINCERELY_DATABASE_URL": url} if url else {}
    store = Store.ready(url or f"sqlite:///{folder / 'data' / 'sincerely.db'}", folder / "data")
    cases = fill(store, records)
    begun = time.perf_counter()
    report = store.verify()
    print(f"{label}: {report.rows:,} records; the whole chain verified in {time.perf_counter() - begun:.1f} s: "
          f"{'intact' if report.intact else 'BROKEN'}")  # fmt: skip
    store.close()
    with (
        running_server(folder, **settings) as (process, here),
        httpx.Client(base_url=here.address, timeout=60, trust_env=False, follow_redirects=True) as client,
    ):
        server = psutil.Process(process.pid)
        for asked, paths in addresses(cases, random.Random(11)).items():
            measure(client, server, asked, paths)
        words(client, server)


if __name__ == "__main__":
    main()
