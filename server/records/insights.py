"""What keeps coming and what becomes of drafts, counted over the marks of the latest drafts and outcomes."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, Row, func, select

from server.store.tables import MarkRow, RuleMarkRow

MOST_ROWS = 2_000
LATELY = 500
"""Drafts that are looked through for how often one rule fired."""
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
    before its respond-by time (0 to 1), `rules` had a remark that was shown, `repairing` sent a text back that nobody
    saw, `waits` how many were posted how soon, soonest first. None: nothing to count.
    """

    drafts: int
    since: datetime | None
    routes: tuple[Count, ...]
    kinds: tuple[Count, ...]
    topics: tuple[Count, ...]
    rules: tuple[Count, ...]
    repairing: tuple[Count, ...]
    writers: tuple[Count, ...]
    outcomes: tuple[Count, ...]
    waits: tuple[Count, ...]
    minutes_to_post: float | None
    in_time: float | None
    words_changed: float | None


@dataclass(frozen=True, slots=True)
class Lately:
    """How often a rule was seen in the latest `drafts`: `served` with its remark, `repaired` because it sent a text
    back, `answered` by a sentence for it. Each draft counts once in each."""

    drafts: int
    served: int
    repaired: int
    answered: int


def lately(engine: Engine, rule_id: str, drafts: int = LATELY) -> Lately:
    """Count one rule over the latest drafts."""
    newest = select(MarkRow.seq).where(MarkRow.action == "draft").order_by(MarkRow.seq.desc()).limit(drafts)
    with engine.connect().execution_options(readonly=True) as connection:
        seqs = connection.scalars(newest).all()
        seen = _by_rule(connection, seqs[-1], rule_id) if seqs else {}
    return Lately(len(seqs), *(seen.get(how, Counter())[rule_id] for how in ("served", "repaired", "answered")))


def count(engine: Engine, most: int = MOST_ROWS) -> Insights:
    """Count the latest drafts and outcomes. A draft whose outcome was told twice counts with the last one."""
    columns = [column for column in MarkRow.__table__.columns if column.name not in ("platform", "model", "version")]
    newest = select(*columns).order_by(MarkRow.seq.desc()).limit(most)
    with engine.connect().execution_options(readonly=True) as connection:
        marks = connection.execute(newest).all()[::-1]
        rules = _by_rule(connection, marks[0].seq) if marks else {}
    return _counted(marks, rules)


def _by_rule(connection: Connection, first: int, rule_id: str | None = None) -> dict[str, Counter[str]]:
    """How -> rule -> the number of drafts, from the row `first` on."""
    wanted = select(RuleMarkRow.how, RuleMarkRow.rule, func.count()).where(RuleMarkRow.seq >= first)
    if rule_id is not None:
        wanted = wanted.where(RuleMarkRow.rule == rule_id)
    found: dict[str, Counter[str]] = {}
    for how, rule, number in connection.execute(wanted.group_by(RuleMarkRow.how, RuleMarkRow.rule)):
        found.setdefault(how, Counter())[rule] = number
    return found


def _counted(marks: Sequence[Row[tuple[object, ...]]], rules: Mapping[str, Counter[str]]) -> Insights:
    """Insights of marks, oldest first."""
    drafts = {mark.about: mark for mark in marks if mark.action == "draft"}
    told = [mark for mark in marks if mark.action == "outcome" and mark.about in drafts]
    outcomes = {mark.about: mark for mark in told}
    first = {mark.about: mark for mark in reversed(told) if _posted(mark)}
    waits = [(mark.at - drafts[about].at).total_seconds() / 60 for about, mark in first.items()]
    due = [(mark.at, drafts[about].respond_by) for about, mark in first.items()]
    kept = [at <= by for at, by in due if by]
    shares = [mark.changed for mark in outcomes.values() if _posted(mark) and mark.changed is not None]
    said = drafts.values()
    return Insights(
        drafts=len(drafts),
        since=min((mark.at for mark in said), default=None),
        routes=bars(mark.route for mark in said),
        kinds=bars(mark.kind for mark in said),
        topics=bars(topic for mark in said for topic in mark.topics.split()),
        rules=ranked(rules.get("served", Counter())),
        repairing=ranked(rules.get("repaired", Counter())),
        writers=bars(mark.writer for mark in said),
        outcomes=bars(mark.status for mark in outcomes.values()),
        waits=stretches(waits),
        in_time=sum(kept) / len(kept) if kept else None,
        minutes_to_post=statistics.median(waits) if waits else None,
        words_changed=statistics.fmean(shares) if shares else None,
    )


def _posted(mark: Row[tuple[object, ...]]) -> bool:
    return mark.status in ("posted", "edited")


def stretches(minutes: Sequence[float]) -> tuple[Count, ...]:
    """How many waits fall into each stretch of time, the shortest first, also those without any."""
    if not minutes:
        return ()
    names = Counter(next((name for end, name in WAITS if wait <= end), "longer") for wait in minutes)
    most = max(names.values())
    return tuple(Count(name, names[name], names[name] / most) for name in (*(name for _, name in WAITS), "longer"))


def bars(names: Iterable[str | None]) -> tuple[Count, ...]:
    """The most frequent names, most first."""
    return ranked(Counter(name for name in names if name))


def ranked(numbers: Counter[str]) -> tuple[Count, ...]:
    """The largest numbers first; those alike in number in the order of the alphabet."""
    first = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))[:MOST_BARS]
    most = first[0][1] if first else 1
    return tuple(Count(name, number, number / most) for name, number in first)
