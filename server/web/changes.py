"""The Changes pages: what is proposed, read line by line, tried on cases, and decided by a second person."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from starlette.responses import RedirectResponse, Response

from prompts.reading import ORGANISATION, digest
from server import organisation as organisations
from server.api.services import services
from server.approvals import Proposal, Remark
from server.approvals.approvals import Approvals
from server.approvals.compare import Comparison, compare, own_cases, recorded_cases
from server.approvals.differences import FileDifference, differences
from server.approvals.identifying import Found, HoldsIdentifiers
from server.approvals.in_force import InForce
from server.approvals.transfer import as_zip, changed_only
from server.errors import NotFound, SincerelyError
from server.web.forms import text_of
from server.web.site import Visit

LONGEST_WORDS = 4_000
ADOPT = "The rulebook as it came with the server"
REMEMBERED = 8


def house(visit: Visit) -> InForce:
    """What puts rulebooks in force on this server. Raises NotFound where nothing does."""
    found = services(visit.request).in_force
    if found is None:
        raise NotFound("This server has no rulebook that can be changed.", kept="")
    return found


def desk(visit: Visit) -> Approvals:
    return house(visit).approvals


async def index(visit: Visit) -> Response:
    """What waits for a decision, what was decided, and where a change begins."""
    return await overview(visit)


async def overview(
    visit: Visit, error: SincerelyError | None = None, bringing: Mapping[str, str] | None = None
) -> Response:
    """The same page; `error` is about an upload, and `bringing` what was typed beside it."""
    approvals, in_force = desk(visit), house(visit)
    everything = await asyncio.to_thread(approvals.list)
    decision = await asyncio.to_thread(approvals.in_force)
    shipped = digest(approvals.shipped)
    return visit.page(
        "changes.html", status=error.status if error else 200, error=error, token=visit.token(), decision=decision,
        waiting=[item for item in everything if item.state == "open"],
        closed=[item for item in everything if item.state != "open"], trouble=in_force.trouble,
        shipped=shipped[:12], shipped_differs=decision is not None and decision.version_id != shipped,
        version=in_force.pipeline.rulebook.version, required=visit.site.settings.require_approval,
        bringing=bringing, found=error.found if isinstance(error, HoldsIdentifiers) else (),
        mark=error.mark if isinstance(error, HoldsIdentifiers) else "",
    )  # fmt: skip


async def propose_shipped(visit: Visit) -> Response:
    """Ask to approve what came with the server, as it is: the first thing to approve, and after an update."""
    await visit.form()
    approvals = desk(visit)

    def propose() -> Proposal:
        base = approvals.base()[1]
        gone = dict.fromkeys(path for path in base if path not in approvals.shipped and path.startswith("rules/"))
        files = {**changed_only(dict(approvals.shipped), base), **gone}
        return approvals.propose(visit.member, ADOPT, "It comes with this version of Sincerely.", files)

    return _to(await asyncio.to_thread(propose))


async def one(visit: Visit) -> Response:
    """One proposal: the difference with remarks, and the decision where it can be made."""
    return await _one(visit)


async def _one(visit: Visit, error: SincerelyError | None = None, note: str = "") -> Response:
    approvals = desk(visit)
    proposal, shown, remarks, current = await asyncio.to_thread(
        _read, approvals, visit.request.path_params["proposal_id"]
    )
    found = await asyncio.to_thread(_holding, house(visit), proposal) if proposal.state == "open" else ()
    mine = proposal.author_id == visit.member.id
    account = visit.site.accounts().directory.get(visit.member.id)
    return visit.page(
        "change.html", status=error.status if error else 200, error=error, token=visit.token(), proposal=proposal,
        found=found, note=note,
        files=shown, remarks=remarks, place=_place(visit, shown), account=account, mine=mine,
        overtaken=proposal.state == "open" and proposal.base_id != current, first=current == digest(approvals.shipped)
        and approvals.in_force() is None, rules=len(house(visit).pipeline.rulebook.rules),
    )  # fmt: skip


def _holding(in_force: InForce, proposal: Proposal) -> tuple[Found, ...]:
    """What its author said is nobody's, for who decides. Raises RemovalFailed."""
    base, after = (in_force.approvals.files(version) for version in (proposal.base_id, proposal.version_id))
    return in_force.approvals.holding(base, after, organisations.read(after[ORGANISATION], ORGANISATION))


def _read(
    approvals: Approvals, proposal_id: str
) -> tuple[Proposal, tuple[FileDifference, ...], dict[tuple[str, int], list[Remark]], str]:
    proposal = approvals.get(proposal_id)
    shown = differences(approvals.files(proposal.base_id), approvals.files(proposal.version_id))
    remarks: dict[tuple[str, int], list[Remark]] = {}
    visible = {(file.path, line.new) for file in shown for run in file.runs for line in run}
    for item in approvals.remarks(proposal_id):
        here = item.version_id == proposal.version_id and (item.path, item.line) in visible
        remarks.setdefault((item.path, item.line if here else 0), []).append(item)
    return proposal, shown, remarks, approvals.base()[0]


def _place(visit: Visit, shown: tuple[FileDifference, ...]) -> tuple[str, int]:
    """The file and line that somebody wants to remark on, from the address; ("", 0) where none."""
    path, _, line = visit.request.query_params.get("line", "").rpartition(":")
    known = path in {file.path for file in shown}
    return (path, int(line)) if known and line.isdecimal() and len(line) < 7 else ("", 0)


async def effect(visit: Visit) -> Response:
    """What the proposal would change in recorded cases and in comments of ours: part of the page, or a page itself."""
    in_force = house(visit)
    approvals = in_force.approvals
    proposal = await asyncio.to_thread(approvals.get, visit.request.path_params["proposal_id"])
    recorded = await asyncio.to_thread(recorded_cases, services(visit.request).store.engine)
    latest = recorded[0].draft_id if recorded else ""
    compared = await asyncio.to_thread(_compared, in_force, proposal.base_id, proposal.version_id, latest)
    part = "part" in visit.request.query_params
    return visit.page("_effect.html" if part else "effect.html", proposal=proposal, compared=compared)


@lru_cache(maxsize=REMEMBERED)
def _compared(in_force: InForce, base: str, version: str, latest: str) -> Comparison:
    """Remembered until another case is recorded: `latest` is the newest draft's id."""
    before, after = (in_force.pipeline_for(in_force.approvals.files(wanted)) for wanted in (base, version))
    return compare(before, after, recorded_cases(in_force.store.engine), own_cases())


async def export(visit: Visit) -> Response:
    """The files that the proposal changes, with their folders, in a zip."""
    approvals = desk(visit)

    def packed() -> bytes:
        proposal = approvals.get(visit.request.path_params["proposal_id"])
        before, after = approvals.files(proposal.base_id), approvals.files(proposal.version_id)
        changed = {path: text for path, text in after.items() if before.get(path) != text}
        return as_zip(changed or after)

    return zipped(await asyncio.to_thread(packed), "sincerely-proposal")


def zipped(content: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.zip"'}
    return Response(content, media_type="application/zip", headers=headers)


async def remark(visit: Visit) -> Response:
    """Say something about a line."""
    fields = await visit.form()
    line = fields.get("line", "0")
    place = (fields.get("path", ""), int(line) if line.isdecimal() and len(line) < 7 else 0)
    words = text_of(fields, "remark", LONGEST_WORDS)
    return await _done(visit, lambda proposal_id: desk(visit).remark(visit.member, proposal_id, *place, words))


async def update(visit: Visit) -> Response:
    """Put the changes on top of what is in force now."""
    await visit.form()
    return await _done(visit, lambda proposal_id: desk(visit).bring_up_to_date(visit.member, proposal_id))


async def withdraw(visit: Visit) -> Response:
    """Take one's own proposal back."""
    await visit.form()
    return await _done(visit, lambda proposal_id: desk(visit).withdraw(visit.member, proposal_id))


async def approve(visit: Visit) -> Response:
    """Put it in force, exactly as it was read, after the person has shown again who they are."""
    return await _decide(visit, desk_method="approve")


async def reject(visit: Visit) -> Response:
    """Close it with a note."""
    return await _decide(visit, desk_method="reject")


async def _decide(visit: Visit, *, desk_method: str) -> Response:
    fields = await visit.form()
    approvals = desk(visit)
    decide: Callable[..., Any] = getattr(approvals, desk_method)
    note = ""
    try:
        note = text_of(fields, "note", LONGEST_WORDS)
        person = await visit.prove(fields)
        await asyncio.to_thread(
            decide, person, visit.request.path_params["proposal_id"], fields.get("version", ""), note
        )
    except NotFound:
        raise
    except SincerelyError as error:
        return await _one(visit, error, note)
    return RedirectResponse(f"/changes/{visit.request.path_params['proposal_id']}", 303)


async def _done(visit: Visit, work: Callable[[str], object]) -> Response:
    """Do it and show the proposal again; what can't be done is said above it."""
    proposal_id = visit.request.path_params["proposal_id"]
    try:
        await asyncio.to_thread(work, proposal_id)
    except NotFound:
        raise
    except SincerelyError as error:
        return await _one(visit, error)
    return RedirectResponse(f"/changes/{proposal_id}", 303)


def _to(proposal: Proposal) -> Response:
    return RedirectResponse(f"/changes/{proposal.id}", 303)
