"""Who may use the pages: this computer's own browser, and only forms that this server made.

While there are no accounts, a page works on loopback alone. Three things are asked of every request that changes
something: a `Host` that is ours (against DNS rebinding), an `Origin` that is the page's own, and a signed token that
belongs to the browser's cookie (against forged forms).
"""

from __future__ import annotations

import ipaddress
import os
import secrets
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from server.errors import NotAllowed

TOKEN_HOURS = 12
KEY_FILE = "web.key"
FORM_FIELD = "csrf"
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
"""On every page and file. No page loads anything from elsewhere, runs inline script or can be framed.

`same-origin` and not `no-referrer`: the latter makes browsers send `Origin: null` with plain forms.
"""


def load_secret(folder: Path) -> str:
    """The key that signs tokens, made at first use and readable by this user only. Raises OSError."""
    path = folder / KEY_FILE
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        stored = path.read_text(encoding="ascii").strip()
        if stored:
            return stored
        handle = os.open(path, os.O_WRONLY | os.O_TRUNC)
    secret = secrets.token_urlsafe(32)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secret)
    return secret


class Guard:
    """Makes and checks the form tokens, and refuses requests that did not come from one of our pages here."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="sincerely-form")

    def open_form(self, request: Request, response_cookies: dict[str, str]) -> str:
        """A token for a form on this page; a cookie to go with it is put into `response_cookies` when there is none."""
        browser = request.cookies.get(cookie_name(request)) or response_cookies.get(cookie_name(request))
        if not browser:
            browser = response_cookies[cookie_name(request)] = secrets.token_urlsafe(24)
        return self._serializer.dumps(browser)

    def check_page(self, request: Request) -> None:
        """Raises NotAllowed unless the request was made on this computer to this computer's own name."""
        if not is_loopback(request):
            raise NotAllowed(
                "This page answers only on the computer that Sincerely runs on.",
                next_step="Open it there, at the address that the server printed when it started.",
            )

    def check_form(self, request: Request, token: str) -> None:
        """Raises NotAllowed unless the form was made by this server for this browser, less than 12 hours ago."""
        self.check_page(request)
        origin = request.headers.get("origin")
        if origin != f"{request.url.scheme}://{request.headers['host']}":
            raise NotAllowed(
                "The form did not come from this server's own page.", next_step="Open the page again here."
            )
        try:
            browser = self._serializer.loads(token, max_age=TOKEN_HOURS * 3600)
        except BadSignature:
            browser = None
        mine = request.cookies.get(cookie_name(request), "")
        if not isinstance(browser, str) or not secrets.compare_digest(browser.encode(), mine.encode()):
            raise NotAllowed(
                "This page has been open too long, or cookies are off.",
                kept="Your comment is still in the box; nothing was sent on.",
                next_step="Copy it, load the page again and paste it.",
            )


def cookie_name(request: Request) -> str:
    """`__Host-` needs https; on plain loopback the bare name is used."""
    return "__Host-sincerely-form" if request.url.scheme == "https" else "sincerely-form"


def is_loopback(request: Request) -> bool:
    """Whether both ends are this computer. A request that a proxy passed on for somebody else is not."""
    if any(name in request.headers for name in FORWARDED):
        return False
    name = request.headers.get("host", "").rsplit(":", 1)[0] if _has_port(request) else request.headers.get("host", "")
    try:
        address = ipaddress.ip_address(request.client.host if request.client else "")
    except ValueError:
        return False
    return name.lower() in LOOPBACK_NAMES and address.is_loopback


def _has_port(request: Request) -> bool:
    return request.headers.get("host", "").rpartition(":")[2].isdigit()


def dress(request: Request, response: Response, cookies: dict[str, str]) -> Response:
    """Put the headers and cookies on a page. Pages are never kept by a cache: they may hold a comment."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    response.headers.setdefault("Cache-Control", "no-store")
    for name, value in cookies.items():
        secure = request.url.scheme == "https"
        response.set_cookie(name, value, max_age=TOKEN_HOURS * 3600, httponly=True, samesite="strict", secure=secure)
    return response
