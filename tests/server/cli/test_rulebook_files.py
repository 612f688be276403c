"""`rules export` and `rules import`: out to a folder, changed there, and in again as a proposal of a known person."""

from __future__ import annotations

from pathlib import Path

import pytest

from prompts.reading import read_folder
from server.approvals.approvals import Approvals
from server.store import Store
from tests.server.cli.conftest import Shell
from tests.server.people import PASSWORD, person
from tests.server.writers.briefs import deidentifier

RULE = "rules/too-long.yaml"
WORDS = ("--title", "Kinder hint", "--why", "It was curt.")


@pytest.fixture
def store(shell: Shell) -> Store:
    folder = shell.folder / "data"
    made = Store.ready(f"sqlite:///{folder / 'sincerely.db'}", folder)
    person(made, "compliance", "Mara Quill")
    return made


def proposals(store: Store) -> list[tuple[str, str]]:
    approvals = Approvals(store, {}, deidentifier)
    return [(proposal.author, proposal.title) for proposal in approvals.list()]


def test_exported_changed_and_imported_files_are_a_proposal(shell: Shell, store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "git"
    told = shell.run("rules", "export", str(folder))
    assert told.exit_code == 0, told.output
    assert read_folder(folder) == read_folder()
    (folder / RULE).write_text((folder / RULE).read_text().replace("fix: ", "fix: Please. ", 1))
    told = shell.run(
        "rules", "import", str(folder), "--as", "mara.quill@riverside.example", *WORDS, piped=f"{PASSWORD}\n\n"
    )
    assert told.exit_code == 0, told.output
    assert "Proposed: 1 file." in told.stdout
    assert proposals(store) == [("Mara Quill", "Kinder hint")]
    store.close()


def test_who_does_not_prove_who_they_are_proposes_nothing(shell: Shell, store: Store, tmp_path: Path) -> None:
    (tmp_path / "git" / "rules").mkdir(parents=True)
    (tmp_path / "git" / RULE).write_text(read_folder()[RULE] + "\n# x\n")
    wrong = "not the password\n\n"
    told = shell.run(
        "rules", "import", str(tmp_path / "git"), "--as", "mara.quill@riverside.example", *WORDS, piped=wrong
    )
    assert told.exit_code != 0
    assert proposals(store) == []
    store.close()


def test_a_folder_without_differences_says_so(shell: Shell, store: Store, tmp_path: Path) -> None:
    shell.run("rules", "export", str(tmp_path / "git"))
    told = shell.run("rules", "import", str(tmp_path / "git"), "--as", "mara.quill@riverside.example", *WORDS)
    assert told.exit_code == 2
    assert "nothing in that folder differs" in told.stderr
    store.close()


def test_invented_people_in_files_are_answered_for_in_the_shell(shell: Shell, store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "git"
    (folder / "rules").mkdir(parents=True)
    text = read_folder()[RULE].replace("fails:", 'fails:\n  - {reply: "Hi Maria Gonzalez.", platform: x}', 1)
    (folder / RULE).write_text(text)
    asked = ("rules", "import", str(folder), "--as", "mara.quill@riverside.example", *WORDS)
    told = shell.run(*asked, piped=f"{PASSWORD}\n\n")
    assert told.exit_code == 2
    assert f"{RULE}, line 27: person “Maria Gonzalez”, whose is it?" in told.stderr
    assert "--invented" in told.stderr
    assert proposals(store) == []
    (folder / RULE).write_text(text.replace("fix: ", "fix: Ask Peter Novak. ", 1))
    told = shell.run(*asked, "--invented", piped=f"{PASSWORD}\n\n")
    assert told.exit_code == 2
    assert "“Peter Novak”, take it out" in told.stderr
    assert proposals(store) == []
    (folder / RULE).write_text(text)
    told = shell.run(*asked, "--invented", piped=f"{PASSWORD}\n\n")
    assert told.exit_code == 0, told.output
    assert proposals(store) == [("Mara Quill", "Kinder hint")]
    store.close()
