"""Every test of the store runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.store import Store
from tests.server import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    try:
        with postgres.server() as url:
            yield url
    except postgres.NoPostgres as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"No PostgreSQL here: {error}")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'sincerely.db'}"
    return postgres.fresh_database(request.getfixturevalue("postgres_server"), uuid.uuid4().hex)


@pytest.fixture
def open_store(database_url: str, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens the same database again and again, as several processes would; closes all at the end."""
    opened: list[Store] = []

    def again() -> Store:
        opened.append(Store.ready(database_url, tmp_path))
        return opened[-1]

    yield again
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    return open_store()
