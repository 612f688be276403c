"""What the routes work with: one object on the app, filled while the server starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from starlette.requests import HTTPConnection

from server.errors import Unavailable
from server.metrics import Metrics
from server.pipeline import Pipeline
from server.settings import Settings
from server.store import Store


@dataclass(slots=True)
class Services:
    """`local_token` opens the API to this machine's own command line (see `server.local`); it lives as long as the
    server. `model_status` answers in the words of `sincerely model status`."""

    settings: Settings
    metrics: Metrics
    local_token: str
    model_status: Callable[[], str] = lambda: "absent"
    _store: Store | None = field(default=None)
    _pipeline: Pipeline | None = field(default=None)

    def started(self, store: Store, pipeline: Pipeline) -> None:
        self._store, self._pipeline = store, pipeline
        self.metrics.up.set(1)

    def stopped(self) -> None:
        self._store = self._pipeline = None
        self.metrics.up.set(0)

    @property
    def store(self) -> Store:
        if self._store is None:
            raise Unavailable("The server is starting or stopping.", next_step="Please try again in a few seconds.")
        return self._store

    @property
    def pipeline(self) -> Pipeline:
        if self._pipeline is None:
            raise Unavailable("The server is starting or stopping.", next_step="Please try again in a few seconds.")
        return self._pipeline


def services(connection: HTTPConnection) -> Services:
    """The services of the app that got this request."""
    return cast(Services, connection.app.state.services)
