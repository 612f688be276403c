"""Server-sent events of one draft: `progress`, then each checked `sentence`, then the whole `answer`; or `error`."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from server.answer import OnProgress, Progress
from server.api.problems import problem
from server.errors import SincerelyError

log = logging.getLogger(__name__)

MEDIA_TYPE = "text/event-stream"
QUIET_SECONDS = 5.0
"""A comment line goes out after this long without an event, so that nothing between closes the connection."""


def event(name: str, data: Any) -> str:
    return f"event: {name}\ndata: {data if isinstance(data, str) else json.dumps(data)}\n\n"


async def events(work: Callable[[OnProgress], Awaitable[str]]) -> AsyncIterator[str]:
    """Run `work`, which returns the answer as JSON, and tell about it. When the client goes, the work is cancelled."""
    told: asyncio.Queue[Progress] = asyncio.Queue()
    task = asyncio.ensure_future(work(told.put_nowait))
    try:
        while not task.done() or not told.empty():
            step = await _next(told, task)
            if step is not None:
                yield event("progress", _shown(step))
            elif not task.done():
                yield ": still working\n\n"
        try:
            answer = task.result()
        except SincerelyError as error:
            yield event("error", problem(error).model_dump())
            return
        except Exception as error:
            log.error("a stream failed: %s", type(error).__name__, exc_info=True)
            yield event("error", problem(SincerelyError(next_step="Please try again.")).model_dump())
            return
        for sentence in json.loads(answer)["sentences"]:
            yield event("sentence", sentence)
        yield event("answer", answer)
    finally:
        task.cancel()


async def _next(told: asyncio.Queue[Progress], task: asyncio.Future[str]) -> Progress | None:
    """The next step; None when the work ended or nothing happened for a while."""
    waiting = asyncio.ensure_future(told.get())
    either: set[asyncio.Future[Any]] = {waiting, task}
    try:
        await asyncio.wait(either, timeout=QUIET_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        return waiting.result() if waiting.done() else None
    finally:
        waiting.cancel()


def _shown(step: Progress) -> dict[str, str]:
    shown = {"step": step.step, "detail": step.detail}
    if step.comment is not None:
        shown["comment"] = step.comment.text
    return shown
