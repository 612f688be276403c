"""What the routes work with: one object on the app, filled while the server starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from starlette.requests import HTTPConnection

from server.accounts.accounts import Accounts
from server.errors import Unavailable
from server.metrics import Metrics
from server.secret import secret_of
from server.settings import Settings
from server.store import Store

if TYPE_CHECKING:
    from server.approvals.in_force import InForce
    from server.pipeline import Pipeline
    from server.starting import House


@dataclass(slots=True)
class Services:
    """`local_token` opens the API to commands on this machine (see `server.local`) for as long as the server runs."""

    settings: Settings
    metrics: Metrics
    local_token: str
    _house: House | None = None
    _accounts: Accounts | None = None

    def started(self, house: House) -> None:
        self._house = house
        self.metrics.up.set(1)

    def stopped(self) -> None:
        self._house = self._accounts = None
        self.metrics.up.set(0)

    @property
    def store(self) -> Store:
        return self._open().store

    @property
    def accounts(self) -> Accounts:
        """The people of the store, one object for all requests: it counts their tries."""
        if self._accounts is None:
            self._accounts = Accounts(self.store, secret_of(self.settings))
        return self._accounts

    @property
    def in_force(self) -> InForce | None:
        """What puts rulebooks in force; None in tests that bring a pipeline of their own."""
        return self._open().in_force

    @property
    def pipeline(self) -> Pipeline:
        return self._open().pipeline

    def model_status(self) -> str:
        """In the words of `sincerely model status`."""
        return self._house.model_status() if self._house else "absent"

    def _open(self) -> House:
        if self._house is None:
            raise Unavailable("The server is starting or stopping.", next_step="Please try again in a few seconds.")
        return self._house


def services(connection: HTTPConnection) -> Services:
    """The services of the app that got this request."""
    return cast(Services, connection.app.state.services)
