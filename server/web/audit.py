"""The Audit pages: search what was drafted, see one case whole, export, and verify the chain in one click."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from starlette.concurrency import iterate_in_threadpool
from starlette.responses import RedirectResponse, Response, StreamingResponse

from guardrails.types import KINDS, PLATFORMS
from server.api.services import services
from server.errors import NotFound
from server.records import export, insights
from server.records.case import read_case
from server.records.search import Query, each, find
from server.store import Store
from server.store.audit import AuditEntry
from server.store.verify import Report
from server.web import labels
from server.web.site import Visit

WHO = "Audit page"
LONGEST_FIELD = 200
TEXT_FIELDS = ("text", "who", "rule", "model", "version", "about")
FORMATS = {"csv": ("text/csv; charset=utf-8", export.as_csv), "jsonl": ("application/jsonl", export.as_json_lines)}


async def index(visit: Visit) -> Response:
    """Entries that fit the filters in the address, newest first. Words are never in an address."""
    given = visit.request.query_params
    return await _list(visit, replace(read_query(given), text=""), _place(given))


async def search(visit: Visit) -> Response:
    """What the form asks for: words stay in the form, other filters become an address that can be kept."""
    fields = await visit.form()
    query = read_query(fields)
    if not query.text:
        return RedirectResponse(f"/audit{_address(query)}", 303)
    return await _list(visit, query, _place(fields))


async def verify(visit: Visit) -> Response:
    """Walk the whole chain now, and show what was found above the list."""
    await visit.form()
    report = await asyncio.to_thread(_store(visit).verify)
    return await _list(visit, Query(), None, report)


async def _list(visit: Visit, query: Query, before: int | None, report: Report | None = None) -> Response:
    found = await asyncio.to_thread(find, _store(visit).engine, query, before=before)
    return visit.page(
        "audit.html", query=query, found=found, report=report, token=visit.token(), day=_days(query),
        older=found.older and _address(query, before=found.older), paged=before is not None,
        rules=sorted(visit.site.pipeline().rulebook.rules),
    )  # fmt: skip


def _place(given: Mapping[str, str]) -> int | None:
    """The row before which to go on."""
    before = given.get("before", "")
    return int(before) if before.isdecimal() and len(before) < 15 else None


async def case(visit: Visit) -> Response:
    """Everything that was recorded about one draft. Raises NotFound."""
    found = await asyncio.to_thread(read_case, _store(visit).engine, visit.request.path_params["case_id"])
    if found is None:
        raise NotFound("Nothing was recorded under that id.", kept="", next_step="Look for it in the audit trail.")
    return visit.page("case.html", case=found, rulebook=visit.site.pipeline().rulebook)


async def download(visit: Visit) -> Response:
    """Every entry that fits, as CSV or JSON Lines. That it was exported is recorded first."""
    fields = await visit.form()
    wanted = fields.get("format", "csv")
    media_type, write = FORMATS.get(wanted, FORMATS["csv"])
    query = read_query(fields)
    store = _store(visit)
    used = {name: value for name, value in _fields(query).items() if value}
    account = visit.person.id if visit.person else None
    said = {"format": wanted, "filters": used, "account": account}
    await store.append(AuditEntry(who=visit.who(WHO), action="exported", payload=said))
    lines = write(each(store.engine, query))
    name = f"sincerely-audit-{datetime.now(UTC):%Y-%m-%d}.{wanted if wanted in FORMATS else 'csv'}"
    return StreamingResponse(
        iterate_in_threadpool(_chunks(lines)), media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


async def show_insights(visit: Visit) -> Response:
    """What keeps coming, and what becomes of drafts."""
    return visit.page("insights.html", counted=await asyncio.to_thread(insights.count, _store(visit).engine))


def read_query(given: Mapping[str, str]) -> Query:
    """The filters of an address or a form. What does not exist or can't be read counts as "anything"."""

    def known(name: str, values: Iterable[str]) -> str:
        return given.get(name, "") if given.get(name) in set(values) else ""

    texts = {name: given.get(name, "").replace("\x00", "").strip()[:LONGEST_FIELD] for name in TEXT_FIELDS}
    until = _day(given.get("until", ""))
    return Query(
        **texts,
        action=known("action", labels.ACTION),
        platform=known("platform", PLATFORMS),
        kind=known("kind", KINDS),
        route=known("route", labels.ROUTE),
        writer=known("writer", labels.WRITER),
        since=_midnight(_day(given.get("since", ""))),
        until=_midnight(until + timedelta(days=1)) if until else None,
    )


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year < 2200 else None


def _midnight(day: date | None) -> datetime | None:
    """The beginning of a day where the server stands."""
    return datetime.combine(day, time()).astimezone() if day else None


def _days(query: Query) -> dict[str, str]:
    """The two dates as the form shows them; `until` is the last day that counts."""
    until = query.until - timedelta(hours=12) if query.until else None
    return {
        "since": query.since.astimezone().date().isoformat() if query.since else "",
        "until": until.astimezone().date().isoformat() if until else "",
    }


def _fields(query: Query) -> dict[str, str]:
    """A query as the fields of an address: all but the words, which may be anything."""
    plain = replace(query, since=None, until=None)
    return {
        **{name: getattr(plain, name) for name in plain.__slots__ if name not in ("text", "since", "until")},
        **_days(query),
    }


def _address(query: Query, before: int | None = None) -> str:
    fields = {name: value for name, value in _fields(query).items() if value}
    return "?" + urlencode(fields | ({"before": str(before)} if before else {}))


def _chunks(lines: Iterator[str]) -> Iterator[bytes]:
    """Lines in pieces of some size: one piece a line would cost a switch of threads each."""
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) >= 200:
            yield "".join(waiting).encode()
            waiting.clear()
    yield "".join(waiting).encode()


def _store(visit: Visit) -> Store:
    return services(visit.request).store
