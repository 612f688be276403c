"""Opening the database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from sqlalchemy import text

from server.store.engine import open_engine

FILES, AT_ONCE = 60, 6


def test_many_may_open_a_new_sqlite_file_at_once(tmp_path: Path) -> None:
    """Only one of them can switch the file to WAL; the others wait for it, they aren't refused."""
    together = Barrier(AT_ONCE)

    def opened(file: Path) -> str:
        together.wait()
        engine = open_engine(f"sqlite:///{file}")
        with engine.connect() as connection:
            mode = str(connection.scalar(text("PRAGMA journal_mode")))
        engine.dispose()
        return mode

    with ThreadPoolExecutor(AT_ONCE) as pool:
        modes = [mode for number in range(FILES) for mode in pool.map(opened, [tmp_path / f"{number}.db"] * AT_ONCE)]
    assert modes == ["wal"] * (FILES * AT_ONCE)
