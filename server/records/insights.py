"""What keeps coming and what becomes of drafts, counted over the latest rows of the trail."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from server.records.search import Entry, fired

MOST_BARS = 10
WAITS = ((5, "5-minutes"), (15, "15-minutes"), (60, "hour"), (240, "4-hours"), (1440, "day"))
"""Upper ends in minutes, and what that stretch is called; what took longer is `longer`."""


@dataclass(frozen=True, slots=True)
class Count:
    """One bar: how many, and the share of the largest bar in its chart (0 to 1)."""

    name: str
    number: int
    share: float


@dataclass(frozen=True, slots=True)
class Insights:
    """Counts over `drafts` drafts since `since`, and what is known of those that were posted.

    `minutes_to_post` is the median from the first draft to the first posting, `in_time` the share that was posted
    before its respond-by time (0 to 1), `waits` how many were posted how soon, soonest first. None: nothing to count.
    """

    drafts: int
    since: datetime | None
    routes: tuple[Count, ...]
    kinds: tuple[Count, ...]
    topics: tuple[Count, ...]
    rules: tuple[Count, ...]
    writers: tuple[Count, ...]
    outcomes: tuple[Count, ...]
    waits: tuple[Count, ...]
    minutes_to_post: float | None
    in_time: float | None
    words_changed: float | None


def count(entries: Sequence[Entry]) -> Insights:
    """Count entries in any order. A draft whose outcome was told twice counts with the last one."""
    drafts = {entry.about: entry for entry in entries if entry.action == "draft" and not entry.emptied}
    outcomes = {
        entry.about: entry
        for entry in sorted(entries, key=lambda entry: entry.seq)
        if entry.action == "outcome" and entry.about in drafts
    }
    said = [entry.payload for entry in drafts.values()]
    first = {entry.about: entry for entry in sorted(entries, key=lambda entry: -entry.seq) if _posted(entry)}
    posted = [entry for entry in outcomes.values() if _posted(entry)]
    waits = [(entry.at - drafts[about].at).total_seconds() / 60 for about, entry in first.items() if about in drafts]
    due = [(entry.at, drafts[about].payload.get("respond_by")) for about, entry in first.items() if about in drafts]
    kept = [at <= datetime.fromisoformat(by) for at, by in due if by]
    shares = [float(entry.payload["changed"]) for entry in posted if entry.payload.get("changed") is not None]
    return Insights(
        drafts=len(drafts),
        since=min((entry.at for entry in drafts.values()), default=None),
        routes=bars(str(item.get("route")) for item in said),
        kinds=bars(str((item.get("triage") or {}).get("kind")) for item in said),
        topics=bars(topic for item in said for topic in (item.get("triage") or {}).get("topics") or ()),
        rules=bars(rule for item in said for rule in fired(item)),
        writers=bars(str((item.get("writer") or {}).get("name")) for item in said),
        outcomes=bars(str(entry.payload.get("status")) for entry in outcomes.values()),
        waits=stretches(waits),
        in_time=sum(kept) / len(kept) if kept else None,
        minutes_to_post=statistics.median(waits) if waits else None,
        words_changed=statistics.fmean(shares) if shares else None,
    )


def _posted(entry: Entry) -> bool:
    return entry.action == "outcome" and entry.payload.get("status") in ("posted", "edited")


def stretches(minutes: Sequence[float]) -> tuple[Count, ...]:
    """How many waits fall into each stretch of time, the shortest first, also those without any."""
    if not minutes:
        return ()
    names = Counter(next((name for end, name in WAITS if wait <= end), "longer") for wait in minutes)
    most = max(names.values())
    return tuple(Count(name, names[name], names[name] / most) for name in (*(name for _, name in WAITS), "longer"))


def bars(names: Iterable[str]) -> tuple[Count, ...]:
    """The most frequent names, most first; those alike in number in the order of the alphabet."""
    ranked = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))[:MOST_BARS]
    most = ranked[0][1] if ranked else 1
    return tuple(Count(name, number, number / most) for name, number in ranked)
