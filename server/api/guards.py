"""What every request passes before a route sees it, from the outside in: last resort, host and origin, size.

Plain ASGI, so that a stream is never buffered.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.api.problems import respond
from server.errors import InvalidInput, NotAllowed, SincerelyError, TooLarge
from server.metrics import Metrics

log = logging.getLogger(__name__)

LARGEST_BODY = 512 * 1024
"""Bytes. Room for the longest comment with a full thread in any script, and half of what a mistake sends."""

LOOPBACK = ("localhost", "127.0.0.1", "::1")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
EXTENSIONS = ("chrome-extension", "moz-extension")
API = "/v1/"

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""On every answer that does not set its own. There are no CORS headers anywhere: the extension needs none."""


class Outermost:
    """Number, log and count each request, without its query, body or raw path; answer what nobody else caught."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, number, status = time.perf_counter(), uuid.uuid4().hex[:16], 0

        async def dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = number
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive, dressed)
        except Exception:
            log.error("request %s failed", number, exc_info=True)
            if status:
                raise Unfinished from None
            await respond(SincerelyError(next_step="Please try again."))(scope, receive, dressed)
        finally:
            seconds, path = time.perf_counter() - begun, pattern(scope)
            self.metrics.request(scope["method"], path, status, seconds)
            log.info("%s %s %s %sms %s", scope["method"], path, status, round(seconds * 1000), number)


class Unfinished(Exception):
    """An answer had begun when something failed. The connection is closed; the cause is in the log."""


def pattern(scope: Scope) -> str:
    """The route's pattern, such as `/v1/rules/{rule_id}`; never what the client wrote."""
    return str(getattr(scope.get("route"), "path", "page" if "endpoint" in scope else "unmatched"))


class Door:
    """Refuse requests that were meant for another name (DNS rebinding) or were sent by another site's page."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.strip("[]").lower() for host in (*LOOPBACK, *hosts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (refusal := self._refusal(scope)) is not None:
            await respond(refusal)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> SincerelyError | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host_name(host) not in self.hosts:
            return WrongHost(
                "This server does not go by that name.", kept="", next_step="Use the address it printed at start."
            )
        origin = headers.get("origin")
        if scope["method"] in SAFE_METHODS or origin is None or self._welcome(origin, host, scope["path"]):
            return None
        return NotAllowed(
            "Requests from other sites' pages are refused.", kept="", next_step="Use this server's own page."
        )

    def _welcome(self, origin: str, host: str, path: str) -> bool:
        """Our own page, or an extension that speaks to the API (where it needs a key)."""
        try:
            parts = urlsplit(origin)
        except ValueError:
            return False
        if parts.scheme in EXTENSIONS:
            return path.startswith(API)
        return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


class WrongHost(SincerelyError):
    status, code, title = 421, "wrong-host", "That request was meant for another server"


def host_name(host: str) -> str:
    """The name without the port, lower-case; an empty string for what is no host at all."""
    try:
        parts = urlsplit(f"//{host}")
        odd = parts.path or "@" in host or parts.port == 0
        return "" if odd else (parts.hostname or "").lower()
    except ValueError:
        return ""


class BodyLimit:
    """Refuse bodies that are too large before anything parses them, also when they come in pieces."""

    def __init__(self, app: ASGIApp, largest: int = LARGEST_BODY) -> None:
        self.app = app
        self.largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "0")
        if not (length.isascii() and length.isdigit()):
            await respond(InvalidInput("Content-Length is not a number."))(scope, receive, send)
            return
        if int(length) > self.largest:
            await respond(self._too_large(), headers={"Connection": "close"})(scope, receive, send)
            return
        read, refused, started = 0, False, False

        async def counted() -> Message:
            nonlocal read, refused
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.largest:
                refused = True
                raise self._too_large()
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            if refused and not started:
                return  # The framework would call the broken-off body invalid; the answer below is the true one.
            started = True
            await send(message)

        try:
            await self.app(scope, counted, watched)
        except TooLarge:
            if started:
                raise
        if refused and not started:
            await respond(self._too_large(), headers={"Connection": "close"})(scope, receive, send)

    def _too_large(self) -> TooLarge:
        return TooLarge(f"A body may have at most {self.largest // 1024} KiB.", next_step="Send less at once.")
