"""What a flag says when it sees something."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guardrails.types import Route


@dataclass(frozen=True, slots=True)
class Sign:
    """`reason` is one plain sentence for people, without a quotation; `severity` is 1 to 5 as in `Triage`.

    What is not `sure` is a hint: words that ordinary comments use too. It counts unless both nets see nothing in them.
    """

    reason: str
    route: Route
    severity: int
    sure: bool = True

    def as_hint(self) -> Sign:
        return replace(self, sure=False)
