"""What keeps coming and what becomes of drafts, counted over the latest rows of the trail."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from server.records.search import Entry

MOST_ROWS = 2_000
MOST_BARS = 10


@dataclass(frozen=True, slots=True)
class Count:
    """One bar: how many, and the share of the largest bar in its chart (0 to 1)."""

    name: str
    number: int
    share: float


@dataclass(frozen=True, slots=True)
class Insights:
    """Counts over `drafts` drafts since `since`. `minutes_to_post` is the median from draft to posting, or None."""

    drafts: int
    since: datetime | None
    routes: tuple[Count, ...]
    kinds: tuple[Count, ...]
    topics: tuple[Count, ...]
    rules: tuple[Count, ...]
    writers: tuple[Count, ...]
    outcomes: tuple[Count, ...]
    minutes_to_post: float | None
    words_changed: float | None


def count(entries: Sequence[Entry]) -> Insights:
    """Count entries in any order. A draft whose outcome was told twice counts with the last one."""
    drafts = {entry.about: entry for entry in entries if entry.action == "draft"}
    outcomes = {
        entry.about: entry
        for entry in sorted(entries, key=lambda entry: entry.seq)
        if entry.action == "outcome" and entry.about in drafts
    }
    said = [entry.payload for entry in drafts.values()]
    posted = [entry for entry in outcomes.values() if entry.payload.get("status") in ("posted", "edited")]
    waits = [(entry.at - drafts[entry.about].at).total_seconds() / 60 for entry in posted]
    shares = [float(entry.payload["changed"]) for entry in posted if entry.payload.get("changed") is not None]
    return Insights(
        drafts=len(drafts),
        since=min((entry.at for entry in drafts.values()), default=None),
        routes=bars(str(item.get("route")) for item in said),
        kinds=bars(str((item.get("triage") or {}).get("kind")) for item in said),
        topics=bars(topic for item in said for topic in (item.get("triage") or {}).get("topics") or ()),
        rules=bars(rule for item in said for rule in {found["rule"] for found in item.get("findings") or ()}),
        writers=bars(str((item.get("writer") or {}).get("name")) for item in said),
        outcomes=bars(str(entry.payload.get("status")) for entry in outcomes.values()),
        minutes_to_post=statistics.median(waits) if waits else None,
        words_changed=statistics.fmean(shares) if shares else None,
    )


def bars(names: Iterable[str]) -> tuple[Count, ...]:
    """The most frequent names, most first; those alike in number in the order of the alphabet."""
    ranked = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))[:MOST_BARS]
    most = ranked[0][1] if ranked else 1
    return tuple(Count(name, number, number / most) for name, number in ranked)
