"""Accounts over a store on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from server.accounts.accounts import Accounts
from server.store import Store
from tests.server.people import accounts_of
from tests.server.store.conftest import database_url, open_store, postgres_server, store

__all__ = ["database_url", "open_store", "postgres_server", "store"]


@pytest.fixture
def accounts(store: Store) -> Accounts:
    return accounts_of(store)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[object, timedelta], None]:
    """Let a module believe that so much time has passed."""

    def pass_by(module: object, by: timedelta) -> None:
        class Later(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
                return datetime.now(UTC) + by

        monkeypatch.setattr(module, "datetime", Later)

    return pass_by
