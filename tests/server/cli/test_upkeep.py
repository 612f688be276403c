"""`audit`, `db`, `rules` and `model` on the command line, and how errors are told."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from server.cli.common import explain
from server.errors import InvalidInput, RecordFailed
from server.store import Store, StoreError
from server.store.audit import AuditEntry
from tests.server.cli.conftest import Shell


def filled(shell: Shell, rows: int = 3) -> Path:
    path = shell.folder / "data" / "sincerely.db"
    store = Store.ready(f"sqlite:///{path}", path.parent)
    for number in range(rows):
        store.trail.append_and_wait(AuditEntry(who="tester", action="draft", payload={"number": number}))
    store.close()
    return path


def test_an_intact_trail_is_told_with_its_length(shell: Shell) -> None:
    filled(shell)
    told = shell.run("audit", "verify")
    assert told.exit_code == 0
    assert "intact: 3 rows" in told.stdout


def test_a_broken_trail_names_the_row_and_fails(shell: Shell) -> None:
    with sqlite3.connect(filled(shell)) as connection:
        connection.execute("DROP TRIGGER audit_no_update")
        connection.execute("UPDATE audit SET payload = '{}' WHERE seq = 2")
    connection.close()
    told = shell.run("audit", "verify")
    assert told.exit_code == 1
    assert "Row 2 was changed or moved" in told.stdout
    as_json = shell.run("audit", "verify", "--json")
    assert json.loads(as_json.stdout)["problems"][0]["seq"] == 2


def test_a_lost_end_is_found_and_a_restore_can_be_accepted(shell: Shell) -> None:
    with sqlite3.connect(filled(shell)) as connection:
        connection.execute("DROP TRIGGER audit_no_delete")
        connection.execute("DELETE FROM audit WHERE seq = 3")
        connection.execute("UPDATE audit_head SET count = 2, hash = (SELECT hash FROM audit WHERE seq = 2)")
    connection.close()
    assert "Rows 3 to 3 were cut off" in shell.run("audit", "verify").stdout
    assert shell.run("audit", "accept", "--reason", "restored").exit_code == 0
    assert shell.run("audit", "verify").exit_code == 0


def test_verifying_creates_no_database(shell: Shell) -> None:
    told = shell.run("audit", "verify")
    assert told.exit_code == 3
    assert "no database" in told.stderr
    assert not (shell.folder / "data").exists()


def test_upgrading_says_where_the_tables_are(shell: Shell) -> None:
    first, again = (shell.run("db", "upgrade").stdout for _ in range(2))
    assert re.search(r"revision \d{4}", first)
    assert again == first


def test_pruning_asks_first_and_says_how_many(shell: Shell) -> None:
    shell.run("db", "upgrade")
    assert shell.run("audit", "prune", "--days", "30", piped="n\n").exit_code == 1
    assert "Nothing is that old" in shell.run("audit", "prune", "--days", "30", "--yes").stdout


def test_a_head_that_was_told_is_held_against_the_trail(shell: Shell) -> None:
    shell.run("db", "upgrade")
    assert shell.run("audit", "verify", "--head", f"0:{'0' * 64}").exit_code == 0
    told = shell.run("audit", "verify", "--head", f"5:{'f' * 64}")
    assert (told.exit_code, "Row 5 is not the one that was told" in told.stdout) == (1, True)
    assert shell.run("audit", "verify", "--head", "five").exit_code == 2


def test_rules_are_listed_with_severity_and_version(shell: Shell) -> None:
    shown = shell.run("rules", "list").stdout
    assert "confirms-relationship" in shown
    assert "version" in shown
    assert {rule["id"] for rule in json.loads(shell.run("rules", "list", "--json").stdout)["rules"]} >= {
        "confirms-relationship",
        "reveals-identifier",
    }


def test_the_models_state_is_one_word(shell: Shell) -> None:
    assert shell.run("model", "status").stdout == "absent\n"


def test_an_address_of_a_model_needs_its_hash(shell: Shell) -> None:
    told = shell.run("model", "pull", "https://models.example/a.gguf")
    assert told.exit_code == 2
    assert "--sha256" in told.stderr


def test_a_wrong_setting_is_named_without_its_value(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINCERELY_PORT", "hush")
    told = shell.run("db", "upgrade")
    assert told.exit_code == 2
    assert "SINCERELY_PORT" in told.stderr
    assert "hush" not in told.stderr


@pytest.mark.parametrize(
    ("error", "says", "code"),
    [
        (InvalidInput("comment is blank."), "comment is blank.", 2),
        (RecordFailed(), "audit trail could not be written", 3),
        (StoreError("The database can't be used."), "The database can't be used.", 3),
        (FileNotFoundError(2, "No such file or directory", "notes.txt"), "No such file or directory: notes.txt", 3),
        (ValueError("Mr Smith's secret"), "nobody foresaw (ValueError", 3),
    ],
)
def test_every_error_is_one_sentence_and_a_code(error: Exception, says: str, code: int) -> None:
    told, exit_code = explain(error)
    assert says in told
    assert exit_code == code
    assert "secret" not in told


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["keys", "revoke", "nobody"], 2), (["draft", "   "], 2), (["nonsense"], 2), (["audit", "verify"], 3)],
)
def test_a_command_that_fails_shows_no_traceback(shell: Shell, arguments: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "server", *arguments], env=shell.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_a_reader_that_goes_away_is_no_error(shell: Shell) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "server", "rules", "list"],
        env=shell.environment, stdout=writing, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    os.close(writing)
    assert "Traceback" not in done.stderr
