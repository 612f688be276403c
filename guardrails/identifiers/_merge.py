"""From many overlapping finds to the few spans that go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guardrails.identifiers._base import PLACEHOLDER, Reading

# Where two finds overlap, all of it goes, under the kind that stands first here; what is most particular leads.
PRECEDENCE = (
    "EMAIL", "URL", "IP", "SSN", "VEHICLE", "DEVICE", "BIOMETRIC", "ADDRESS", "DATE", "AGE", "FAX", "PHONE", "ROOM",
    "ZIP", "HANDLE", "ID", "ORG", "PERSON", "CITY",
)  # fmt: skip
RANK = {kind: i for i, kind in enumerate(PRECEDENCE)}


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open, in the normalised text."""

    start: int
    end: int
    kind: str
    score: float


def merge(spans: Iterable[Span], reading: Reading) -> list[Span]:
    """Disjoint spans in order. Overlapping ones become one that covers both; placeholders are left alone."""
    marks = [m.span() for m in PLACEHOLDER.finditer(reading.text)] if "<" in reading.text else []
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if any(start < span.end and span.start < end for start, end in marks):
            continue
        if out and span.start < out[-1].end:
            last = out.pop()
            lead = min(last, span, key=lambda s: (-round(s.score * 5), RANK.get(s.kind, 99)))
            span = Span(last.start, max(last.end, span.end), lead.kind, max(last.score, span.score))
        out.append(span)
    return out
