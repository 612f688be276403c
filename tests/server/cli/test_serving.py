"""`serve`: one server for a data folder, and the way in for the first admin."""

from __future__ import annotations

import subprocess
import sys

import pytest

from server.cli.common import NOT_POSSIBLE
from server.cli.serving import ASK, Quiet, Welcome, _way_in
from server.settings import Settings
from server.store import Store
from tests.server.cli.conftest import Shell

ADDRESS = "http://127.0.0.1:8420"


@pytest.mark.parametrize("command", ["serve", "run"])
def test_a_second_server_in_the_same_folder_is_told_where_the_first_one_is(shell: Shell, command: str) -> None:
    with shell.server() as first:
        second = subprocess.run(
            [sys.executable, "-m", "server", command, "--port", "0"],
            env=shell.environment, cwd=shell.folder, text=True, capture_output=True, check=False,
        )  # fmt: skip
        assert second.returncode == NOT_POSSIBLE
        assert f"(process {first.pid})" in second.stderr
        assert "SINCERELY_DATA_DIR" in second.stderr
        assert first.poll() is None
    with shell.server():
        pass  # the folder is free again


def test_the_first_link_is_shown_on_a_terminal_and_kept_out_of_logs(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings()
    store = Store.ready(settings.database, settings.data_dir)
    try:
        assert _way_in(settings, store, ADDRESS) == ASK
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        assert f"{ADDRESS}/first/" in _way_in(settings, store, ADDRESS)
    finally:
        store.close()


def test_both_commands_say_the_way_in_and_nothing_once_there_is_an_account(capsys: pytest.CaptureFixture[str]) -> None:
    for teller in (Welcome(), Quiet()):
        teller.ready(ADDRESS, ASK)
        assert ASK in capsys.readouterr().out
        teller.ready(ADDRESS, "")
        assert "admin" not in capsys.readouterr().out
