"""Logs can't hold what people wrote."""

from __future__ import annotations

import ast
import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from server import logs

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for package in ("prompts", "guardrails", "server") for path in (ROOT / package).rglob("*.py"))
SECRET = "Jonathan Smithson, room 12"
LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}


@pytest.fixture
def stream(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything that is logged, as JSON lines; the loggers are put back afterwards."""
    caught = io.StringIO()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    monkeypatch.setattr("sys.stderr", caught)
    logs.set_up("debug", plain=False)
    yield caught
    root.handlers[:] = before
    root.setLevel(level)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        pytest.param("removal-failed", "removal-failed", id="a code"),
        pytest.param("6f1c1d2e-0000-4000-8000-000000000001", "6f1c1d2e-0000-4000-8000-000000000001", id="an id"),
        pytest.param("/v1/rules/{rule_id}", "/v1/rules/{rule_id}", id="a route's pattern"),
        pytest.param("ModelTooSlow", "ModelTooSlow", id="a class"),
        pytest.param(12, 12, id="a number"),
        pytest.param(None, None, id="nothing"),
        pytest.param(SECRET, "[text]", id="words"),
        pytest.param("Zoë", "[text]", id="letters that no code has"),
        pytest.param("x" * 121, "[text]", id="too long for a code"),
        pytest.param(["too-long", SECRET], "too-long, [text]", id="a list"),
        pytest.param({"comment": SECRET}, "[text]", id="a mapping"),
        pytest.param(ValueError(SECRET), "[text]", id="an exception"),
        pytest.param(Path("/home/jonathan/model.gguf"), "model.gguf", id="a path keeps its last name"),
    ],
)
def test_only_codes_and_numbers_get_into_a_message(value: object, kept: object) -> None:
    assert logs.safe(value) == kept


def test_our_own_message_is_kept_and_its_words_are_hidden(stream: io.StringIO) -> None:
    logging.getLogger("server.pipeline").warning("no draft: %s (%s)", "removal-failed", SECRET)
    line = json.loads(stream.getvalue())
    assert line["message"] == "no draft: removal-failed ([text])"
    assert (line["level"], line["logger"]) == ("warning", "server.pipeline")


def test_an_exception_is_its_class_and_a_place(stream: io.StringIO) -> None:
    try:
        logs.safe(Unprintable())
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("server.app").exception("it failed")
    line = json.loads(stream.getvalue())
    assert line["error"].startswith("ValueError at tests/server/test_logs.py:")
    assert "Smithson" not in stream.getvalue()


class Unprintable:
    def __str__(self) -> str:
        raise AssertionError("must not be asked")


@pytest.mark.parametrize("name", ["openai._base_client", "httpx", "langchain", "sqlalchemy.engine", "asyncio", "root"])
def test_of_other_packages_only_the_place_is_kept(stream: io.StringIO, name: str) -> None:
    logging.getLogger(name).error("Request: %s", {"messages": SECRET})
    logging.getLogger(name).error(f"Request: {SECRET}")
    assert "Smithson" not in stream.getvalue()
    assert "test_logs.py" in stream.getvalue()


def test_other_packages_chatter_is_dropped(stream: io.StringIO) -> None:
    logging.getLogger("httpx").info("GET %s", SECRET)
    logging.getLogger("openai").debug("body %s", SECRET)
    assert stream.getvalue() == ""


def test_a_message_whose_arguments_do_not_fit_is_no_error() -> None:
    record = logging.LogRecord("server.app", logging.ERROR, __file__, 1, "%s and %s", ("one",), None)
    assert logs.message(record) == "%s and %s"


def test_a_terminal_gets_lines_for_people() -> None:
    record = logging.LogRecord("server.app", logging.INFO, __file__, 1, "listening on %s", ("x",), None)
    line = logs.PlainFormatter().format(record)
    assert line.endswith("info server.app: listening on x")


def log_calls() -> Iterator[tuple[str, ast.Call]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LEVELS):
                continue
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id in ("log", "logger", "logging"):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_every_message_of_ours_is_a_constant() -> None:
    """An f-string would carry its values past the formatter."""
    assert not [place for place, call in log_calls() if not isinstance(call.args[0], ast.Constant)]


def test_nothing_of_ours_prints_past_the_log() -> None:
    printing = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert {path for path in printing if path.startswith("server/")} <= {"server/cli/__init__.py"}
