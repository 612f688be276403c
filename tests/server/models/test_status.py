"""What another process sees of the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.models.status import Board, Status, of, status
from server.settings import Settings


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    folder.mkdir()
    return folder / "model.gguf"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (Status("ready"), "ready"),
        (Status("loading"), "loading"),
        (Status("pulling", percent=34), "pulling 34%"),
        (Status("absent"), "absent"),
        (Status("failed", why="the disk is full"), "failed: the disk is full"),
    ],
)
def test_a_state_reads_as_the_contract_says(state: Status, words: str) -> None:
    assert str(state) == words


def test_a_file_that_nobody_serves_is_ready(model: Path) -> None:
    assert of(model) == Status("absent")
    model.touch()
    assert of(model) == Status("ready")


def test_the_serving_process_says_how_it_is(model: Path) -> None:
    model.touch()
    board = Board(model, "serve")
    with board.lock:
        board.write(Status("loading"))
        assert of(model) == Status("loading")
    assert of(model) == Status("ready"), "its words are not believed once its lock is gone"


def test_a_pull_that_begins_has_no_percent_yet(model: Path) -> None:
    with Board(model, "pull").lock:
        assert of(model) == Status("pulling", percent=0)


def test_a_failed_pull_is_remembered_until_the_file_is_there(model: Path) -> None:
    Board(model, "pull").write(Status("failed", why="no network"))
    assert of(model) == Status("failed", why="no network")
    model.touch()
    assert of(model) == Status("ready")


def test_half_a_state_file_is_no_state(model: Path) -> None:
    model.with_name("model.gguf.pull.json").write_text('{"state": "fai')
    assert of(model) == Status("absent")


@pytest.mark.parametrize(
    ("name", "words", "why"),
    [
        ("none", "absent", "no model is wanted"),
        ("openai:gpt-4.1", "ready", "nothing to fetch or load"),
        ("embedded", "absent", "the default model isn't there"),
        ("embedded:smollm2-135m-instruct", "absent", "nor is the named one"),
    ],
)
def test_the_settings_decide_whose_state_it_is(name: str, words: str, why: str, tmp_path: Path) -> None:
    assert str(status(Settings(model=name, cache_dir=tmp_path))) == words


def test_an_unknown_model_fails_with_the_names_there_are(tmp_path: Path) -> None:
    said = str(status(Settings(model="embedded:nonesuch", cache_dir=tmp_path)))
    assert said.startswith("failed: There is no model 'nonesuch'")
