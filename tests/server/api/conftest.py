"""The whole HTTP layer over a real store, with a stand-in for the pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from server.app import create_app
from server.store.keys import Scope
from tests.server.standin import Opening, StandIn, settings_for

HOST = "http://127.0.0.1"


@dataclass
class Api:
    """A client without a key, the stand-in behind it, and headers with a fresh key on demand."""

    client: TestClient
    opening: Opening

    @property
    def pipeline(self) -> StandIn:
        return self.opening.pipeline

    def key(self, *scopes: Scope) -> dict[str, str]:
        token, _ = self.opening.store.keys.create("tester", scopes or ("drafts", "checks", "rules", "audit"))
        return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    opening = Opening()
    app = create_app(settings_for(tmp_path), opening=opening, local_token="local-token")
    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as client:
        yield Api(client, opening)
