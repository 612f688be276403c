"""The Try it page: paste a comment, see what is removed, understood, drafted and checked.

The page works without script (a plain form, a whole page back). With script the same form asks for events: progress
while it works, then the same piece of HTML. The raw comment is never sent back: the browser strikes out what was
removed in the text that it still holds.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, get_args

import yaml
from starlette.responses import JSONResponse, Response, StreamingResponse

from guardrails.types import KINDS, PLATFORMS, STAGES, Length, Tone
from server.accounts.person import Person
from server.answer import DraftAnswer, DraftRequest, Progress
from server.api.schemas import LONGEST_COMMENT, LONGEST_NAME, LONGEST_NOTE
from server.errors import InvalidInput, SincerelyError
from server.web import present
from server.web.forms import one_of, text_of
from server.web.site import FOLDER, Visit

WHO = "Try it page"
MOST_SEED = 1_000_000
EVENTS = "text/event-stream"


@cache
def examples() -> tuple[Mapping[str, str], ...]:
    """Comments to try, from `examples.yaml`: name, shows, platform, comment."""
    return tuple(yaml.safe_load((FOLDER / "examples.yaml").read_text(encoding="utf-8")))


async def show(visit: Visit) -> Response:
    """The empty page."""
    return visit.page("try.html", **_page_values(visit), result=None)


async def status(visit: Visit) -> Response:
    """The model's state in words, for the line that refreshes itself."""
    note = visit.site.model_note()
    return JSONResponse({"state": note.state, "text": note.text, "working": note.working, "percent": note.percent})


async def draft(visit: Visit) -> Response:
    """Draft a reply to the form's comment. Raises NotAllowed, InvalidInput and what the pipeline raises."""
    asked = read_form(await visit.form(), visit.person)
    if EVENTS in visit.request.headers.get("accept", ""):
        return StreamingResponse(_story(visit, asked), media_type=EVENTS, headers={"X-Accel-Buffering": "no"})
    answer = await visit.site.pipeline().draft(asked, who=visit.who(WHO))
    return visit.page("try.html", **_page_values(visit), result=_result_values(visit, asked, answer))


def read_form(fields: Mapping[str, str], person: Person | None = None) -> DraftRequest:
    """What the form asks for, signed by whoever is signed in.

    Raises InvalidInput in words that say what to change; they never repeat the text.
    """
    comment = text_of(fields, "comment", LONGEST_COMMENT)
    if not comment.strip():
        raise InvalidInput("There is no comment to answer.", kept="", next_step="Paste one into the box.")
    return DraftRequest(
        comment=comment,
        platform=one_of(fields, "platform", PLATFORMS, "other"),
        kind=one_of(fields, "kind", KINDS, None),
        stage=one_of(fields, "stage", STAGES, "public"),
        tone=one_of(fields, "tone", get_args(Tone), "warm"),
        length=one_of(fields, "length", get_args(Length), "normal"),
        author=fields.get("author", "").strip()[:LONGEST_NAME] or None,
        note=fields.get("note", "").strip()[:LONGEST_NOTE] or None,
        signer=person.signer if person else fields.get("signer", "").strip() or None,
        language=(person.language or None) if person else None,
        account=person.id if person else None,
        seed=_seed(fields.get("seed", "0")),
    )


def _seed(value: str) -> int:
    return int(value) % MOST_SEED if value.isascii() and value.isdigit() and len(value) < 10 else 0


async def _story(visit: Visit, asked: DraftRequest) -> AsyncIterator[bytes]:
    """Events: `progress` for each step, then one `result` or `problem` with a piece of HTML."""
    steps: asyncio.Queue[Progress | None] = asyncio.Queue()
    work = asyncio.create_task(visit.site.pipeline().draft(asked, who=visit.who(WHO), on_progress=steps.put_nowait))
    work.add_done_callback(lambda _: steps.put_nowait(None))
    try:
        while (step := await steps.get()) is not None:
            yield _event("progress", step=step.step, detail=step.detail)
        values = _result_values(visit, asked, await work)
        yield _event("result", html=visit.render("_result.html", result=values))
    except SincerelyError as error:
        yield _event("problem", html=visit.render("_problem.html", error=error))
    finally:
        work.cancel()


def _event(name: str, **data: str) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()


def _page_values(visit: Visit) -> dict[str, Any]:
    pipeline = visit.site.pipeline()
    return {
        "token": visit.token(),
        "examples": examples(),
        "model": visit.site.model_note(),
        "organisation": pipeline.organisation,
        "rulebook": {
            "version": pipeline.rulebook.version,
            "approved": pipeline.approved(pipeline.rulebook.version),
            "rules": len(pipeline.rulebook.rules),
        },
        "most_seconds": f"{visit.site.settings.deadline_seconds:g}",
        "most_characters": LONGEST_COMMENT,
        "most_note": LONGEST_NOTE,
    }


def _result_values(visit: Visit, asked: DraftRequest, answer: DraftAnswer) -> dict[str, Any]:
    rulebook = visit.site.pipeline().rulebook
    applying = rulebook.applying(answer.triage.kind, asked.platform, asked.stage)
    reply = answer.reply or ""
    now = datetime.now().astimezone()
    return {
        "answer": answer,
        "asked": asked,
        "pieces": present.pieces(reply, answer.sentences, rulebook),
        "checked": tuple(rule for rule in applying if rule.check and rule.severity != "advise"),
        "findings": tuple((found, present.quoted(reply, found)) for found in answer.findings),
        "removed": json.dumps([[gone.start, gone.end, gone.type] for gone in answer.comment.removed]),
        "removed_count": len(answer.comment.removed),
        "removed_types": sorted({gone.type for gone in answer.comment.removed}),
        "respond_by": answer.respond_by and present.respond_by_words(answer.respond_by.astimezone(), now),
        "late": bool(answer.respond_by and answer.respond_by < datetime.now(UTC)),
        "bars": present.bars(answer.timings_ms),
    }
