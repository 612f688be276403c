"""When an answer is due."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from guardrails.types import Platform
from server.organisation_entries import Hours
from server.respond_by import respond_by

CHICAGO = ZoneInfo("America/Chicago")
WEEKDAY = (time(8), time(17))
CLINIC = Hours(
    timezone="America/Chicago", monday=WEEKDAY, tuesday=WEEKDAY, wednesday=WEEKDAY, thursday=WEEKDAY, friday=WEEKDAY
)
EVENINGS = Hours(timezone="America/Chicago", monday=(time(15), time(21)))
EARLY = Hours(timezone="America/Chicago", monday=(time(6), time(10)), tuesday=(time(6), time(10)))


def local(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """In 2026; 23 November is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=CHICAGO)


@pytest.mark.parametrize(
    ("platform", "posted", "hours", "due"),
    [
        pytest.param("x", local(23, 9), CLINIC, local(23, 10), id="X: an hour"),
        pytest.param("x", local(22, 3), CLINIC, local(22, 4), id="X: an hour, also on a Sunday night"),
        pytest.param("facebook", local(23, 9), CLINIC, local(23, 17), id="the same day"),
        pytest.param("facebook", local(23, 16), CLINIC, local(23, 17), id="just in time for the same day"),
        pytest.param("facebook", local(23, 16, 1), CLINIC, local(24, 12), id="the last hour: the next morning"),
        pytest.param("google", local(23, 20), CLINIC, local(24, 12), id="the evening: the next morning"),
        pytest.param("google", local(24, 5), CLINIC, local(24, 12), id="before opening: that morning"),
        pytest.param("yelp", local(27, 18), CLINIC, local(30, 12), id="Friday evening: Monday morning"),
        pytest.param("yelp", local(28, 10), CLINIC, local(30, 12), id="Saturday: Monday morning"),
        pytest.param("other", local(23, 22), EVENINGS, local(30, 17), id="opens at three: two hours later"),
        pytest.param("other", local(23, 9, 30), EARLY, local(24, 10), id="closes before noon: by closing"),
        pytest.param("other", local(23, 2), EARLY, local(23, 10), id="before opening, closes before noon"),
    ],
)
def test_an_answer_is_due(platform: Platform, posted: datetime, hours: Hours, due: datetime) -> None:
    assert respond_by(platform, posted, hours) == due


def test_the_time_is_told_in_the_organisations_own_zone() -> None:
    due = respond_by("facebook", datetime(2026, 11, 23, 15, tzinfo=UTC), CLINIC)
    assert due.isoformat() == "2026-11-23T17:00:00-06:00"


def test_a_time_without_a_zone_is_utc() -> None:
    naive = datetime(2026, 11, 23, 15, tzinfo=UTC).replace(tzinfo=None)
    assert respond_by("x", naive, CLINIC) == datetime(2026, 11, 23, 16, tzinfo=UTC)


def test_the_night_when_clocks_change_keeps_the_hours_of_the_wall() -> None:
    """On Sunday, 1 November 2026, clocks go back; Monday noon is noon all the same."""
    due = respond_by("facebook", local(31, 18, month=10), CLINIC)
    assert due.isoformat() == "2026-11-02T12:00:00-06:00"
