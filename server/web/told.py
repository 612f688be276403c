"""What the model is told: for any comment, the exact messages after identifiers are removed, each part traced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from prompts.render import ReplyPrompt
from server.web.site import Visit
from server.web.try_it import examples, read_form
from server.writers import Brief
from server.writers.prompting import messages, mirror_messages, reply_prompt

if TYPE_CHECKING:
    from server.pipeline import Pipeline

SHARED_PARTS = "_parts"
MIRROR = "mirror"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a part of a message comes from: `kind` is one of `rule fact commitment example contact comment …`."""

    kind: str
    name: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message. Without an origin, it is the template's own wording."""

    text: str
    origin: Origin | None = None


async def show(visit: Visit) -> Response:
    """The empty page."""
    return visit.page("told.html", **_page_values(visit), asked=None, told=None)


async def ask(visit: Visit) -> Response:
    """The messages for one comment. Nothing is sent to a model and nothing is stored."""
    asked = read_form(await visit.form(), visit.person)
    brief = await visit.site.pipeline().brief(asked)
    return visit.page("told.html", **_page_values(visit), asked=asked, told=_told(visit.site.pipeline(), brief))


def _told(pipeline: Pipeline, brief: Brief) -> dict[str, Any]:
    known = list(origins(brief))
    writer = pipeline.drafting.model
    return {
        "brief": brief,
        "uses": writer.name if writer else "none",
        "model": writer.model if writer else None,
        "person": brief.triage.route in ("escalate", "walk_away"),
        "capable": [(message.role, trace(message.text, known)) for message in messages(brief)],
        "small": [(message.role, trace(message.text, known)) for message in mirror_messages(brief)],
        "sources": [
            (name, brief.book.files[f"templates/{name}.j2"])
            for name in (reply_prompt(brief).template, MIRROR, SHARED_PARTS)
        ],
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


def origins(brief: Brief) -> Iterator[tuple[str, Origin]]:
    """Every text that the register, the rulebook, the examples or the case may have put into a message."""
    for rule in brief.rules:
        yield rule.says, Origin("rule", rule.id, f"/rulebook/{rule.id}")
    for fact in brief.context.facts:
        yield fact.text, Origin("fact", fact.id)
    for commitment in brief.context.commitments:
        yield commitment.text, Origin("commitment", commitment.id)
    prompt: ReplyPrompt = reply_prompt(brief)
    for number, pair in enumerate(prompt.examples, start=1):
        yield pair.comment, Origin("example", f"approved example {number}")
        yield pair.reply, Origin("example", f"approved example {number}")
    for contact in prompt.contacts:
        yield contact, Origin("contact", "private contact")
    yield prompt.voice, Origin("voice", "voice")
    yield prompt.about, Origin("voice", "organisation")
    yield prompt.comment.text, Origin("comment", "the comment")
    for turn in prompt.thread:
        yield turn.text.text, Origin("comment", f"thread, {turn.who}")
    if prompt.note:
        yield prompt.note.text, Origin("comment", "the colleague's note")


def trace(text: str, known: Sequence[tuple[str, Origin]]) -> tuple[Part, ...]:
    """Cut a message at the known texts, the longest first; joined, the parts are the message again."""
    parts: list[Part] = [Part(text)]
    for words, origin in sorted(known, key=lambda item: -len(item[0])):
        wanted = words.strip()
        if wanted:
            parts = [piece for part in parts for piece in _split(part, wanted, origin)]
    return tuple(parts)


def _split(part: Part, wanted: str, origin: Origin) -> Iterator[Part]:
    if part.origin or wanted not in part.text:
        yield part
        return
    rest = part.text
    while wanted in rest:
        before, _, rest = rest.partition(wanted)
        if before:
            yield Part(before)
        yield Part(wanted, origin)
    if rest:
        yield Part(rest)
