"""What the pages need from the server, and how one is rendered."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from server.errors import NotFound, SincerelyError
from server.settings import Settings
from server.web import labels, present
from server.web.security import FORM_FIELD, HEADERS, Guard, dress, load_secret

if TYPE_CHECKING:
    from server.pipeline import Pipeline

FOLDER = Path(__file__).resolve().parent
STATIC = FOLDER / "static"
STATIC_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
A_YEAR = "public, max-age=31536000, immutable"

PAGES = (
    ("/", "Try it"),
    ("/rulebook", "Rulebook"),
    ("/guidelines", "Guidelines"),
    ("/told", "What it is told"),
    ("/organisation", "Organisation"),
    ("/audit", "Audit"),
    ("/insights", "Insights"),
)
"""The pages in the menu: address and name."""

Page = Callable[["Visit"], Awaitable[Response]]


@dataclass(frozen=True)
class Site:
    """What the pages ask of the server. `pipeline` may be called only once the server has started.

    `model_status` answers in the words of `sincerely model status`.
    """

    settings: Settings
    pipeline: Callable[[], Pipeline]
    model_status: Callable[[], str]

    @cached_property
    def guard(self) -> Guard:
        return Guard(load_secret(self.settings.data_dir))

    @cached_property
    def templates(self) -> Environment:
        return environment()

    def model_note(self) -> present.ModelNote:
        return present.model_note(self.model_status(), self.settings.model)


class Visit:
    """One request for one page: renders templates with what every page shows, and hands out form tokens."""

    def __init__(self, site: Site, request: Request) -> None:
        self.site, self.request = site, request
        self.cookies: dict[str, str] = {}

    def token(self) -> str:
        return self.site.guard.open_form(self.request, self.cookies)

    async def form(self) -> dict[str, str]:
        """The fields of a form that this server made for this browser. Raises NotAllowed for any other."""
        sent = await self.request.form(max_files=0, max_fields=50)
        fields = {name: value for name, value in sent.items() if isinstance(value, str)}
        self.site.guard.check_form(self.request, fields.get(FORM_FIELD, ""))
        return fields

    def render(self, template: str, **values: Any) -> str:
        return self.site.templates.get_template(template).render(here=self.request.url.path, **values)

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        return HTMLResponse(self.render(template, **values), status)


def environment() -> Environment:
    """The templates: escaped always, and a misspelt name is an error and not a blank."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(first_sentence=present.first_sentence, moment=present.moment, gist=present.gist)
    made.globals.update(pages=PAGES, labels=labels, static=static_address, duration=present.duration)
    return made


def static_address(name: str) -> str:
    """Where a file of ours is served, with a fingerprint so that browsers may keep it for good."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def page(site: Site, show: Page) -> Callable[[Request], Awaitable[Response]]:
    """Wrap a page: only on this computer, errors as a page for people, and every answer with our headers."""

    async def endpoint(request: Request) -> Response:
        visit = Visit(site, request)
        try:
            site.guard.check_page(request)
            response = await show(visit)
        except SincerelyError as error:
            response = visit.page("error.html", error.status, error=error)
        return dress(request, response, visit.cookies)

    return endpoint


async def static_file(request: Request) -> Response:
    """One of our own style sheets, scripts or pictures. Names are matched against what is there: no path is built."""
    name = request.path_params["name"]
    if name not in {path.name for path in STATIC.iterdir() if path.suffix in STATIC_TYPES}:
        return HTMLResponse(NotFound.title, 404, headers=HEADERS)
    headers = {**HEADERS, "Cache-Control": A_YEAR if "v" in request.query_params else "no-cache"}
    return FileResponse(STATIC / name, headers=headers, media_type=STATIC_TYPES[Path(name).suffix])
