"""`draft`, `check` and `deidentify`: in this process, and through a running server."""

from __future__ import annotations

import http.client
import json
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from server import local
from server.errors import InvalidInput
from tests.server.cli.conftest import Shell

COMMENT = "Waited 3 hours past my appointment and the front desk just rolled their eyes at me. Never again."


def recorded(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "data" / "sincerely.db") as connection:
        rows = [who for (who,) in connection.execute("SELECT who FROM audit WHERE action = 'draft'")]
    connection.close()
    return rows


def test_a_draft_without_a_server_is_made_here_and_recorded(shell: Shell) -> None:
    made = shell.run("draft", COMMENT, "--platform", "facebook", "--json")
    assert made.exit_code == 0, made.exception
    answer = json.loads(made.stdout)
    assert answer["reply"]
    assert answer["writer"]["name"] == "composer"
    assert recorded(shell.folder) == ["command line"]


def test_a_draft_in_words_begins_with_the_reply(shell: Shell) -> None:
    said = shell.run("draft", COMMENT, "--platform", "facebook").stdout
    assert "care@riverside.example" in said.splitlines()[0]
    assert "Written by composer" in said
    assert "Answer by" in said


def test_an_emergency_shows_whom_to_call(shell: Shell) -> None:
    said = shell.run("draft", "I want to kill myself.", "--platform", "x").stdout
    assert "Call " in said
    assert "988" in said


def test_a_check_fails_when_something_has_to_change(shell: Shell) -> None:
    told = shell.run("check", "We are sorry about your visit.")
    assert told.exit_code == 1
    assert "confirms-relationship" in told.stdout


@pytest.mark.parametrize("how", ["argument", "pipe", "dash", "file"])
def test_a_text_can_come_in_many_ways(shell: Shell, how: str) -> None:
    text = "Call me at 555-867-5309."
    path = shell.folder / "comment.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode() + b"\n")
    ways: dict[str, tuple[list[str], str | None]] = {
        "argument": ([text], None),
        "pipe": ([], f"{text}\n"),
        "dash": (["-"], text),
        "file": (["--file", str(path)], None),
    }
    arguments, piped = ways[how]
    told = shell.run("deidentify", *arguments, piped=piped)
    assert told.stdout == "Call me at <PHONE_1>.\n"


def test_identifiers_as_json_have_their_places(shell: Shell) -> None:
    told = json.loads(shell.run("deidentify", "Call 555-867-5309", "--json").stdout)
    assert told == {"text": "Call <PHONE_1>", "removed": [{"start": 5, "end": 17, "type": "PHONE"}]}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["draft", "  "], "comment is blank"),
        (["draft", "x" * 10_001], "at most 10000 characters"),
        (["draft", "Hello", "--platform", "mastodon"], "platform must be one of x, facebook"),
        (["draft", "Hello", "--posted-at", "yesterday"], "posted_at must be a date and time"),
        (["draft", "Hello", "--alternatives", "9"], "alternatives must be at most 3"),
        (["deidentify", "half a character: \udcff"], "lone surrogate"),
    ],
)
def test_wrong_use_is_told_in_plain_words(shell: Shell, arguments: list[str], says: str) -> None:
    made = shell.run(*arguments)
    assert isinstance(made.exception, InvalidInput)
    assert says in str(made.exception)


def test_what_is_no_utf8_is_told(shell: Shell) -> None:
    told = shell.run("deidentify", piped=b"\xff\xfe")
    assert told.exit_code == 2
    assert "UTF-8" in told.stderr


def test_a_running_server_does_the_work(shell: Shell) -> None:
    with shell.server():
        made = shell.run("draft", COMMENT, "--platform", "facebook", "--json")
        assert made.exit_code == 0, made.exception
        assert json.loads(made.stdout)["reply"]
        assert shell.run("check", "We are sorry about your visit.").exit_code == 1
        assert shell.run("deidentify", "Call 555-867-5309").stdout == "Call <PHONE_1>\n"
        here = local.read(shell.folder / "data")
        assert here
        connection = http.client.HTTPConnection(here.address.removeprefix("http://"))
        connection.request("GET", "/metrics")
        shown = connection.getresponse().read().decode()
        connection.close()
    assert 'path="/v1/drafts",status="200"} 1.0' in shown
    assert 'path="/v1/deidentify",status="200"} 1.0' in shown


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("¿Por qué no contestan? llamen al ", id="letters that Latin-1 has too, in other bytes"),
        pytest.param("😡 “never again” → call ", id="what Latin-1 can't write at all"),
    ],
)
def test_a_running_server_reads_every_letter(shell: Shell, text: str) -> None:
    with shell.server():
        assert shell.run("deidentify", f"{text}555-867-5309").stdout == f"{text}<PHONE_1>\n"


def test_only_its_owner_can_read_the_file_that_opens_the_server(shell: Shell) -> None:
    with shell.server():
        mode = (shell.folder / "data" / local.FILE).stat().st_mode
        assert stat.S_IMODE(mode) == 0o600
    assert not (shell.folder / "data" / local.FILE).exists()


def test_a_server_that_was_killed_is_no_hindrance(shell: Shell) -> None:
    with shell.server() as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert (shell.folder / "data" / local.FILE).exists()
        assert shell.run("deidentify", "Call 555-867-5309").stdout == "Call <PHONE_1>\n"


def test_a_taken_port_is_told(shell: Shell) -> None:
    with shell.server():
        here = local.read(shell.folder / "data")
        assert here
        second = subprocess.run(
            [sys.executable, "-m", "server", "serve", "--port", here.address.rpartition(":")[2]],
            env={**shell.environment, "SINCERELY_DATA_DIR": str(shell.folder / "other")},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert second.returncode == 3
    assert "can't be used" in second.stderr
    assert "SINCERELY_PORT" in second.stderr


def test_a_server_told_to_stop_ends_well(shell: Shell) -> None:
    with shell.server() as process:
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0
    assert "Traceback" not in (shell.folder / "server.log").read_text()


def test_a_wrong_organisation_file_stops_the_start_with_its_name(shell: Shell) -> None:
    path = shell.folder / "organisation.toml"
    path.write_text("name = 'Half")
    environment = shell.environment | {"SINCERELY_ORGANISATION": str(path)}
    done = subprocess.run(
        [sys.executable, "-m", "server", "serve", "--port", "0"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "organisation.toml" in done.stderr
    assert "Traceback" not in done.stderr


def test_run_greets_with_the_address_and_what_to_do_next(shell: Shell) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "server", "run", "--port", "0"],
        env=shell.environment | {"PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout
    said = ""
    while "Ctrl+C" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert "http://127.0.0.1:" in said
    assert "sincerely pair" in said
    assert process.returncode == 0


def test_the_data_folder_may_have_a_space_in_its_name(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINCERELY_DATA_DIR", str(shell.folder / "My Data"))
    assert shell.run("db", "upgrade").exit_code == 0
    assert (shell.folder / "My Data" / "sincerely.db").exists()
    assert [path.name for path in shell.folder.iterdir()] == ["My Data"]
