"""The pipeline that drafts come from, for the version in force; another one takes its place when another is approved.

Every replica looks for a new decision every `LOOK_EVERY` seconds. A draft that has begun ends under the version that it
began with. A version is held against its hash and drafts once for nobody before it is used.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError

from guardrails.deidentify import Deidentifier
from prompts.book import read_book
from prompts.reading import ORGANISATION, Files, read_folder
from server import contacts
from server import organisation as organisations
from server.acting import Person
from server.approvals import proposals
from server.approvals.approvals import Approvals
from server.approvals.proposals import Decision
from server.build import Workshop, warm_up
from server.errors import NotApproved
from server.organisation import Organisation
from server.pipeline import Pipeline
from server.settings import Settings
from server.store import Store

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0
"""Seconds between two looks at the database: a decision made elsewhere holds here within twice this."""

ASK = "Open Changes in the menu, propose the rulebook as it is, and have a second person of compliance approve it."


def shipped_files(settings: Settings) -> dict[str, str]:
    """The rulebook that came with the server and the organisation's file. Raises RulebookError, OrganisationError."""
    return {**read_folder(), ORGANISATION: organisations.text_of(settings.organisation)}


class InForce:
    """Hands out the pipeline of the version in force. `pipeline` never waits; `look` reads the database."""

    def __init__(self, settings: Settings, store: Store, workshop: Workshop) -> None:
        """Raises RulebookError, OrganisationError or DeidentifyError where the shipped files can't be used."""
        self._settings, self.store, self._workshop = settings, store, workshop
        self._shipped = shipped_files(settings)
        self._changing = threading.Lock()
        self._seen = (0, 0)
        self._contacts: tuple[contacts.Change, ...] = ()
        self._approved: frozenset[str] = frozenset()
        self.trouble = ""
        self.pipeline = self._made(self._shipped, self._none_approved())
        self.approvals = Approvals(store, self._shipped, self._remover, self.look)
        self.look()

    def look(self) -> None:
        """Put another version in force where another was approved, and contacts that were changed on top of it.

        Raises SQLAlchemyError.
        """
        with self._changing:
            with self.store.engine.connect().execution_options(readonly=True) as connection:
                last, told = proposals.last_decision(connection), contacts.last(connection)
                if (last, told) == self._seen and not self.trouble:
                    return
                found = proposals.effective(connection)
                forged = last not in {decision.seq for decision in found}
                self._contacts = contacts.changes(connection)
            if forged:
                log.error("decision %d about the rulebook has no row in the audit trail: it is not used", last)
            self._approved = frozenset(decision.version for decision in found)
            if found:
                self._take_up(found[0])
            elif self._contacts:
                self.pipeline = self._made(self._shipped, self._none_approved())
            self._seen = (last, told)

    async def watch(self, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Look again and again. A database that does not answer is asked again at the next turn."""
        while True:
            await pause(LOOK_EVERY)
            try:
                await asyncio.to_thread(self.look)
            except SQLAlchemyError as error:
                log.warning("could not look for a new rulebook: %s", type(error).__name__)

    def pipeline_for(self, files: Files) -> Pipeline:
        """A pipeline beside the one in force, to try files that nobody has approved. It records nothing."""
        return self._workshop.pipeline(read_book(files), contacts.changed_by(_filed(files), self._contacts))

    def change_contacts(self, admin: Person, part: str, entries: contacts.Entries, seen: str) -> None:
        """Change contacts on top of what is in force (`contacts.change`). Raises MovedOn, RecordFailed."""
        contacts.change(self.store, _filed(self.approvals.base()[1]), admin, part, entries, seen)
        self.look()

    def contacts_changed(self) -> tuple[contacts.Change, ...]:
        """The changes that hold now, one a part."""
        return contacts.holding(self._register, self._contacts)

    def _take_up(self, decision: Decision) -> None:
        try:
            made = self._made(self.approvals.versions.files(decision.version_id), None)
            warm_up(made)
        except SQLAlchemyError:
            raise
        except Exception as error:
            log.error("version %s can't be used: %s", decision.version, type(error).__name__)
            trouble = f"The approved version {decision.version} can't be loaded, so no draft comes from it."
            if self._settings.require_approval and trouble != self.trouble:
                self.pipeline = self._made(self._shipped, NotApproved(trouble, next_step=MEND))
            self.trouble = trouble
            return
        self.trouble = ""
        self.pipeline = made
        log.info("rulebook %s is in force", decision.version)

    def _made(self, files: Files, refusal: NotApproved | None) -> Pipeline:
        book = read_book(files)
        filed = organisations.read(files[ORGANISATION], self._settings.organisation.name)
        made = self._workshop.pipeline(book, contacts.changed_by(filed, self._contacts))
        self._register = filed
        made.approved = lambda version: version in self._approved
        made.refusal = refusal
        return made

    def _remover(self) -> Deidentifier:
        """Leaves the house's contacts of today alone, also those that no file holds yet."""
        return self.pipeline.deidentifier.keeping(self.pipeline.organisation.whom_to_call)

    def _none_approved(self) -> NotApproved | None:
        if not self._settings.require_approval:
            return None
        return NotApproved("No version of the rulebook has been approved yet.", next_step=ASK)


def _filed(files: Files) -> Organisation:
    """The register as its file says it."""
    return organisations.read(files[ORGANISATION], ORGANISATION)


MEND = "Restore the database from a backup, or roll back to another approved version under Changes."
