"""Open the database: SQLite so that a commit is on the disk, PostgreSQL as it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_random

BUSY_MILLISECONDS = 10_000
POOL_SIZE = 8


def address(database_url: str) -> URL:
    """The SQLAlchemy URL, with the driver that we ship where the URL names none."""
    url = make_url(database_url)
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def open_engine(database_url: str) -> Engine:
    """An engine with a small pool. A SQLite file and its folder are made readable by their owner only."""
    url = address(database_url)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_size=POOL_SIZE, pool_pre_ping=True)
    if url.database and url.database != ":memory:":
        path = Path(url.database)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
    engine = create_engine(url, pool_size=POOL_SIZE)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _set_up_sqlite(connection: Any, _: Any) -> None:
    """WAL lets readers go on while one writes; FULL puts a commit on the disk before it is acknowledged."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    _write_ahead(cursor)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@retry(
    retry=retry_if_exception_type(sqlite3.OperationalError),
    wait=wait_random(0.005, 0.05),
    stop=stop_after_delay(BUSY_MILLISECONDS / 1000),
    reraise=True,
)
def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Switch to WAL. Of two connections that switch at once SQLite refuses one straight away, busy_timeout or not."""
    cursor.execute("PRAGMA journal_mode=WAL")


def _begin_immediate(connection: Any) -> None:
    """Take the write lock at once: a transaction that reads first and writes later could fail with 'locked'."""
    readonly = connection.get_execution_options().get("readonly", False)
    connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")
