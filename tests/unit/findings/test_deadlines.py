"""Deadlines in a project's own time: weekends, festivals, make-up days, midnights, clock changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.access.model import Role
from inspect_app.checklist.model import Severity
from inspect_app.findings.deadlines import (
    STANDARD,
    Limit,
    Rules,
    Timing,
    Unit,
    after,
    due_after,
    end_of,
    escalated_to,
    fixed_in_time,
    last_day,
    timing,
)
from inspect_app.findings.model import Action, Correction
from inspect_app.workdays import LAST_YEAR, Kind, Workdays
from tests.factories.corrections import (
    CLEANER,
    FINDER,
    MANAGER,
    MONDAY,
    RULES,
    SHANGHAI,
    assigned,
    done,
    fixed,
    opened,
)

NEW_YORK, SANTIAGO, BEIRUT = (
    ZoneInfo("America/New_York"),
    ZoneInfo("America/Santiago"),
    ZoneInfo("Asia/Beirut"),
)
ZONE_NAMES = [
    "Asia/Shanghai",
    "America/New_York",
    "America/Santiago",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "UTC",
    "America/Havana",
]
ZONES = st.sampled_from(ZONE_NAMES).map(ZoneInfo)
START = datetime(2020, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 14 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


def _shanghai(*at: int) -> datetime:
    return datetime(*at, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("found", "due_on"),
    [
        ((2026, 11, 23, 10), date(2026, 11, 24)),  # Monday: Tuesday
        ((2026, 11, 27, 10), date(2026, 11, 30)),  # Friday: Monday
        ((2026, 11, 28, 10), date(2026, 11, 30)),  # Saturday: Monday
        ((2026, 11, 23, 0, 0), date(2026, 11, 24)),  # the first moment of Monday
        ((2026, 11, 23, 23, 59, 59), date(2026, 11, 24)),  # its last second
        ((2026, 11, 30, 10), date(2026, 12, 1)),  # month end
        ((2026, 12, 31, 10), date(2027, 1, 1)),  # beyond the announced years: no holiday known
        ((2025, 12, 31, 10), date(2026, 1, 4)),  # New Year, then a Sunday worked
        ((2026, 9, 19, 10), date(2026, 9, 20)),  # a Sunday worked before National Day
        ((2026, 9, 30, 10), date(2026, 10, 8)),  # a week of National Day
        ((2026, 10, 9, 10), date(2026, 10, 10)),  # a Saturday worked after it
        ((2026, 2, 13, 10), date(2026, 2, 14)),  # a Saturday worked before Spring Festival
        ((2026, 2, 14, 10), date(2026, 2, 24)),  # nine days of it
        ((2024, 2, 29, 10), date(2024, 3, 1)),  # a leap day
    ],
)
def test_due_on_the_next_working_day(found: tuple[int, ...], due_on: date) -> None:
    due = due_after(_shanghai(*found), Severity.MINOR, RULES)
    assert last_day(due, SHANGHAI) == due_on
    assert due == end_of(due_on, SHANGHAI)


def test_the_tables_above_are_of_covered_and_of_uncovered_years() -> None:
    assert LAST_YEAR >= 2026
    due = due_after(_shanghai(LAST_YEAR + 20, 9, 30, 10), Severity.MINOR, RULES)
    assert last_day(due, SHANGHAI) == Workdays(Kind.WEEKENDS).following(date(LAST_YEAR + 20, 9, 30))


def test_midnight_belongs_to_the_day_it_begins() -> None:
    """At 16:00 in London it is already tomorrow in Shanghai, and the deadline knows it."""
    evening = datetime(2026, 11, 23, 15, 59, tzinfo=UTC)
    assert last_day(due_after(evening, Severity.MINOR, RULES), SHANGHAI) == date(2026, 11, 24)
    night = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    assert last_day(due_after(night, Severity.MINOR, RULES), SHANGHAI) == date(2026, 11, 25)


def test_hours_pass_through_weekends_and_clock_changes() -> None:
    rules = Rules(NEW_YORK, Workdays(Kind.WEEKENDS))
    # Saturday noon before the clocks go forward: a day and night later it is one o'clock.
    noon = datetime(2027, 3, 13, 12, tzinfo=NEW_YORK)
    due = due_after(noon, Severity.CRITICAL, rules)
    assert due - noon.astimezone(UTC) == timedelta(hours=24)
    assert due.astimezone(NEW_YORK).hour == 13


def test_a_day_of_twenty_three_or_twenty_five_hours_ends_at_its_midnight() -> None:
    rules = Rules(NEW_YORK, Workdays(Kind.EVERY_DAY))
    lengths = []
    for day in (date(2027, 3, 14), date(2027, 11, 7), date(2027, 7, 1)):
        lengths.append(end_of(day, NEW_YORK) - end_of(day - timedelta(days=1), NEW_YORK))
        found = datetime(day.year, day.month, day.day, 9, tzinfo=NEW_YORK) - timedelta(days=1)
        assert due_after(found, Severity.MINOR, rules) == end_of(day, NEW_YORK)
    assert [length.total_seconds() / 3600 for length in lengths] == [23, 25, 24]


def test_a_midnight_that_does_not_exist_is_the_first_moment_after() -> None:
    # In Santiago the sixth of September 2026 begins at one o'clock.
    assert end_of(date(2026, 9, 5), SANTIAGO) == datetime(2026, 9, 6, 1, tzinfo=SANTIAGO).astimezone(UTC)
    assert last_day(end_of(date(2026, 9, 5), SANTIAGO), SANTIAGO) == date(2026, 9, 5)
    assert last_day(end_of(date(2027, 3, 27), BEIRUT), BEIRUT) == date(2027, 3, 27)


@given(ZONES, st.dates(date(2015, 1, 1), date(2036, 1, 1)))
def test_every_day_ends_where_the_next_begins(zone: ZoneInfo, day: date) -> None:
    end = end_of(day, zone)
    assert last_day(end, zone) == day
    assert end.astimezone(zone).date() == day + timedelta(days=1)
    assert timedelta(hours=22) < end - end_of(day - timedelta(days=1), zone) < timedelta(hours=26)


@given(MOMENTS, ZONES, st.sampled_from(Severity), st.integers(0, 200), st.sampled_from(Unit))
def test_a_limit_ends_after_it_began_and_longer_ones_not_earlier(
    moment: datetime, zone: ZoneInfo, severity: Severity, count: int, unit: Unit
) -> None:
    rules = Rules(zone)
    end = after(moment, Limit(count, unit), rules)
    assert end >= moment
    assert end.tzinfo is UTC
    longer = after(moment, Limit(count + 1, unit), rules)
    # On a day off, none and one working day both end with the next one worked.
    assert longer > end or (longer == end and (count, unit) == (0, Unit.WORKING_DAYS))
    assert after(moment + timedelta(minutes=1), Limit(count, unit), rules) >= end
    if unit is Unit.WORKING_DAYS:
        assert rules.calendar.works(last_day(end, zone))


def test_days_count_whole_and_none_is_today() -> None:
    assert after(MONDAY, Limit(0, Unit.DAYS), RULES) == end_of(date(2026, 11, 23), SHANGHAI)
    assert after(MONDAY, Limit(2, Unit.DAYS), RULES) == end_of(date(2026, 11, 25), SHANGHAI)


# ---- how it stands ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ((2026, 11, 23, 10), Timing.NEXT),
        ((2026, 11, 23, 23, 59), Timing.NEXT),
        ((2026, 11, 24, 0), Timing.TODAY),
        ((2026, 11, 24, 23, 59, 59), Timing.TODAY),
        ((2026, 11, 25, 0), Timing.OVERDUE),
    ],
)
def test_from_tomorrow_to_overdue(now: tuple[int, ...], expected: Timing) -> None:
    assert timing(assigned(), _shanghai(*now), RULES) is expected


def test_on_friday_mondays_deadline_is_the_next() -> None:
    correction = done(assigned(), Action.EXTEND, MANAGER, until=date(2026, 11, 30))
    assert timing(correction, _shanghai(2026, 11, 26, 9), RULES) is Timing.LATER
    assert timing(correction, _shanghai(2026, 11, 27, 9), RULES) is Timing.NEXT
    assert timing(correction, _shanghai(2026, 11, 29, 9), RULES) is Timing.NEXT


def test_reported_fixed_it_waits_for_the_look_and_is_not_overdue() -> None:
    late = _shanghai(2027, 1, 1)
    assert timing(fixed(), late, RULES) is Timing.FIXED
    assert timing(done(fixed(), Action.VERIFY, FINDER), late, RULES) is Timing.CLOSED
    assert timing(done(fixed(), Action.SEND_BACK, FINDER), late, RULES) is Timing.OVERDUE


def test_whether_it_was_fixed_in_time() -> None:
    assert fixed_in_time(assigned()) is None
    assert fixed_in_time(fixed()) is True
    assert fixed_in_time(done(opened(), Action.FIX_ON_THE_SPOT, FINDER)) is True
    due = assigned().due
    assert fixed_in_time(done(assigned(), Action.FIX, CLEANER, at=due)) is False
    assert fixed_in_time(done(assigned(), Action.FIX, CLEANER, at=due - timedelta(milliseconds=1))) is True


# ---- escalation ------------------------------------------------------------------------------

EACH = (Role.SUPERVISOR, Role.PROPERTY_MANAGER, Role.QUALITY_MANAGER)


@pytest.mark.parametrize(
    ("now", "reached"),
    [
        ((2026, 11, 24, 23, 59), 0),
        ((2026, 11, 25, 0), 1),  # due on Tuesday
        ((2026, 11, 25, 23, 59), 1),
        ((2026, 11, 26, 0), 2),  # Wednesday has passed
        ((2026, 11, 27, 23, 59), 2),
        ((2026, 11, 28, 0), 3),  # so have Thursday and Friday
    ],
)
def test_an_overdue_one_climbs_role_by_role(now: tuple[int, ...], reached: int) -> None:
    assert escalated_to(assigned(), _shanghai(*now), RULES) == EACH[:reached]


def test_a_weekend_does_not_climb() -> None:
    friday = done(assigned(), Action.EXTEND, MANAGER, until=date(2026, 11, 27))
    assert escalated_to(friday, _shanghai(2026, 11, 30, 23), RULES) == EACH[:1]
    assert escalated_to(friday, _shanghai(2026, 12, 1, 0), RULES) == EACH[:2]


def test_a_critical_one_climbs_by_hours_and_two_rungs_at_once() -> None:
    critical = assigned(Severity.CRITICAL)
    assert critical.due == MONDAY + timedelta(hours=24)
    assert escalated_to(critical, critical.due - timedelta(seconds=1), RULES) == ()
    assert escalated_to(critical, critical.due, RULES) == EACH[:2]
    assert escalated_to(critical, critical.due + timedelta(hours=24), RULES) == EACH


def test_what_nobody_has_looked_at_climbs_too() -> None:
    assert escalated_to(opened(), _shanghai(2026, 12, 24), RULES) == EACH


@given(MOMENTS, st.sampled_from(Severity), st.integers(0, 400))
def test_what_it_climbed_it_does_not_climb_down(now: datetime, severity: Severity, hours: int) -> None:
    correction = _of(severity, START + (now - START) / 2)
    earlier = escalated_to(correction, now, RULES)
    later = escalated_to(correction, now + timedelta(hours=hours), RULES)
    assert later[: len(earlier)] == earlier
    assert bool(later) is (now + timedelta(hours=hours) >= correction.due)


def _of(severity: Severity, found_at: datetime) -> Correction:
    return opened(severity, found_at=found_at)


def test_the_standard_policy_says_something_for_every_severity() -> None:
    assert set(STANDARD.limits) == set(STANDARD.ladders) == set(Severity)
    assert {"Asia/Shanghai", "America/Santiago"} <= available_timezones()
