"""The embedded model's process: started, warmed, guarded, started again, and gone when the server is gone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from server.errors import ModelUnreachable
from server.models.status import Status, of, status
from server.models.supervise import Supervisor
from server.settings import ROOT, Settings

SYSTEM = "You answer comments about a garden. Be brief and kind, and speak of plants only. " * 8
PATIENCE = 90.0


@pytest.fixture(scope="module")
def running(small_model: Settings) -> Iterator[Supervisor]:
    """One model for the tests of this file; each leaves it ready."""
    supervisor = Supervisor(small_model, warm_up=lambda: [("system", SYSTEM)])
    supervisor.start()
    assert supervisor.wait(PATIENCE)
    yield supervisor
    supervisor.stop()


def ask(supervisor: Supervisor, **more: object) -> httpx.Response:
    messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": "How are the roses?"}]
    endpoint = supervisor.endpoint()
    return httpx.post(
        f"{endpoint.base_url}/chat/completions",
        headers={"Authorization": f"Bearer {endpoint.api_key}"},
        json={"messages": messages, "max_tokens": 8, "seed": 1, **more},
        timeout=60,
        trust_env=False,
    )


@pytest.mark.model
def test_the_first_draft_finds_the_prompts_beginning_computed(running: Supervisor) -> None:
    timings = ask(running).json()["timings"]
    assert timings["cache_n"] > 5 * timings["prompt_n"]


@pytest.mark.model
def test_it_streams_and_says_why_it_stopped(running: Supervisor) -> None:
    lines = [line for line in ask(running, stream=True).text.splitlines() if line.startswith("data: ")]
    assert lines[-1] == "data: [DONE]"
    reasons = [json.loads(line[6:])["choices"][0]["finish_reason"] for line in lines[:-1] if '"finish_reason"' in line]
    assert [reason for reason in reasons if reason] == ["length"]


@pytest.mark.model
def test_it_listens_on_loopback_and_asks_for_a_key(running: Supervisor) -> None:
    assert running.base_url.startswith("http://127.0.0.1:")
    refused = httpx.post(f"{running.base_url}/chat/completions", json={"messages": []}, trust_env=False)
    assert refused.status_code == 401


@pytest.mark.model
def test_the_key_is_on_no_command_line(running: Supervisor) -> None:
    shown = subprocess.run(["ps", "-o", "args=", "-p", str(running.pid)], capture_output=True, text=True, check=True)
    assert "server.models.serve" in shown.stdout
    assert running.api_key not in shown.stdout


@pytest.mark.model
def test_other_processes_see_that_it_is_ready(running: Supervisor, small_model: Settings) -> None:
    assert status(small_model) == Status("ready")


@pytest.mark.model
def test_a_killed_model_is_started_again(running: Supervisor) -> None:
    before, restarts = running.endpoint(), running.restarts
    assert running.pid
    os.kill(running.pid, signal.SIGKILL)
    assert running.wait(PATIENCE, restarts=restarts + 1)
    assert running.endpoint() != before
    assert ask(running).status_code == 200


@pytest.mark.model
def test_a_killed_server_leaves_no_model_behind(small_model: Settings) -> None:
    script = (
        "import sys\n"
        "from server.settings import Settings; from server.models.supervise import Supervisor\n"
        f"supervisor = Supervisor(Settings(model={small_model.model!r}, model_threads=1))\n"
        f"supervisor.start(); supervisor.wait({PATIENCE}); print(supervisor.pid, flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        model = int(server.stdout.readline())
        assert alive(model)
        server.send_signal(signal.SIGKILL)
    assert eventually(lambda: not alive(model))


@pytest.mark.model
def test_stopping_ends_the_process_and_endpoint(small_model: Settings) -> None:
    supervisor = Supervisor(small_model)
    supervisor.start()
    assert supervisor.wait(PATIENCE)
    pid = supervisor.pid
    assert pid
    supervisor.stop()
    assert not alive(pid)
    with pytest.raises(ModelUnreachable):
        supervisor.endpoint()


def test_a_draft_is_refused_at_once_while_there_is_no_model(tmp_path: Path) -> None:
    supervisor = Supervisor(Settings(model="embedded", cache_dir=tmp_path), fetch=False)
    with pytest.raises(ModelUnreachable, match="isn't ready: loading"):
        supervisor.endpoint()
    supervisor.stop()


@pytest.mark.parametrize(
    ("content", "says", "why"),
    [
        (None, "own.gguf isn't there", "a path that leads nowhere"),
        (b"<html>", "failed: own.gguf isn't a GGUF file", "a web page saved under the name"),
        (b"GGUF" + bytes(64), "failed: ", "llama.cpp can't load it"),
    ],
)
def test_a_file_that_cannot_be_served_says_why(content: bytes | None, says: str, why: str, tmp_path: Path) -> None:
    own = tmp_path / "own.gguf"
    if content is not None:
        own.write_bytes(content)
    seen: list[str] = []
    supervisor = Supervisor(Settings(model="embedded", model_file=own), on_change=lambda now: seen.append(str(now)))
    supervisor.start()
    assert eventually(lambda: any(says in state for state in seen))
    if content is not None:
        assert of(own).state in {"failed", "loading"}
    supervisor.stop()


def test_an_absent_model_that_may_not_be_fetched_is_absent(tmp_path: Path) -> None:
    seen: list[Status] = []
    supervisor = Supervisor(Settings(model="embedded", cache_dir=tmp_path), fetch=False, on_change=seen.append)
    supervisor.start()
    assert eventually(lambda: bool(seen))
    supervisor.stop()
    assert seen[0] == Status("absent")


def alive(pid: int) -> bool:
    """Whether the process runs; one that only waits to be collected does not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.startswith("Z")


def eventually(true: Callable[[], bool]) -> bool:
    """Look until another process or thread gets there; pytest's own timeout is the limit."""
    never = threading.Event()
    while not true():
        never.wait(0.02)
    return True
