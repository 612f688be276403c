"""kill -9 under load: no acknowledged row is lost, the chain verifies, and the next process goes on from there."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import text

from server.store import Store
from tests.server.store.appender import append_for_ever

TIMES = 40
AT_ONCE = 40


def killed_after(url: str, folder: Path, receipts: int, *, processes: int = 1) -> dict[int, str]:
    """Run appenders, kill them all once the first has told so many receipts; every receipt that was told."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.server.store.appender"])
    pipes = [context.Pipe(duplex=False) for _ in range(processes)]
    running = [
        context.Process(target=append_for_ever, args=(url, str(folder), AT_ONCE, sending)) for _, sending in pipes
    ]
    for process, (_, sending) in zip(running, pipes, strict=True):
        process.start()
        sending.close()
    told = dict(pipes[0][0].recv() for _ in range(receipts))
    for process in running:
        process.kill()
    for process, (receiving, _) in zip(running, pipes, strict=True):
        told |= rest(receiving)
        process.join()
        process.close()
    return told


def rest(receiving: Connection) -> dict[int, str]:
    """What is still in the pipe of a process that was killed; its last message may be cut off."""
    told: dict[int, str] = {}
    with receiving:
        while True:
            try:
                seq, link = receiving.recv()
            except (EOFError, OSError):
                return told
            told[seq] = link


def rows(store: Store) -> dict[int, str]:
    with store.engine.connect() as connection:
        return {row.seq: row.hash for row in connection.execute(text("SELECT seq, hash FROM audit"))}


@pytest.mark.timeout(300)
def test_forty_kills_lose_nothing_that_was_acknowledged(database_url: str, tmp_path: Path) -> None:
    acknowledged: dict[int, str] = {}
    for number in range(TIMES):
        acknowledged |= killed_after(database_url, tmp_path, 20 + 5 * (number % 20))
    store = Store.ready(database_url, tmp_path)
    report, kept = store.verify(), rows(store)
    store.close()
    assert report.problems == ()
    assert len(acknowledged) > TIMES * 20
    assert {seq: kept.get(seq) for seq in acknowledged} == acknowledged


@pytest.mark.timeout(300)
def test_two_processes_killed_at_once_leave_one_chain(database_url: str, tmp_path: Path) -> None:
    acknowledged: dict[int, str] = {}
    for _ in range(3):
        acknowledged |= killed_after(database_url, tmp_path, 100, processes=2)
    store = Store.ready(database_url, tmp_path)
    report, kept = store.verify(), rows(store)
    store.close()
    assert report.problems == ()
    assert {seq: kept.get(seq) for seq in acknowledged} == acknowledged
