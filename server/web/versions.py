"""The Versions pages: what was in force when, by whose decision; any two side by side; back to an earlier one."""

from __future__ import annotations

import asyncio

from starlette.responses import RedirectResponse, Response

from prompts.reading import digest
from server.approvals import Decision
from server.approvals.approvals import Approvals
from server.approvals.differences import FileDifference, differences
from server.approvals.transfer import as_zip
from server.errors import NotFound, SincerelyError
from server.web.changes import LONGEST_WORDS, desk, zipped
from server.web.forms import text_of
from server.web.site import Visit


async def index(visit: Visit) -> Response:
    """Every decision that put a version in force, the latest first."""
    return await _index(visit)


async def _index(visit: Visit, error: SincerelyError | None = None) -> Response:
    approvals = desk(visit)
    history = await asyncio.to_thread(approvals.approved)
    return visit.page(
        "versions.html", status=error.status if error else 200, error=error, token=visit.token(), history=history,
        known=_known(approvals, history), account=visit.site.accounts().directory.get(visit.member.id),
    )  # fmt: skip


async def compare(visit: Visit) -> Response:
    """Two versions, file by file. Raises NotFound for one that was never approved and did not ship."""
    approvals = desk(visit)
    known = _known(approvals, await asyncio.to_thread(approvals.approved))
    wanted = [visit.request.query_params.get(name, "") for name in ("before", "after")]
    if any(version not in known for version in wanted):
        raise NotFound("There is no such version to compare.", kept="", next_step="Choose two from the list.")

    def shown() -> tuple[FileDifference, ...]:
        before, after = (approvals.files(version) for version in wanted)
        return differences(before, after)

    return visit.page(
        "compare.html", files=await asyncio.to_thread(shown), known=known, before=wanted[0], after=wanted[1]
    )


async def export(visit: Visit) -> Response:
    """All files of a version in a zip, as they lie in the prompts folder."""
    approvals = desk(visit)
    version = visit.request.path_params["version_id"]
    if version not in _known(approvals, await asyncio.to_thread(approvals.approved)):
        raise NotFound("There is no such version.", kept="")
    content = await asyncio.to_thread(lambda: as_zip(approvals.files(version)))
    return zipped(content, f"sincerely-rulebook-{version[:12]}")


async def roll_back(visit: Visit) -> Response:
    """Put an earlier version in force again, after the person has shown again who they are."""
    fields = await visit.form()
    approvals = desk(visit)
    try:
        note = text_of(fields, "note", LONGEST_WORDS)
        person = await visit.prove(fields)
        await asyncio.to_thread(approvals.roll_back, person, visit.request.path_params["version_id"], note)
    except SincerelyError as error:
        return await _index(visit, error)
    return RedirectResponse("/versions", 303)


def _known(approvals: Approvals, history: tuple[Decision, ...]) -> dict[str, str]:
    """Versions that can be looked at, by id: what each is called in a list, the latest first."""
    named: dict[str, str] = {}
    for decision in history:
        named.setdefault(decision.version_id, f"{decision.version}: {decision.title or 'gone back to'}")
    shipped = digest(approvals.shipped)
    named.setdefault(shipped, f"{shipped[:12]}: as it came with the server")
    return named
