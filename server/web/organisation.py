"""The Organisation page: the register that drafts speak from, and what in it needs somebody's attention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from starlette.responses import Response

from guardrails.types import FLAGS, TOPICS
from server.api.services import services
from server.contacts import CHANNELS, PARTS
from server.settings import ROOT
from server.web import labels
from server.web.site import Visit

if TYPE_CHECKING:
    from server.organisation import Organisation

EXAMPLE = ROOT / "server" / "organisation.example.toml"
SOON = timedelta(days=14)
"""A commitment that ends within this time is named, so that somebody renews it or lets it go."""


@dataclass(frozen=True, slots=True)
class Attention:
    """Something to see to, in one sentence, and where on the page it stands."""

    says: str
    place: str


async def show(visit: Visit) -> Response:
    """The whole register, as drafts use it today."""
    organisation = visit.site.pipeline().organisation
    path = visit.site.settings.organisation
    today = date.today()
    in_force = services(visit.request).in_force
    changed = in_force.contacts_changed() if in_force else ()
    done = visit.request.query_params.get("changed", "")
    return visit.page(
        "organisation.html", changed={change.part: change for change in changed}, done=done in PARTS, channels=CHANNELS,
        organisation=organisation, path=path.name, example=path.resolve() == EXAMPLE.resolve(),
        today=today, soon=today + SOON, flags=FLAGS, attention=list(attention(organisation, today)),
    )  # fmt: skip


def attention(organisation: Organisation, today: date) -> Iterator[Attention]:
    """What has run out, runs out soon or is missing, gravest first."""
    ends = {entry.id: entry.until for entry in organisation.commitment}
    ends |= {entry.id: entry.until for entry in organisation.gesture}
    dated = [(name, until) for name, until in ends.items() if until]
    for name, until in dated:
        if until < today:
            yield Attention(f"“{name}” ran out on {_day(until)} and is not told any more.", "promises")
    for name, until in dated:
        if today <= until <= today + SOON:
            yield Attention(f"“{name}” runs out on {_day(until)}.", "promises")
    own = [labels.FLAG[flag] for flag in FLAGS if not organisation.escalation.get(flag)]
    if own:
        yield Attention(f"The default contact is called for: {', '.join(own)}.", "escalation")
    orphans = [labels.TOPIC[topic] for topic in TOPICS if topic != "other" and topic not in organisation.owners]
    if orphans:
        yield Attention(f"Nobody is named who looks after: {', '.join(orphans)}.", "owners")
    few = [fact.id for fact in organisation.fact if len(fact.asks) < 2]
    if few:
        yield Attention(
            f"Only one way of asking is on file for: {', '.join(few)}. More of them find it better.", "facts"
        )


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
