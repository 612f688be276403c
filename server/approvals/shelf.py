"""What there is of the rulebook: versions, proposals, decisions, and which of them is in force. It decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from prompts.reading import Files, digest
from server.approvals import proposals
from server.approvals.proposals import Decision, Proposal, Remark
from server.approvals.versions import Versions
from server.errors import NotFound
from server.store import Store

LOCK = 8420_0003
"""Any number that only we use: on PostgreSQL it makes decisions take turns. On SQLite every transaction does."""


class Shelf:
    """The rulebooks of one database, and `shipped`: the files that came with the server."""

    def __init__(self, store: Store, shipped: Files) -> None:
        self._store, self.shipped = store, shipped
        self.versions = Versions(store.engine)

    def in_force(self) -> Decision | None:
        """The decision that says which version drafts come from, or None where nothing was ever approved."""
        with self._reading() as connection:
            return proposals.in_force(connection)

    def base(self) -> tuple[str, Files]:
        """Id and files of the version that changes start from: what is in force, else what shipped."""
        decision = self.in_force()
        return (decision.version_id, self.versions.files(decision.version_id)) if decision else self._shipped()

    def list(self) -> tuple[Proposal, ...]:
        """Proposals, the latest first."""
        with self._reading() as connection:
            return proposals.proposals(connection)

    def get(self, proposal_id: str) -> Proposal:
        """Raises NotFound."""
        with self._reading() as connection:
            return found(connection, proposal_id)

    def remarks(self, proposal_id: str) -> tuple[Remark, ...]:
        with self._reading() as connection:
            return proposals.remarks(connection, proposal_id)

    def approved(self) -> tuple[Decision, ...]:
        """What was put in force, the latest first, with what was forged: the first one that is recorded is in force."""
        with self._reading() as connection:
            return proposals.decisions(connection, "approved", "rolled-back")

    def history(self, path: str) -> tuple[Decision, ...]:
        """The decisions that gave a file another text, the latest first. The first is what holds now."""
        with self._reading() as connection:
            texts = self.versions.texts_of(connection, path)
            taken = proposals.effective(connection)
        kept: list[Decision] = []
        before: str | None = None
        for decision in reversed(taken):
            if (text := texts.get(decision.version_id)) != before:
                kept.append(decision)
            before = text
        return tuple(reversed(kept))

    def files(self, version: str) -> Files:
        """The files of a version by its whole id; the shipped one needs no database. Raises VersionBroken."""
        return self.shipped if version == digest(self.shipped) else self.versions.files(version)

    def _shipped(self) -> tuple[str, Files]:
        return digest(self.shipped), self.shipped

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._store.engine.connect().execution_options(readonly=True) as connection:
            yield connection

    @contextmanager
    def _deciding(self) -> Iterator[Connection]:
        """A transaction that no other decision, of any process, runs beside."""
        with self._store.engine.begin() as connection:
            take_turns(connection)
            yield connection


def take_turns(connection: Connection) -> None:
    """Wait until no other process decides, and keep others waiting until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def found(connection: Connection, proposal_id: str) -> Proposal:
    found = proposals.proposals(connection, only=proposal_id)
    if not found:
        raise NotFound("There is no proposal of that name.", kept="", next_step="Look for it among the changes.")
    return found[0]
