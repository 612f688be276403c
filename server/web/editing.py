"""Where a change is written: a rule as boxes to fill in, any other file as its text, checked while somebody types."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from prompts.reading import PATH, Files, Problem, RulebookError, plain_lines
from server.approvals import rule_form, transfer
from server.approvals.differences import FileDifference, differences
from server.approvals.identifying import Found, mark_of
from server.approvals.validate import LONGEST_FILE, CannotBeUsed, changed, validated
from server.errors import InvalidInput, NotFound, SincerelyError
from server.web import labels
from server.web.changes import LONGEST_WORDS, desk, house, overview
from server.web.forms import text_of
from server.web.rulebook import ExampleResult, run_examples
from server.web.site import Visit

TYPED = (*rule_form.BOXES, "passes", "fails", "answers", "phrases-en", "phrases-es")


@dataclass(frozen=True, slots=True)
class Tried:
    """What a file does as it was typed: what is wrong with it, what it changes, how its rule's examples fare, and what
    in it may identify somebody."""

    problems: tuple[Problem, ...] = ()
    shown: tuple[FileDifference, ...] = ()
    examples: tuple[ExampleResult, ...] = field(default=())
    found: tuple[Found, ...] = ()

    @property
    def failing(self) -> int:
        return sum(result.problem is not None for result in self.examples)


async def show(visit: Visit) -> Response:
    """The list of files, or the editor for one."""
    given = visit.request.query_params
    base, proposal_id = await asyncio.to_thread(_base, visit, given.get("proposal", ""))
    path = given.get("file", "")
    if not path:
        return visit.page(
            "files.html", groups=_groups(base, given.get("q", "")), q=given.get("q", ""), proposal=proposal_id
        )
    if path not in base:
        raise NotFound("The rulebook has no such file.", kept="", next_step="Choose one from the list.")
    return _editor(visit, path, base[path], proposal_id, as_file=given.get("as") == "file")


async def save(visit: Visit) -> Response:
    """Look at what was typed (`do=preview`: only that part of the page), or propose it."""
    fields = await visit.form()
    base, proposal_id = await asyncio.to_thread(_base, visit, fields.get("proposal", ""))
    path = fields.get("file", "")
    if path not in base or not PATH.fullmatch(path):
        raise NotFound("The rulebook has no such file.", kept="", next_step="Choose one from the list.")
    as_file = fields.get("as") == "file" or not path.startswith("rules/")
    typed = {name: text_of(fields, name, LONGEST_FILE) for name in (*TYPED, "title-of", "reason")}
    text, tried = await asyncio.to_thread(_try, visit, path, base, fields if as_file else None, typed)
    if fields.get("do") == "preview":
        return visit.page("_tried.html", tried=tried, path=path, mark=mark_of(tried.found))
    error: SincerelyError | None = None
    if fields.get("do") == "save":
        try:
            return await asyncio.to_thread(_propose, visit, proposal_id, path, text, typed, fields.get("invented", ""))
        except CannotBeUsed:
            error = None
        except SincerelyError as refused:
            error = refused
    return _editor(visit, path, text if as_file else base[path], proposal_id, as_file, typed, tried, error)


async def bring_in(visit: Visit) -> Response:
    """Propose the files of an upload that differ from what is in force; what can't be is said above the form."""
    sent = await visit.upload()
    approvals = desk(visit)
    upload = sent.get("files")
    if isinstance(upload, UploadFile) and upload.filename:
        name, content = PurePosixPath(upload.filename.replace("\\", "/")).name, await upload.read()
    else:
        name, content = "", b""
    await sent.close()
    title, why, invented = (str(sent.get(key, "")) for key in ("title-of", "reason", "invented"))

    def propose() -> Response:
        if not name:
            raise InvalidInput("No file was chosen.", next_step="Choose a zip or a file and try again.")
        files = transfer.from_upload(name, content, approvals.base()[1])
        return RedirectResponse(f"/changes/{approvals.propose(visit.member, title, why, files, invented).id}", 303)

    try:
        return await asyncio.to_thread(propose)
    except SincerelyError as error:
        return await overview(visit, error, {"title": title, "why": why})


def _base(visit: Visit, proposal_id: str) -> tuple[Files, str]:
    """The files that somebody starts from: those of an open proposal of theirs, else what is in force."""
    approvals = desk(visit)
    if not proposal_id:
        return approvals.base()[1], ""
    proposal = approvals.get(proposal_id)
    return approvals.files(proposal.version_id), proposal.id


def _try(
    visit: Visit, path: str, base: Files, fields: Mapping[str, str] | None, typed: Mapping[str, str]
) -> tuple[str, Tried]:
    """The file's text as it was typed, and what it does. `fields` holds `text` where the file itself was edited."""
    try:
        text = (
            plain_lines(text_of(fields, "text", LONGEST_FILE))
            if fields is not None
            else rule_form.filled_in(path, base[path], typed)
        )
        files = changed(base, {path: text})
    except CannotBeUsed as error:
        return base[path], Tried(error.problems)
    except RulebookError as error:
        return base[path], Tried(error.problems)
    shown = differences({path: base[path]}, {path: text}, around=1)
    pipeline = house(visit).pipeline
    try:
        sound = validated(files, lambda said: pipeline.deidentifier.deidentify(said).text)
    except CannotBeUsed as error:
        return text, Tried(error.problems, shown)
    found = desk(visit).holding(base, files, sound.organisation)
    rule = sound.book.rulebook.rules.get(PurePosixPath(path).stem) if path.startswith("rules/") else None
    return text, Tried((), shown, run_examples(sound.checker, pipeline.deidentifier, rule) if rule else (), found)


def _propose(visit: Visit, proposal_id: str, path: str, text: str, typed: Mapping[str, str], invented: str) -> Response:
    approvals = desk(visit)
    if proposal_id:
        made = approvals.revise(visit.member, proposal_id, {path: text}, invented)
    else:
        words = (typed["title-of"][:LONGEST_WORDS], typed["reason"][:LONGEST_WORDS])
        made = approvals.propose(visit.member, *words, {path: text}, invented)
    return RedirectResponse(f"/changes/{made.id}", 303)


def _editor(
    visit: Visit, path: str, text: str, proposal_id: str, as_file: bool = False,
    typed: Mapping[str, str] | None = None, tried: Tried | None = None, error: SincerelyError | None = None,
) -> Response:  # fmt: skip
    values: dict[str, Any] = {"boxes": {}, "finds": ""}
    rule = path.startswith("rules/")
    if rule and not as_file:
        values = {"boxes": {**rule_form.boxes(path, text)}, "finds": rule_form.finds(path, text)}
        values["boxes"] |= {name: said for name, said in (typed or {}).items() if name in rule_form.BOXES and said}
    return visit.page(
        "edit.html", status=error.status if error else 200, error=error, token=visit.token(), path=path, text=text,
        rule=rule, as_file=as_file or not rule, proposal=proposal_id, typed=typed or {}, tried=tried,
        most=LONGEST_FILE, mark=mark_of(tried.found) if tried else "", **values,
    )  # fmt: skip


def _groups(files: Files, words: str) -> dict[str, list[str]]:
    """The files by folder, in the order of the labels; only those that hold all the words."""
    wanted = words.casefold().split()[:8]
    groups: dict[str, list[str]] = {name: [] for name in labels.FOLDER}
    for path in sorted(files):
        if all(word in path.casefold() or word in files[path].casefold() for word in wanted):
            folder = PurePosixPath(path).parent.as_posix()
            groups.setdefault("" if folder == "." else folder, []).append(path)
    return {name: paths for name, paths in groups.items() if paths}
