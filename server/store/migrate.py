"""Bring the tables up to date. Runs at every start; does nothing when they are."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, text

from server.store import marks

FOLDER = Path(__file__).resolve().parent / "migrations"
LOCK = 8420_0001
"""Any number that only we use: it makes two starting servers take turns on PostgreSQL."""

MARKED_SINCE = "0005"
"""The revision that brought marks: rows that were there before it get theirs."""


class MigrationError(Exception):
    """The tables can't be brought up to date. The message says why."""


def upgrade(engine: Engine) -> tuple[str | None, str]:
    """Run the migrations that are missing, all or none, and return the revisions before and after.

    Raises MigrationError when the database was made by a newer version.
    """
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    newest = ScriptDirectory.from_config(config).get_current_head() or ""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        before = revision(connection)
        if before == newest:
            return before, newest
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise MigrationError(
                "The database was made by a newer version of Sincerely. Start that version, or use another database."
            ) from error
        if before is not None and before < MARKED_SINCE:
            marks.rebuild(connection)
    return before, newest


def revision(connection: Connection) -> str | None:
    """The migration that the database is at, or None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()
