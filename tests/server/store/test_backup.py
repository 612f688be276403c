"""Back up as the README says, lose the database, restore it: the trail says what is missing, and goes on."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path

import pytest

from server.store import Store
from server.store.audit import AuditEntry
from tests.server import postgres
from tests.server.store.conftest import postgres_server

__all__ = ["postgres_server"]


def write(store: Store, *names: str) -> None:
    for name in names:
        store.trail.append_and_wait(AuditEntry(id=name, who="Dana", action="draft", payload={"comment": name}))


def says_what_is_missing_and_goes_on(url: str, folder: Path) -> None:
    """After a restore of a backup that held one row, when three had been written."""
    store = Store.ready(url, folder)
    assert [problem.says for problem in store.verify().problems] == ["Rows 2 to 3 were cut off at the end."]
    assert store.draft("before") == {"comment": "before"}
    store.trail.accept("Ada", "restored from the backup of Monday")
    write(store, "again")
    assert store.verify().problems == ()
    store.close()


def test_a_sqlite_backup_comes_back(tmp_path: Path) -> None:
    """By SQLite's own backup, which is safe beside a running server (`.backup` in its shell)."""
    path, url = tmp_path / "sincerely.db", f"sqlite:///{tmp_path / 'sincerely.db'}"
    store = Store.ready(url, tmp_path)
    write(store, "before")
    with sqlite3.connect(path) as source, sqlite3.connect(tmp_path / "backup.db") as copy:
        source.backup(copy)
    copy.close()
    source.close()
    write(store, "after", "later")
    store.close()
    for lost in tmp_path.glob("sincerely.db*"):
        lost.unlink()
    (tmp_path / "backup.db").rename(path)
    says_what_is_missing_and_goes_on(url, tmp_path)


@pytest.mark.postgres
def test_a_postgresql_backup_comes_back(tmp_path: Path, postgres_server: str) -> None:
    tools = next((place for place in postgres.places() if (place / "pg_dump").exists()), None)
    assert tools, "whoever brings a PostgreSQL brings pg_dump"
    url = postgres.fresh_database(postgres_server, "backup")
    store = Store.ready(url, tmp_path)
    write(store, "before")
    subprocess.run([tools / "pg_dump", "--format=custom", f"--file={tmp_path / 'backup'}", url], check=True)
    write(store, "after", "later")
    store.close()
    restore = [tools / "pg_restore", "--clean", "--if-exists", "--single-transaction", f"--dbname={url}"]
    subprocess.run([*restore, tmp_path / "backup"], check=True)
    says_what_is_missing_and_goes_on(url, tmp_path)
