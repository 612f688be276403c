"""Open everything that drafting needs, in the right order, and close it again: for the server and for one command."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from server.errors import SincerelyError
from server.memory import give_back
from server.models.catalogue import is_embedded
from server.models.status import Status, status
from server.models.supervise import Supervisor
from server.settings import Settings
from server.store import Store

if TYPE_CHECKING:
    from prompts.render import Message
    from server.approvals.in_force import InForce
    from server.pipeline import Pipeline

SAMPLE = "The wait at the front desk was long."
"""What the model is shown at start, so that the first real comment finds the prompt's beginning computed."""

LEASE_MARGIN_SECONDS = 10.0
"""How much longer than the deadline a draft may be worked on before another process takes its Idempotency-Key over."""


@dataclass(frozen=True, slots=True)
class House:
    """What is open. `model_status` answers in the words of `sincerely model status`.

    `in_force` is None in tests that bring a pipeline of their own.
    """

    store: Store
    model_status: Callable[[], str]
    current: Callable[[], Pipeline]
    in_force: InForce | None = None

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline of the version that is in force at this moment."""
        return self.current()


@asynccontextmanager
async def house(
    settings: Settings, *, serve_model: bool = True, on_model: Callable[[Status], None] | None = None
) -> AsyncIterator[House]:
    """Open the store and build the pipeline; with `serve_model`, run the embedded model beside it.

    Nothing waits for the model. Raises StoreError, OrganisationError, RulebookError, DeidentifyError.
    """
    lease = timedelta(seconds=settings.deadline_seconds + LEASE_MARGIN_SECONDS)
    store = await asyncio.to_thread(Store.ready, settings.database, settings.data_dir, lease=lease)
    supervisor: Supervisor | None = None
    working: list[asyncio.Task[None]] = []
    if serve_model and is_embedded(settings):
        supervisor = Supervisor(settings, warm_up=lambda: _prompt(in_force.pipeline), on_change=on_model)
    try:
        in_force = await asyncio.to_thread(_open, settings, store, supervisor)
        if supervisor is not None:
            supervisor.start()
        if serve_model:
            working.append(asyncio.create_task(asyncio.to_thread(_rehearse, in_force.pipeline)))
            working.append(asyncio.create_task(in_force.watch()))
            working.extend(_by_the_clock(settings, store))
        yield House(
            store,
            lambda: str(supervisor.status if supervisor else status(settings)),
            lambda: in_force.pipeline,
            in_force,
        )
        await in_force.pipeline.aclose()
    finally:
        for task in working:
            task.cancel()
        if supervisor is not None:
            await asyncio.to_thread(supervisor.stop)
        await asyncio.to_thread(store.close)


def _by_the_clock(settings: Settings, store: Store) -> Iterator[asyncio.Task[None]]:
    """What a server does beside requests, as far as it is set."""
    from server import upkeep

    if settings.audit_retention_days is not None:
        yield asyncio.create_task(upkeep.keep_pruned(store, settings.audit_retention_days))
    if settings.audit_webhook is not None:
        yield asyncio.create_task(upkeep.tell_head(store, settings.audit_webhook.get_secret_value()))


def _rehearse(pipeline: Pipeline) -> None:
    """A server warms up beside its first requests. Where that fails, the first real draft says why."""
    from server.build import warm_up

    with suppress(SincerelyError):
        warm_up(pipeline)
    give_back()


def _open(settings: Settings, store: Store, supervisor: Supervisor | None) -> InForce:
    """Imported here: the parts that read language take a second to load, and not every command needs them."""
    from server.approvals.in_force import InForce
    from server.build import Workshop

    return InForce(settings, store, Workshop(settings, store, supervisor))


def _prompt(pipeline: Pipeline) -> tuple[Message, ...]:
    """A prompt of the shape that drafts have: its long beginning is the same for all of them."""
    from server.writers.guided import Guided
    from server.writers.prompting import gist, has_gists, mirror

    comment = pipeline.deidentifier.deidentify(SAMPLE).text
    writer = pipeline.drafting.model
    taught = isinstance(writer, Guided) and writer.taught and has_gists(pipeline.book)
    return gist(pipeline.book, comment) if taught else mirror(pipeline.book, comment)
