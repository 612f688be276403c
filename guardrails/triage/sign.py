"""What a flag says when it sees something."""

from __future__ import annotations

from dataclasses import dataclass

from guardrails.types import Route


@dataclass(frozen=True, slots=True)
class Sign:
    """`reason` is one plain sentence for people, without a quotation; `severity` is 1 to 5 as in `Triage`."""

    reason: str
    route: Route
    severity: int
