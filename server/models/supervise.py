"""Keeps the embedded model running beside the server: fetches it, starts it, warms it, starts it again when it dies.

One thread does all of it. That thread must outlive the child: Linux ends the child together with the thread that
started it (PR_SET_PDEATHSIG), which is what makes a killed server leave no model behind.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import httpx
from filelock import Timeout

from server.errors import ModelUnreachable
from server.models.catalogue import Chosen, UnknownModel, chosen
from server.models.profiles import profile
from server.models.pull import Progress, PullFailed, Stopped, pull
from server.models.serve import Orders
from server.models.status import Board, Status
from server.settings import ROOT, Settings

log = logging.getLogger(__name__)

CONTEXT_TOKENS = 4096
_WARM_SECONDS = 120.0
_HEALTH_SECONDS = 60.0
_STABLE_SECONDS = 60.0
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 60.0

Messages = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model answers now. A restart changes both values."""

    base_url: str
    api_key: str
    model: str


class StartFailed(Exception):
    """The model's process did not come up; the message says why."""


class Supervisor:
    """The embedded model's life. `start()` returns at once; `endpoint()` raises until the model is ready.

    `warm_up` gives the messages that begin every prompt (roles and texts), so that the first draft finds them
    computed. `fetch=False` never downloads. `on_change` is called from the supervisor's thread.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        warm_up: Callable[[], Messages] | None = None,
        fetch: bool = True,
        on_change: Callable[[Status], None] | None = None,
    ) -> None:
        self._settings = settings
        self._warm_up = warm_up
        self._fetch = fetch
        self._on_change = on_change
        self._status = Status("loading")
        self._endpoint: Endpoint | None = None
        self._process: subprocess.Popen[str] | None = None
        self._stop = threading.Event()
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="model", daemon=True)
        self._board: Board | None = None
        self.restarts = 0

    @property
    def status(self) -> Status:
        return self._status

    @property
    def pid(self) -> int | None:
        """The model's process, where there is one."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    @property
    def base_url(self) -> str:
        return self.endpoint().base_url

    @property
    def api_key(self) -> str:
        return self.endpoint().api_key

    def endpoint(self) -> Endpoint:
        """Where to send a request now. Raises `ModelUnreachable` at once while there is nothing to send it to."""
        if (endpoint := self._endpoint) is None:
            raise ModelUnreachable(f"The embedded model isn't ready: {self._status}.", kept="")
        return endpoint

    def start(self) -> None:
        """Begin in the background; a second call does nothing."""
        if not self._thread.is_alive() and not self._stop.is_set():
            self._thread.start()

    def stop(self) -> None:
        """End the model's process and the thread. What was fetched so far stays."""
        self._stop.set()
        self._end_process()
        if self._thread.is_alive():
            self._thread.join()

    def wait(self, timeout: float, *, restarts: int = 0) -> bool:
        """Wait until the model is ready after at least that many restarts; False after `timeout` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self._endpoint is not None and self.restarts >= restarts, timeout)

    def _run(self) -> None:
        try:
            model = chosen(self._settings)
        except UnknownModel as error:
            self._say(Status("failed", why=str(error)))
            return
        try:
            self._have(model)
            self._board = Board(model.path, "serve")
            try:
                self._board.lock.acquire(timeout=0)
            except Timeout:
                self._board = None  # another server tells how its own is doing
            self._keep_serving(model)
        except Stopped:
            pass
        finally:
            self._endpoint = None
            if self._board:
                self._board.clear()
                self._board.lock.release()

    def _have(self, model: Chosen) -> None:
        """Return when the file is there, fetching it if that is allowed; try again later where that fails."""
        wait = _FIRST_WAIT
        while not model.path.exists():
            if model.entry is None or not self._fetch:
                self._say(Status("absent") if model.entry else Status("failed", why=f"{model.path} isn't there"))
            else:
                try:
                    pull(model.entry, self._settings.cache_dir, progress=self._pulling, stop=self._stop)
                    break
                except PullFailed as error:
                    self._say(Status("failed", why=str(error)))
            wait = min(_LONGEST_WAIT, wait * 2)
            self._pause(wait)

    def _pulling(self, progress: Progress) -> None:
        status = Status("pulling", percent=progress.percent)
        if status != self._status:
            self._say(status)

    def _keep_serving(self, model: Chosen) -> None:
        wait = _FIRST_WAIT
        while not self._stop.is_set():
            began = time.monotonic()
            try:
                self._say(Status("loading"))
                endpoint, process = self._begin(model)
                self._say(Status("ready"), endpoint)
                _until_gone(process)
                why = "the model's process ended"
                status = Status("loading")
            except (StartFailed, httpx.HTTPError) as error:
                why = str(error) or type(error).__name__
                status = Status("failed", why=why)
            finally:
                self._endpoint = None
                self._end_process()
            if self._stop.is_set():
                return
            if time.monotonic() - began > _STABLE_SECONDS:
                wait = _FIRST_WAIT
            self.restarts += 1
            self._say(status)
            self._pause(wait)
            wait = min(_LONGEST_WAIT, wait * 2)

    def _begin(self, model: Chosen) -> tuple[Endpoint, subprocess.Popen[str]]:
        """Start the process; return when it answers and is warm. Raises `StartFailed`."""
        _looks_like_gguf(model.path)
        threads = min(self._settings.model_threads, os.cpu_count() or 1)
        taught = model.adapter if profile(self._settings).writes == "gist" else None
        key = secrets.token_urlsafe(32)
        orders = Orders(str(model.path), str(taught or ""), model.name, threads, CONTEXT_TOKENS, key, os.getpid())
        process = subprocess.Popen(
            [sys.executable, "-m", "server.models.serve"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
            cwd=ROOT, start_new_session=True,  # Ctrl-C in a terminal is for the server, which stops the model itself
        )  # fmt: skip
        self._process = process
        if self._stop.is_set():
            raise Stopped
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(json.dumps(asdict(orders)) + "\n")
            process.stdin.flush()
            said = json.loads(process.stdout.readline() or "{}")
        except (BrokenPipeError, ValueError) as error:
            raise StartFailed("the model's process could not be started") from error
        if self._stop.is_set():
            raise Stopped
        if "listening" not in said:
            raise StartFailed(said.get("failed", "the model's process ended while loading"))
        endpoint = Endpoint(said["listening"] + "/v1", orders.api_key, model.name)
        with httpx.Client(trust_env=False, headers={"Authorization": f"Bearer {orders.api_key}"}) as client:
            self._until_healthy(client, said["listening"])
            self._warm(client, endpoint)
        return endpoint, process

    def _until_healthy(self, client: httpx.Client, address: str) -> None:
        until = time.monotonic() + _HEALTH_SECONDS
        while client.get(f"{address}/health", timeout=_HEALTH_SECONDS).status_code != httpx.codes.OK:
            if time.monotonic() > until:
                raise StartFailed("the model did not answer after loading")
            self._pause(0.1)

    def _warm(self, client: httpx.Client, endpoint: Endpoint) -> None:
        """Compute the beginning that all prompts share; it stays in the model's cache."""
        if self._warm_up is None:
            return
        messages = [{"role": role, "content": text} for role, text in self._warm_up()]
        body = {"model": endpoint.model, "messages": messages, "max_tokens": 1, "cache_prompt": True}
        try:
            client.post(f"{endpoint.base_url}/chat/completions", json=body, timeout=_WARM_SECONDS).raise_for_status()
        except httpx.TimeoutException:
            log.warning("the model is slow to warm up; is the machine busy?")

    def _say(self, status: Status, endpoint: Endpoint | None = None) -> None:
        with self._changed:
            self._status, self._endpoint = status, endpoint
            if self._board:
                self._board.write(status)
            self._changed.notify_all()
        if self._on_change:
            try:
                self._on_change(status)
            except Exception as error:  # a listener's trouble must not end the model
                log.warning("telling the model's state failed: %s", type(error).__name__)

    def _pause(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise Stopped

    def _end_process(self) -> None:
        if process := self._process:
            process.kill()  # it holds nothing worth saving
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe and threading.current_thread() is self._thread:
                    _close(pipe)


def _close(pipe: IO[str]) -> None:
    try:
        pipe.close()
    except OSError:
        pass  # unsent orders to a process that is gone


def _until_gone(process: subprocess.Popen[str]) -> None:
    """Return when the process has ended: its stdout closes with it."""
    assert process.stdout
    while process.stdout.readline():
        pass


def _looks_like_gguf(path: Path) -> None:
    try:
        with path.open("rb") as file:
            if file.read(4) != b"GGUF":
                raise StartFailed(f"{path.name} isn't a GGUF file")
    except OSError as error:
        raise StartFailed(f"{path.name} can't be read ({error.strerror})") from error
