"""What the pages need from the server, and how one is rendered."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from server.accounts.accounts import Accounts
from server.accounts.oidc import WithProvider
from server.accounts.person import Person, Role
from server.accounts.sessions import ABSOLUTE, Session
from server.accounts.sign_in import SignIn, WithPassword
from server.errors import NotFound, SignInNeeded, SincerelyError, Unavailable
from server.secret import secret_of
from server.settings import Settings
from server.web import labels, present
from server.web.access import ADMINS, AUDITORS, EVERYBODY, REVIEWERS, Opens, admit
from server.web.security import FORM_FIELD, HEADERS, SESSION, Cookie, Guard, dress

if TYPE_CHECKING:
    from server.pipeline import Pipeline

FOLDER = Path(__file__).resolve().parent
STATIC = FOLDER / "static"
STATIC_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
A_YEAR = "public, max-age=31536000, immutable"

PAGES: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("/", "Try it", EVERYBODY),
    ("/rulebook", "Rulebook", EVERYBODY),
    ("/changes", "Changes", REVIEWERS),
    ("/guidelines", "Guidelines", EVERYBODY),
    ("/told", "What it is told", EVERYBODY),
    ("/organisation", "Organisation", EVERYBODY),
    ("/audit", "Audit", AUDITORS),
    ("/insights", "Insights", REVIEWERS),
    ("/people", "People", ADMINS),
    ("/keys", "Keys", EVERYBODY),
)
"""The pages in the menu: address, name, and whose they are."""

OPEN_PAGES = frozenset(address for address, _, _ in PAGES) - {"/people", "/keys", "/changes"}
"""Those in the menu while nobody has an account."""

Page = Callable[["Visit"], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Site:
    """What the pages ask of the server. `pipeline` and `accounts` may be called only once the server has started.

    `model_status` answers in the words of `sincerely model status`.
    """

    settings: Settings
    pipeline: Callable[[], Pipeline]
    model_status: Callable[[], str]
    accounts: Callable[[], Accounts]

    @cached_property
    def guard(self) -> Guard:
        return Guard(secret_of(self.settings), self.settings.allowed_hosts)

    @cached_property
    def templates(self) -> Environment:
        return environment()

    @cached_property
    def _provider(self) -> WithProvider:
        return WithProvider(self.settings, self.accounts(), secret_of(self.settings))

    def ways(self) -> Mapping[str, SignIn]:
        """The ways of signing in, by name."""
        ways: dict[str, SignIn] = {WithPassword.name: WithPassword(self.accounts())}
        if self.settings.oidc_issuer and self.settings.oidc_client_id:
            ways[WithProvider.name] = self._provider
        return ways

    def model_note(self) -> present.ModelNote:
        return present.model_note(self.model_status(), self.settings.model)


class Visit:
    """One request for one page: who asks, templates with what every page shows, and form tokens.

    `session` is None where nobody is signed in; a page that opens to roles always has one once there are accounts.
    """

    def __init__(self, site: Site, request: Request) -> None:
        self.site, self.request = site, request
        self.cookies: dict[str, Cookie] = {}
        self.session: Session | None = None

    @property
    def person(self) -> Person | None:
        """Who is signed in, or None: nobody has an account yet, or the page opens to everybody."""
        return self.session.person if self.session else None

    @property
    def member(self) -> Person:
        """Who is signed in, on a page that opens to nobody else. Raises SignInNeeded."""
        if self.person is None:
            raise SignInNeeded()
        return self.person

    def who(self, otherwise: str) -> str:
        """The name for the audit trail: the person's, or what it is without accounts."""
        return self.person.name if self.person else otherwise

    def token(self) -> str:
        return self.site.guard.open_form(self.request, self.cookies, signed_in=self.session is not None)

    def signed_in(self, token: str) -> None:
        """Give the browser its session."""
        self.cookies[SESSION] = Cookie(token, int(ABSOLUTE.total_seconds()), "lax")

    def signed_out(self) -> None:
        """Take it back."""
        self.cookies[SESSION] = Cookie("", same_site="lax")

    async def prove(self, fields: Mapping[str, str]) -> Person:
        """The person, after they showed again who they are with the form's `password` and `code`.

        For what is grave: approving, changing roles, new keys. Raises NotAllowed, TooMany.
        """
        person, proved_at = self.member, self.session.proved_at if self.session else None
        typed = fields.get("password", ""), fields.get("code", "")
        await asyncio.to_thread(self.site.accounts().reauthenticate, person, *typed, proved_at=proved_at)
        return person

    async def form(self) -> dict[str, str]:
        """The fields of a form that this server made for this browser. Raises NotAllowed for any other."""
        sent = await self.request.form(max_files=0, max_fields=50)
        fields = {name: value for name, value in sent.items() if isinstance(value, str)}
        signed_in = self.session is not None
        self.site.guard.check_form(self.request, fields.get(FORM_FIELD, ""), signed_in=signed_in)
        return fields

    async def upload(self) -> FormData:
        """The fields of a form with one file in it; otherwise like `form`. Whoever read it closes it."""
        sent = await self.request.form(max_files=1, max_fields=10)
        token = sent.get(FORM_FIELD, "")
        signed_in = self.session is not None
        self.site.guard.check_form(self.request, token if isinstance(token, str) else "", signed_in=signed_in)
        return sent

    def render(self, template: str, **values: Any) -> str:
        sign_out = self.token() if self.session else ""
        return self.site.templates.get_template(template).render(
            here=self.request.url.path, person=self.person, menu=self.menu(), sign_out=sign_out, **values
        )

    def menu(self) -> tuple[tuple[str, str], ...]:
        """The pages that whoever is there may open."""
        if self.person is None:
            known = () if self.site.accounts().exist() else OPEN_PAGES
            return tuple((address, name) for address, name, _ in PAGES if address in known)
        return tuple((address, name) for address, name, roles in PAGES if self.person.role in roles)

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        return HTMLResponse(self.render(template, **values), status)


def environment() -> Environment:
    """The templates: escaped always, and a misspelt name is an error and not a blank."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(first_sentence=present.first_sentence, moment=present.moment, gist=present.gist)
    made.globals.update(labels=labels, static=static_address, duration=present.duration)
    return made


def static_address(name: str) -> str:
    """Where a file of ours is served, with a fingerprint so that browsers may keep it for good."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def page(
    site: Site,
    show: Page,
    roles: frozenset[Role] = EVERYBODY,
    *,
    opens: Opens = "signed-in",
    counts: bool = True,
) -> Endpoint:
    """Wrap a page: only to whom it is for, errors as a page for people, and every answer with our headers."""

    async def endpoint(request: Request) -> Response:
        visit = Visit(site, request)
        try:
            site.guard.check_page(request)
            await admit(visit, roles, opens, counts=counts)
            response = await show(visit)
        except SincerelyError as error:
            response = problem_page(visit, error)
        except SQLAlchemyError:
            response = problem_page(visit, Unavailable("The database can't be reached.", next_step="Try again soon."))
        return dress(request, response, visit.cookies)

    return endpoint


def problem_page(visit: Visit, error: SincerelyError) -> Response:
    """The error for people. Who only looks around is shown the way in."""
    if isinstance(error, SignInNeeded) and visit.request.method == "GET":
        return RedirectResponse(f"/sign-in?{urlencode({'to': visit.request.url.path})}", 303)
    return visit.page("error.html", error.status, error=error)


async def static_file(request: Request) -> Response:
    """One of our own style sheets, scripts or pictures. Names are matched against what is there: no path is built."""
    name = request.path_params["name"]
    if name not in {path.name for path in STATIC.iterdir() if path.suffix in STATIC_TYPES}:
        return HTMLResponse(NotFound.title, 404, headers=HEADERS)
    headers = {**HEADERS, "Cache-Control": A_YEAR if "v" in request.query_params else "no-cache"}
    return FileResponse(STATIC / name, headers=headers, media_type=STATIC_TYPES[Path(name).suffix])
