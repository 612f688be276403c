"""When an answer is due: within 60 minutes on X; elsewhere the same day, or the next morning.

GUIDELINES: g-002-3 (60 minutes is expected on X; same day or next morning for a practice).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from guardrails.types import Platform
from server.organisation_entries import Hours

GUIDELINES = ("g-002-3",)
WITHIN: dict[Platform, timedelta] = {"x": timedelta(minutes=60)}
"""Platforms where people expect an answer within a time, whatever the hours."""

LAST_HOUR = timedelta(minutes=60)
"""What comes in during the last hour before closing is answered the next morning."""

MORNING_ENDS = time(12)
AFTER_OPENING = timedelta(hours=2)
"""Where a day opens so late that there is no morning, the answer is due this long after opening."""


def respond_by(platform: Platform, posted_at: datetime, hours: Hours) -> datetime:
    """The moment in the organisation's time zone by which a reply should stand. A naive `posted_at` is UTC."""
    posted = (posted_at if posted_at.tzinfo else posted_at.replace(tzinfo=UTC)).astimezone(hours.zone)
    if platform in WITHIN:
        return posted + WITHIN[platform]
    today = hours.week[posted.weekday()]
    if today:
        closing = datetime.combine(posted.date(), today[1], hours.zone)
        opening = datetime.combine(posted.date(), today[0], hours.zone)
        if posted < opening:
            return _morning(posted.date(), hours)
        if posted <= closing - LAST_HOUR:
            return closing
    return _morning(_next_open_day(posted.date(), hours), hours)


def _next_open_day(day: date, hours: Hours) -> date:
    """The next day with opening hours; `Hours` always has one."""
    following = (day + timedelta(days=number) for number in range(1, 8))
    return next(day for day in following if hours.week[day.weekday()])


def _morning(day: date, hours: Hours) -> datetime:
    """Noon of an open day; where it opens too late for that or closes before, the time that is nearest to it."""
    span = hours.week[day.weekday()]
    if span is None:
        return _morning(_next_open_day(day, hours), hours)
    opening, closing = (datetime.combine(day, moment, hours.zone) for moment in span)
    noon = datetime.combine(day, MORNING_ENDS, hours.zone)
    return min(closing, max(noon, opening + AFTER_OPENING))
