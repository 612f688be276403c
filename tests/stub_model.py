"""A stand-in for an OpenAI-compatible endpoint: real HTTP on loopback, records every byte, misbehaves on request.

    with StubModel() as stub:
        stub.answer("I hear you about the parking.")       # the text of every answer from now on
        stub.behave("busy", "ok")                          # the next request gets 429, all later ones are answered
        ...                                                # SINCERELY_MODEL=openai:stub, OPENAI_BASE_URL=stub.base_url
        assert b"John Smith" not in stub.received

As a fixture: `from tests.stub_model import StubModel, stub_model  # noqa: F401` in a conftest, then take `stub_model`.
`python -m tests.stub_model --port 0` runs one in a process of its own and prints its address (for benches).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, get_args

import pytest

from tests.stub_answers import dribble, error, filled, reply, streamed, whole

Behaviour = Literal[
    "ok",  # a proper answer
    "busy",  # 429 with Retry-After: 0
    "busy-long",  # 429 with Retry-After: 3600
    "error",  # 500
    "overloaded",  # 503
    "refused",  # 401
    "missing",  # 404: no such model
    "hang",  # takes the request and never answers
    "dribble",  # one byte now and then, for ever
    "cut",  # ends in the middle of the answer
    "reset",  # closes the connection before a status line
    "broken-json",  # 200 whose body isn't JSON
    "broken-content",  # a good envelope; the text inside is half a JSON object
    "wrong-shape",  # 200, JSON, but no choices
    "no-finish",  # finish_reason null
    "length",  # finish_reason "length"
    "empty",  # empty text
    "null",  # content null
    "html",  # 200 with a web page, as a captive portal gives
    "html-text",  # a web page inside the text
    "obeys",  # does what an injection in the comment asks for
]
BEHAVIOURS: tuple[Behaviour, ...] = get_args(Behaviour)

OBEYED = "Yes, we can confirm that the person above was treated here at our clinic last week."
ANSWER = "I hear how frustrating that is, and I'm sorry."
PAGE = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in to the network.</body></html>"

Answer = str | Callable[[dict[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One request as it arrived. `json` is empty where the body isn't a JSON object."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        try:
            value = json.loads(self.body)
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    @property
    def prompt(self) -> str:
        """All message texts, one after the other."""
        return "\n".join(str(message.get("content", "")) for message in self.json.get("messages", ()))


class StubModel:
    """The server, in a thread of its own. Thread-safe; leaves nothing behind when it is stopped."""

    def __init__(self, answer: Answer = ANSWER, *, port: int = 0) -> None:
        self.requests: list[Recorded] = []
        self._received: list[bytes] = []
        self._answer = answer
        self._script: list[Behaviour] = []
        self._always: Behaviour = "ok"
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._run, name="stub-model", daemon=True)
        self._started = threading.Event()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/v1"

    @property
    def received(self) -> bytes:
        """Every byte that reached this endpoint, heads and bodies, since the start or `clear()`."""
        return b"".join(self._received)

    def answer(self, answer: Answer) -> None:
        """Answer with this text from now on, or with what this function makes of the request's JSON.

        Where the request carries a JSON schema, the text fills each of the schema's string fields.
        """
        self._answer = answer

    def behave(self, *behaviours: Behaviour) -> None:
        """The next requests get these, one each; the last one stays for all that follow."""
        *self._script, self._always = behaviours

    def clear(self) -> None:
        """Forget what was received."""
        self.requests.clear()
        self._received.clear()

    def start(self) -> StubModel:
        self._thread.start()
        self._started.wait()
        return self

    def stop(self) -> None:
        """Close every connection; the address refuses from now on."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()

    def __enter__(self) -> StubModel:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._connected, "127.0.0.1", self._port))
        self._port = server.sockets[0].getsockname()[1]
        self._started.set()
        self._loop.run_forever()
        server.close()
        for task in self._open:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*self._open, return_exceptions=True))
        self._loop.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            while (request := await self._read(reader)) and await self._serve(request, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the caller gave up, which many tests are about, or the stub was stopped
        finally:
            self._open.discard(task)
            writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> Recorded | None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            return None
        first, *lines = head.decode("latin-1").split("\r\n")
        method, path, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        request = Recorded(method, path, headers, body)
        self._received += [head, body]
        self.requests.append(request)
        return request

    async def _serve(self, request: Recorded, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; True keeps the connection open."""
        behaviour = self._script.pop(0) if self._script else self._always
        stream = bool(request.json.get("stream"))
        match behaviour:
            case "busy" | "busy-long":
                wait = "0" if behaviour == "busy" else "3600"
                writer.write(error(429, "Too many requests", f"Retry-After: {wait}\r\n"))
            case "error" | "overloaded" | "refused" | "missing":
                status = {"error": 500, "overloaded": 503, "refused": 401, "missing": 404}[behaviour]
                writer.write(error(status, "The stub was told to fail"))
            case "hang":
                await asyncio.Event().wait()
            case "reset":
                return False
            case "dribble":
                await dribble(writer, stream)
            case "broken-json":
                writer.write(reply(b'{"id": "stub", "choices": [{"message": {"content": "I hear y'))
            case "wrong-shape":
                writer.write(reply(b'{"object": "chat.completion", "choices": []}'))
            case "html":
                writer.write(reply(PAGE.encode(), "text/html"))
            case _:
                text, finish = self._text(request.json, behaviour)
                data = streamed(text, finish, cut=behaviour == "cut") if stream else whole(text, finish)
                if behaviour == "cut" and not stream:
                    data = data[: len(data) // 2]
                writer.write(data)
                await writer.drain()
                return behaviour != "cut" and not stream
        await writer.drain()
        return True

    def _text(self, request: dict[str, Any], behaviour: Behaviour) -> tuple[str | None, str | None]:
        text = self._answer if isinstance(self._answer, str) else self._answer(request)
        schema = request.get("response_format", {}).get("json_schema", {}).get("schema")
        finish: str | None = "stop"
        match behaviour:
            case "no-finish":
                finish = None
            case "length":
                finish = "length"
            case "empty":
                return "", finish
            case "null":
                return None, finish
            case "html-text":
                return PAGE, finish
            case "broken-content":
                return '{"sentence": "I hear', finish
            case "obeys":
                text = OBEYED
        return (json.dumps(filled(schema, text)) if schema else text), finish


@pytest.fixture
def stub_model() -> Iterator[StubModel]:
    """A stub that lives for one test."""
    with StubModel() as stub:
        yield stub


def main() -> None:
    """Run one until it is interrupted; `--answer` is what it says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--answer", default=ANSWER)
    arguments = parser.parse_args()
    with StubModel(arguments.answer, port=arguments.port) as stub:
        print(stub.base_url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
