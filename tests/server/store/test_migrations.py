"""The tables: made by migrations, the same as the typed ones, and never by a version that is too old for them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from server.store import Store, StoreError
from server.store.tables import Table


def test_migrations_make_exactly_the_typed_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_upgrading_again_changes_nothing(store: Store) -> None:
    before, after = store.upgrade()
    assert before == after


def test_two_servers_can_start_on_an_empty_database_at_once(database_url: str, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        stores = list(pool.map(lambda _: Store.ready(database_url, tmp_path), range(2)))
    for store in stores:
        assert store.verify().intact
        store.close()


def test_a_database_of_a_newer_version_is_left_alone(store: Store, open_store: Callable[[], Store]) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version"):
        open_store()


def test_a_database_that_is_not_there_says_so_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be used") as caught:
        Store.ready("postgresql://sincerely:hush@127.0.0.1:1/none", tmp_path)
    assert "hush" not in str(caught.value)


def test_an_address_that_is_none_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="SINCERELY_DATABASE_URL"):
        Store("no address", tmp_path)


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, " * 500)
    with pytest.raises(StoreError):
        Store.ready(f"sqlite:///{path}", tmp_path)


def test_sqlite_puts_every_commit_on_the_disk(tmp_path: Path) -> None:
    store = Store.ready(f"sqlite:///{tmp_path / 'a.db'}", tmp_path)
    with store.engine.connect() as connection:
        pragmas = {name: connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous")}
    store.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2}


def test_only_its_owner_can_read_the_database(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    store = Store.ready(f"sqlite:///{folder / 'a.db'}", folder)
    store.trail.close()
    assert {oct(path.stat().st_mode & 0o077) for path in (folder, folder / "a.db", folder / "a.db-wal")} == {"0o0"}
    store.close()
