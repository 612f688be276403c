"""A small stand-in for the server: the same contract, fixed answers, faults on demand. It records what it was asked."""

from __future__ import annotations

import json
import re
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

REPLY = (
    "Three hours is a long time to sit. I'm sorry.\n"
    "I'm taking this to our front desk lead today 👩🏽‍⚕️.\n"
    "Dana, Riverside Clinic"
)
LEAK = "sorry about your visit"
SAFER = "sorry about this"


def draft(**changes: Any) -> dict[str, Any]:
    """A whole answer, as the server would give it."""
    answer: dict[str, Any] = {
        "id": "draft-1",
        "route": "reply",
        "reply": REPLY,
        "alternatives": [],
        "sentences": [
            {"text": "Three hours is a long time to sit.", "rules": ["concern-first"]},
            {"text": "I'm sorry.", "rules": ["missing-apology"]},
            {"text": "I'm taking this to our front desk lead today 👩🏽‍⚕️.", "rules": ["says-what-happens-next"]},
        ],
        "triage": {"kind": "complaint", "topics": ["waiting"], "flags": [], "severity": 2, "reasons": ["A complaint."]},
        "comment": {"text": "Waited 3 hours.", "removed": []},
        "findings": [],
        "verify": [],
        "respond_by": None,
        "next": {"stage": "private", "why": "When they write to you, go on in private."},
        "writer": {"name": "composer", "model": None, "attempts": 1, "note": ""},
        "rulebook": {"version": "test", "approved": True},
        "timings_ms": {"total": 4.0},
        "card": None,
        "language": "en",
        "notes": [],
    }
    return answer | changes


def findings(reply: str) -> list[dict[str, Any]]:
    """Wherever the leak stands, by code points."""
    return [
        {
            "rule": "confirms-relationship", "severity": "block", "start": found.start(), "end": found.end(),
            "message": "This says that they were here.", "suggestion": found.group().replace(LEAK, SAFER),
        }
        for found in re.finditer(re.escape(LEAK), reply)
    ]  # fmt: skip


@dataclass
class Fault:
    """How the next drafts go wrong. `times` counts down."""

    status: int = 0
    body: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    cut_stream: bool = False
    hold: threading.Event | None = None
    times: int = 1


class Standin:
    """Answers on a free port of this machine, or on the one given, until `stop`."""

    def __init__(self, port: int = 0) -> None:
        self.asked: list[tuple[str, str, Any, dict[str, str]]] = []
        self.answer = draft()
        self.fault: Fault | None = None
        self.key = "k" * 43
        self.code = "7KQF-M2XD"
        self.keys: dict[str, dict[str, Any]] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

            def do_GET(self) -> None:
                outer._get(self)

            def do_POST(self) -> None:
                outer._post(self)

        self._http = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._http.daemon_threads = True
        self.port = self._http.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    def reset(self) -> None:
        self.asked.clear()
        self.answer, self.fault, self.keys = draft(), None, {}

    def bodies(self, path: str) -> list[Any]:
        return [body for _, asked, body, _ in list(self.asked) if asked == path]

    def wait_for(self, path: str, count: int = 1, seconds: float = 10) -> list[Any]:
        """The bodies sent to `path`, once there are `count` of them."""
        until = time.monotonic() + seconds
        while len(self.bodies(path)) < count:
            if time.monotonic() > until:
                raise AssertionError(f"{path} was asked {len(self.bodies(path))} times, not {count}")
            threading.Event().wait(0.02)
        return self.bodies(path)

    def _get(self, http: BaseHTTPRequestHandler) -> None:
        self.asked.append(("GET", http.path, None, dict(http.headers)))
        if http.path == "/healthz":
            send(http, 200, {"status": "ok"})
        elif http.path == "/v1/rules":
            send(http, 403, {"title": "That key may not do this", "status": 403})
        else:
            send(http, 404, {"title": "There is nothing under that address", "status": 404})

    def _post(self, http: BaseHTTPRequestHandler) -> None:
        body = json.loads(http.rfile.read(int(http.headers.get("Content-Length", "0"))) or b"null")
        self.asked.append(("POST", http.path, body, dict(http.headers)))
        if http.path == "/v1/pair":
            right = body["code"].upper() == self.code
            answer = {"key": self.key, "expires_at": "2027-01-02T00:00:00Z", "scope": ["checks", "drafts"]}
            wrong = {
                "title": "That key may not do this",
                "detail": "That code is wrong, used or too old.",
                "status": 403,
            }
            send(http, 201 if right else 403, answer if right else wrong)
        elif http.headers.get("Authorization") != f"Bearer {self.key}":
            send(http, 401, {"title": "A valid key is needed", "status": 401})
        elif http.path == "/v1/checks":
            found = findings(body["reply"])
            send(http, 200, {"ok": not found, "findings": found})
        elif http.path == "/v1/drafts":
            self._draft(http)
        elif http.path.endswith("/outcome"):
            send(http, 200, {"id": "draft-1", "status": body["status"], "changed": None})
        else:
            send(http, 404, {"title": "There is nothing under that address", "status": 404})

    def _draft(self, http: BaseHTTPRequestHandler) -> None:
        fault = self.fault
        if fault and fault.times > 0:
            fault.times -= 1
            if fault.hold:
                fault.hold.wait(30)
            if fault.status:
                send(http, fault.status, fault.body, fault.headers)
                return
            if fault.cut_stream:
                start_stream(http)
                event(http, "progress", {"step": "deidentify", "detail": "Identifiers removed"})
                http.close_connection = True
                return
        answer = self.keys.setdefault(http.headers["Idempotency-Key"], self.answer)
        if "text/event-stream" not in http.headers.get("Accept", ""):
            send(http, 200, answer)
            return
        start_stream(http)
        event(http, "progress", {"step": "deidentify", "detail": "Identifiers removed", "comment": "Waited."})
        event(http, "progress", {"step": "write", "detail": "Writing"})
        for sentence in answer["sentences"]:
            event(http, "sentence", sentence)
        event(http, "answer", answer)
        http.close_connection = True


def send(http: BaseHTTPRequestHandler, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
    data = b"<h1>Bad gateway</h1>" if body is None else json.dumps(body).encode()
    kind = "text/html" if body is None else "application/problem+json" if status >= 400 else "application/json"
    try:
        http.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(data)),
            "Connection": "close",
            **(headers or {}),
        }.items():
            http.send_header(name, value)
        http.end_headers()
        http.wfile.write(data)
    except OSError:
        """The browser has gone."""
    # A connection that stays open would answer on after `stop`.
    http.close_connection = True


def start_stream(http: BaseHTTPRequestHandler) -> None:
    http.send_response(200)
    http.send_header("Content-Type", "text/event-stream")
    http.send_header("Connection", "close")
    http.end_headers()


def event(http: BaseHTTPRequestHandler, name: str, data: Any) -> None:
    try:
        http.wfile.write(f"event: {name}\ndata: {json.dumps(data)}\n\n".encode())
        http.wfile.flush()
    except OSError:
        http.close_connection = True
