"""What the stand-in model puts on the wire: whole and streamed answers, errors, and bytes that never end."""

from __future__ import annotations

import asyncio
import json
from typing import Any

DRIBBLE_SECONDS = 0.05


def filled(schema: dict[str, Any], text: str) -> Any:
    """The simplest value that satisfies a JSON schema as pydantic writes it, with `text` in every free string."""
    definitions = schema.get("$defs", {})

    def value(part: dict[str, Any]) -> Any:
        if "$ref" in part:
            return value(definitions[part["$ref"].rsplit("/", 1)[1]])
        if "enum" in part or "const" in part:
            return part["const"] if "const" in part else part["enum"][0]
        if "anyOf" in part:
            return value(part["anyOf"][0])
        match part.get("type"):
            case "object":
                return {name: value(inner) for name, inner in part.get("properties", {}).items()}
            case "array":
                return [value(part["items"])] * part.get("minItems", 0) if "items" in part else []
            case "integer" | "number":
                return part.get("minimum", 0)
            case "boolean":
                return False
            case "null":
                return None
        return text

    return value(schema)


def whole(text: str | None, finish: str | None) -> bytes:
    message = {"role": "assistant", "content": text}
    body = {
        "id": "stub", "object": "chat.completion", "created": 0, "model": "stub",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }  # fmt: skip
    return reply(json.dumps(body).encode())


def streamed(text: str | None, finish: str | None, *, cut: bool) -> bytes:
    words = (text or "").split(" ")
    deltas: list[tuple[dict[str, str], str | None]] = [({"role": "assistant", "content": ""}, None)]
    deltas += [({"content": word if i == 0 else " " + word}, None) for i, word in enumerate(words)]
    deltas = deltas[: len(deltas) // 2] if cut else [*deltas, ({}, finish)]
    events = [
        json.dumps({
            "id": "stub", "object": "chat.completion.chunk", "created": 0, "model": "stub",
            "choices": [{"index": 0, "delta": delta, "finish_reason": end}],
        })
        for delta, end in deltas
    ]  # fmt: skip
    body = "".join(f"data: {event}\n\n" for event in [*events, *([] if cut else ["[DONE]"])])
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + body.encode()


def reply(body: bytes, kind: str = "application/json") -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def error(status: int, message: str, extra: str = "") -> bytes:
    body = json.dumps({"error": {"message": message, "type": "stub", "code": status}}).encode()
    head = f"HTTP/1.1 {status} Stub\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n{extra}\r\n"
    return head.encode() + body


async def dribble(writer: asyncio.StreamWriter, stream: bool) -> None:
    kind, first = ("text/event-stream", b": ") if stream else ("application/json", b'{"id": "')
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: 1000000\r\n\r\n"
    writer.write(head.encode() + first)
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(DRIBBLE_SECONDS)
