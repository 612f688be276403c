"""Logs that can't hold what people wrote.

Our own messages are constant texts with codes, ids and numbers filled in; anything that looks like text is replaced.
Of other packages' records only the logger, the level and the place are kept: their messages may quote a request.
An exception is its class and the place in the code, never its message or a traceback's values.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

OURS = ("server", "guardrails", "prompts", "sincerely", "__main__")
CONSTANT = ("uvicorn.error",)
"""Other loggers whose messages are constant texts about start and stop."""

HIDDEN = "[text]"
LONGEST = 120
_TOKEN = re.compile(r"[\w.,:;/@+=%\-\[\](){}*#<>]*\Z", re.ASCII)


def set_up(level: str = "info", *, plain: bool | None = None) -> None:
    """Log to stderr from now on: for people when it is a terminal, else one JSON object a line."""
    readable = sys.stderr.isatty() if plain is None else plain
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainFormatter() if readable else JsonFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in (*OURS, *CONSTANT):
        logging.getLogger(name).setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    logging.captureWarnings(False)


def fields(record: logging.LogRecord) -> dict[str, Any]:
    """What may be logged of a record."""
    found: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": message(record),
    }
    if record.exc_info and record.exc_info[1] is not None:
        found["error"] = describe(record.exc_info[1])
    return found


def message(record: logging.LogRecord) -> str:
    """Our own message with safe arguments; of other packages' only where it came from."""
    if record.name.partition(".")[0] not in OURS and record.name not in CONSTANT:
        return f"{Path(record.pathname).name}:{record.lineno}"
    arguments = record.args
    if isinstance(arguments, dict):
        kept: Any = {name: safe(value) for name, value in arguments.items()}
    else:
        kept = tuple(safe(value) for value in arguments or ())
    try:
        return str(record.msg) % kept if kept else str(record.msg)
    except (TypeError, ValueError):
        return str(record.msg)


def safe(value: object) -> object:
    """Numbers, and strings that are one short token (a code, an id, an address); everything else is hidden."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return value if len(value) <= LONGEST and _TOKEN.match(value) else HIDDEN
    if isinstance(value, (list, tuple, set, frozenset)):
        items: Iterable[object] = value
        return ", ".join(str(safe(item)) for item in items)
    if isinstance(value, Path):
        return value.name
    return HIDDEN


def describe(error: BaseException) -> str:
    """`OperationalError at store/trail.py:120 in _commit`: the class, and the last place in our own code."""
    place = _last_place(error.__traceback__)
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    return f"{name} at {place}" if place else name


def _last_place(traceback: TracebackType | None) -> str:
    root = Path(__file__).resolve().parent.parent
    place = ""
    while traceback is not None:
        code = traceback.tb_frame.f_code
        path = Path(code.co_filename)
        if path.is_relative_to(root) and "site-packages" not in path.parts:
            place = f"{path.relative_to(root).as_posix()}:{traceback.tb_lineno} in {code.co_name}"
        traceback = traceback.tb_next
    return place


class JsonFormatter(logging.Formatter):
    """One JSON object a line, for machines."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(fields(record))


class PlainFormatter(logging.Formatter):
    """`12:30:01 warning server.pipeline: no draft: removal-failed`, for people."""

    def format(self, record: logging.LogRecord) -> str:
        found = fields(record)
        line = f"{found['at'][11:19]} {found['level']} {found['logger']}: {found['message']}"
        return f"{line} ({found['error']})" if "error" in found else line
