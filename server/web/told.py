"""What the model is told: for any comment, the exact messages after identifiers are removed, each part traced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from server.web.site import Visit
from server.web.tracing import GIST, MIRROR, PARTS, traced
from server.web.try_it import examples, read_form
from server.writers import Brief
from server.writers.guided import Guided
from server.writers.prompting import gist_messages, has_gists, messages, mirror_messages, reply_prompt

if TYPE_CHECKING:
    from server.pipeline import Pipeline


async def show(visit: Visit) -> Response:
    """The empty page."""
    return visit.page("told.html", **_page_values(visit), asked=None, told=None)


async def ask(visit: Visit) -> Response:
    """The messages for one comment. Nothing is sent to a model and nothing is stored."""
    asked = read_form(await visit.form(), visit.person)
    brief = await visit.site.pipeline().brief(asked)
    return visit.page("told.html", **_page_values(visit), asked=asked, told=_told(visit.site.pipeline(), brief))


def _told(pipeline: Pipeline, brief: Brief) -> dict[str, Any]:
    writer, stage = pipeline.drafting.model, reply_prompt(brief).template
    taught = isinstance(writer, Guided) and writer.taught and has_gists(brief.book)
    small, asked = (GIST, gist_messages(brief)) if taught else (MIRROR, mirror_messages(brief))
    return {
        "brief": brief,
        "uses": writer.name if writer else "none",
        "model": writer.model if writer else None,
        "person": brief.triage.route in ("escalate", "walk_away"),
        "capable": [(message.role, traced(message, brief, stage)) for message in messages(brief)],
        "taught": taught,
        "small": [(message.role, traced(message, brief, small)) for message in asked],
        "sources": [(name, brief.book.files[f"templates/{name}.j2"]) for name in (stage, small, PARTS)],
    }


def _page_values(visit: Visit) -> dict[str, Any]:
    return {
        "token": visit.token(),
        "examples": examples(),
        "organisation": visit.site.pipeline().organisation,
        "rulebook": visit.site.pipeline().rulebook,
        "version": visit.site.pipeline().rulebook.version,
        "approved": visit.site.pipeline().approved(visit.site.pipeline().rulebook.version),
    }
