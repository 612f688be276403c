"""Where a page may be asked for, and which forms are ours.

Three things are asked of every request: a `Host` that is ours (against DNS rebinding), https unless both ends are this
computer, and, for whatever changes something, an `Origin` that is the page's own with a signed token that belongs to
the browser's session, or to its cookie where nobody is signed in (against forged forms).
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from typing import Literal

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from server.errors import NotAllowed

TOKEN_HOURS = 12
FORM_FIELD = "csrf"
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
FORM, SESSION = "sincerely-form", "sincerely"

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


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie to set, for so many seconds; without a value it is taken back. Scripts never see one.

    `lax` also comes along when somebody follows a link to us; `strict` only from our own pages.
    """

    value: str
    seconds: int = TOKEN_HOURS * 3600
    same_site: Literal["lax", "strict"] = "strict"


Cookies = MutableMapping[str, Cookie]
"""What a response sets, by plain name (without `__Host-`)."""


class Guard:
    """Makes and checks the form tokens, and refuses requests that did not come from one of our pages."""

    def __init__(self, secret: str, hosts: Iterable[str] = ()) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="sincerely-form")
        self._hosts = frozenset(host.strip("[]").lower() for host in hosts)

    def open_form(self, request: Request, cookies: Cookies, *, signed_in: bool = False) -> str:
        """A token for a form on this page; a cookie to go with it is put into `cookies` where one is needed."""
        if signed_in:
            return self._serializer.dumps(_mark(read_cookie(request, SESSION)))
        browser = read_cookie(request, FORM) or (cookies[FORM].value if FORM in cookies else "")
        if not browser:
            browser = secrets.token_urlsafe(24)
            cookies[FORM] = Cookie(browser)
        return self._serializer.dumps(browser)

    def check_page(self, request: Request) -> None:
        """Raises NotAllowed unless this computer asks itself, or somebody else asks by https and by a name of ours."""
        if is_loopback(request):
            return
        if host_of(request).strip("[]") not in self._hosts:
            raise NotAllowed(
                "This page answers only on the computer that Sincerely runs on.", kept="",
                next_step="Open it there. To open it from elsewhere, set SINCERELY_ALLOWED_HOSTS and put TLS in front.",
            )  # fmt: skip
        if request.url.scheme != "https":
            raise NotAllowed(
                "This page needs https.", kept="",
                next_step="Use the address that begins with https. If it does, look at SINCERELY_TRUSTED_PROXIES.",
            )  # fmt: skip

    def check_form(self, request: Request, token: str, *, signed_in: bool = False) -> None:
        """Raises NotAllowed unless the form was made by this server for this browser, less than 12 hours ago."""
        origin = request.headers.get("origin")
        if origin != f"{request.url.scheme}://{request.headers['host']}":
            raise NotAllowed(
                "The form did not come from this server's own page.", next_step="Open the page again here."
            )
        try:
            browser = self._serializer.loads(token, max_age=TOKEN_HOURS * 3600)
        except BadSignature:
            browser = None
        mine = _mark(read_cookie(request, SESSION)) if signed_in else read_cookie(request, FORM)
        if not isinstance(browser, str) or not mine or not secrets.compare_digest(browser.encode(), mine.encode()):
            raise NotAllowed(
                "This page has been open too long, or cookies are off.",
                kept="What you typed is still in the page; nothing was sent on.",
                next_step="Copy it, load the page again and paste it.",
            )


def _mark(session: str) -> str:
    """Stands for a session in a page without giving its cookie away."""
    return hmac.new(session.encode(), b"form", hashlib.sha256).hexdigest()


def cookie_name(request: Request, name: str) -> str:
    """`__Host-` needs https; on plain loopback the bare name is used."""
    return f"__Host-{name}" if request.url.scheme == "https" else name


def read_cookie(request: Request, name: str) -> str:
    """The cookie's value, or an empty string."""
    return request.cookies.get(cookie_name(request, name), "")


def is_loopback(request: Request) -> bool:
    """Whether both ends are this computer. A request that a proxy passed on for somebody else is not."""
    if any(name in request.headers for name in FORWARDED):
        return False
    try:
        address = ipaddress.ip_address(request.client.host if request.client else "")
    except ValueError:
        return False
    return host_of(request) in LOOPBACK_NAMES and address.is_loopback


def host_of(request: Request) -> str:
    """The name that was asked for, without its port, lower-case."""
    host = request.headers.get("host", "").lower()
    name, _, port = host.rpartition(":")
    return name if port.isdigit() else host


def dress(request: Request, response: Response, cookies: Cookies) -> Response:
    """Put the headers and cookies on a page. Pages are never kept by a cache: they may hold a comment."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    response.headers.setdefault("Cache-Control", "no-store")
    if request.url.scheme == "https":
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    for name, cookie in cookies.items():
        response.set_cookie(
            cookie_name(request, name), cookie.value, max_age=cookie.seconds if cookie.value else 0, httponly=True,
            samesite=cookie.same_site, secure=request.url.scheme == "https",
        )  # fmt: skip
    return response
