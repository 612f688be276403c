"""Every version that was ever proposed or approved, by the hash of its files.

VersionBroken   a version can't be taken from the database as it was put in: it is not used
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert, select

from prompts.reading import Files, digest, short
from server.errors import SincerelyError
from server.store.approval_tables import FileRow, TextRow, VersionRow


class VersionBroken(SincerelyError):
    """What the database holds under a version's hash has another hash, or is not there."""

    status, code, title = 500, "version-broken", "A version of the rulebook is not what was approved"


class Versions:
    """The versions of one database. What is kept is never changed: a hash stands for the same files for good."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, connection: Connection, files: Files) -> str:
        """Put a version in, if it is not there yet, within the caller's transaction; its id."""
        version = digest(files)
        if connection.scalar(select(VersionRow.id).where(VersionRow.id == version)):
            return version
        texts = {_hash(text): text for text in files.values()}
        there = set(connection.scalars(select(TextRow.hash).where(TextRow.hash.in_(texts))))
        if fresh := [{"hash": name, "text": text} for name, text in texts.items() if name not in there]:
            connection.execute(insert(TextRow), fresh)
        connection.execute(insert(VersionRow), [{"id": version, "made_at": datetime.now(UTC)}])
        rows = [{"version_id": version, "path": path, "text_hash": _hash(text)} for path, text in files.items()]
        connection.execute(insert(FileRow), rows)
        return version

    def texts_of(self, connection: Connection, path: str) -> dict[str, str]:
        """Version -> hash of one file's text in it."""
        rows = connection.execute(select(FileRow.version_id, FileRow.text_hash).where(FileRow.path == path))
        return {row.version_id: row.text_hash for row in rows}

    def files(self, version: str) -> dict[str, str]:
        """The files of a version, held against its hash. Raises VersionBroken."""
        with self._engine.connect().execution_options(readonly=True) as connection:
            rows = connection.execute(
                select(FileRow.path, TextRow.text)
                .join(TextRow, TextRow.hash == FileRow.text_hash)
                .where(FileRow.version_id == version)
            ).all()
        files = {row.path: row.text for row in rows}
        if digest(files) != version:
            raise VersionBroken(
                f"What the database holds as version {short(version)} has another hash, so it is not used.", kept="",
                next_step="Restore the database from a backup, or roll back to another approved version.",
            )  # fmt: skip
        return files


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
