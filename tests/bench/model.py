"""The embedded default model: seconds to a first token cold and warm, seconds for a draft, memory.

Measure on a quiet machine: the model's threads wait for each other, so one busy neighbour multiplies every figure.
The model has to be there (`sincerely model pull`); it is 1.1 GB, so this doesn't fetch it.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import httpx
import psutil

from guardrails.types import SafeText
from prompts.book import load
from server.answer import DraftRequest
from server.errors import Unavailable
from server.models.catalogue import chosen
from server.models.status import Status
from server.models.supervise import Endpoint, Supervisor
from server.settings import Settings
from server.starting import house
from server.writers.prompting import mirror

BOOK = load()

DRAFT_TARGET_S = 4.0
MEMORY_TARGET_GB = 2.2
START_LIMIT_S = 300.0

COMMENTS = (
    "Sat in the lobby for two and a half hours and nobody came out to say a word.",
    "Called eleven times. It just plays music and hangs up on you.",
    "Paid 18 dollars to park for a ten minute pickup.",
    "The portal logs me out every thirty seconds and the reset email never arrives.",
    "The receptionist laughed when I asked about the wheelchair ramp.",
    "No soap, no paper and something on the bathroom floor I don't want to think about.",
    "Two different people gave me two different prices for the same thing.",
    "The elevator was out, no signs anywhere, three flights of stairs with a cane.",
    "The online form asks for a fax number. A FAX.",
    "Left a message on Monday, Tuesday and Thursday. Not one call back.",
    "The kids' corner is filthy and half the toys are broken.",
    "They lost my paperwork twice and made it sound like my fault.",
    "The website says open until 7, the doors were locked at 5:30.",
    "Nobody could tell me what the fees were for.",
    "The food tray came cold every single day.",
)


def main() -> None:
    """Print every figure beside its target."""
    settings = Settings(model="embedded")
    if not chosen(settings).path.exists():
        print("The model isn't there: run `sincerely model pull` first.")
        return
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {settings.model_threads} model threads")
    first_tokens(settings)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(drafts(settings.model_copy(update={"data_dir": Path(folder), "database_url": None})))


def first_tokens(settings: Settings) -> None:
    """How long until the first word, with nothing computed and with the prompt's beginning in the cache."""
    supervisor = Supervisor(settings, fetch=False)
    began = time.perf_counter()
    supervisor.start()
    assert supervisor.wait(START_LIMIT_S)
    print(f"loaded in                {time.perf_counter() - began:6.1f} s")
    cold, *warm = [_first_token(supervisor.endpoint(), comment) for comment in COMMENTS[:6]]
    print(f"first token, cold        {cold:6.1f} s")
    print(f"first token, warm p50    {statistics.median(warm):6.2f} s")
    supervisor.stop()


def _first_token(endpoint: Endpoint, comment: str) -> float:
    messages = [{"role": role, "content": text} for role, text in mirror(BOOK, SafeText(comment))]
    body = {"messages": messages, "max_tokens": 4, "stream": True, "seed": 1, "temperature": 0.0}
    headers = {"Authorization": f"Bearer {endpoint.api_key}"}
    began = time.perf_counter()
    url = f"{endpoint.base_url}/chat/completions"
    with httpx.stream("POST", url, json=body, headers=headers, timeout=120, trust_env=False) as response:
        for line in response.iter_lines():
            if '"content":"' in line:
                return time.perf_counter() - began
    raise RuntimeError("the model said nothing")


async def drafts(settings: Settings) -> None:
    """Whole drafts through the pipeline: identifiers, triage, mirror, checks, record."""
    ready = threading.Event()

    def on_model(status: Status) -> None:
        if status.state == "ready":
            ready.set()

    async with house(settings, on_model=on_model) as open_house:
        await asyncio.to_thread(ready.wait, START_LIMIT_S)
        seconds: list[float] = []
        writers: list[str] = []
        for number, comment in enumerate(COMMENTS):
            began = time.perf_counter()
            try:
                answer = await open_house.pipeline.draft(DraftRequest(comment, platform="facebook"), who="bench")
                writer = answer.writer.name
            except Unavailable:
                writer = "none"
            if number:  # the first one loads the client
                seconds.append(time.perf_counter() - began)
                writers.append(writer)
        memory = _model_memory_gb()
    p50, p95 = statistics.median(seconds), statistics.quantiles(seconds, n=20)[18]
    count = Counter(writers)
    print(f"draft, warm p50          {p50:6.2f} s   target {DRAFT_TARGET_S} s   {_verdict(p50, DRAFT_TARGET_S)}")
    print(f"draft, warm p95          {p95:6.2f} s")
    print(f"drafts by writer         {', '.join(f'{name} {many}' for name, many in count.most_common())}")
    verdict = _verdict(memory, MEMORY_TARGET_GB)
    print(f"model's memory           {memory:6.2f} GB  target {MEMORY_TARGET_GB} GB  {verdict}")


def _model_memory_gb() -> float:
    children = psutil.Process().children()
    return sum(child.memory_info().rss for child in children if "server.models.serve" in child.cmdline()) / 1e9


def _verdict(value: float, target: float) -> str:
    return "met" if value <= target else "MISSED"


if __name__ == "__main__":
    main()
