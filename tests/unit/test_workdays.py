"""Working days of China, of plain weekends, and of companies with days of their own."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.workdays import FIRST_YEAR, LAST_YEAR, Kind, Workdays

CHINA = Workdays()
COVERED = st.dates(date(FIRST_YEAR, 2, 1), date(LAST_YEAR, 11, 30))
ANY_DAY = st.dates(date(1990, 1, 1), date(2090, 1, 1))
CALENDARS = st.builds(
    Workdays, st.sampled_from(Kind), st.frozensets(ANY_DAY, max_size=3), st.frozensets(ANY_DAY, max_size=3)
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 9, 20), True),  # a Sunday worked before the National Day holiday
        (date(2026, 10, 1), False),
        (date(2026, 10, 7), False),  # a Wednesday
        (date(2026, 10, 8), True),
        (date(2026, 10, 10), True),  # a Saturday worked after it
        (date(2026, 10, 11), False),
        (date(2026, 2, 14), True),  # a Saturday worked before Spring Festival
        (date(2026, 2, 16), False),
    ],
)
def test_festivals_are_off_and_their_make_up_days_are_worked(day: date, works: bool) -> None:
    assert CHINA.works(day) is works


def test_the_next_working_day_leaps_over_a_festival_and_stops_at_a_make_up_day() -> None:
    assert CHINA.following(date(2026, 9, 30)) == date(2026, 10, 8)
    assert CHINA.following(date(2026, 10, 9)) == date(2026, 10, 10)
    assert CHINA.following(date(2026, 10, 9), 2) == date(2026, 10, 12)
    assert CHINA.preceding(date(2026, 10, 8)) == date(2026, 9, 30)
    assert CHINA.preceding(date(2026, 9, 21)) == date(2026, 9, 20)


def test_none_after_a_day_off_is_the_next_day_worked() -> None:
    assert CHINA.following(date(2026, 10, 3), 0) == date(2026, 10, 8)
    assert CHINA.following(date(2026, 10, 8), 0) == date(2026, 10, 8)


def test_beyond_the_announced_years_only_weekends_are_off_and_the_calendar_says_so() -> None:
    national_day = date(LAST_YEAR + 10, 10, 1)
    assert not CHINA.covers(national_day)
    assert CHINA.covers(date(LAST_YEAR, 10, 1))
    assert CHINA.works(national_day) is (national_day.weekday() < 5)
    assert not CHINA.covers(date(FIRST_YEAR - 1, 12, 31))


def test_a_companys_own_days_win() -> None:
    monday, saturday = date(2026, 11, 23), date(2026, 11, 28)
    own = Workdays(off=frozenset({monday}), worked=frozenset({saturday, date(2026, 10, 1)}))
    assert not own.works(monday)
    assert own.works(saturday)
    assert own.is_public_holiday(monday)
    assert not own.is_public_holiday(date(2026, 10, 1))


def test_weekends_are_no_public_holidays_but_festivals_are() -> None:
    assert CHINA.is_public_holiday(date(2026, 10, 4))
    assert not CHINA.is_public_holiday(date(2026, 10, 11))
    assert not CHINA.is_public_holiday(date(2026, 10, 10))
    assert not Workdays(Kind.WEEKENDS).is_public_holiday(date(2026, 10, 1))


def test_other_kinds_know_no_festivals_and_cover_every_year() -> None:
    assert Workdays(Kind.WEEKENDS).works(date(2026, 10, 1))
    assert not Workdays(Kind.WEEKENDS).works(date(2026, 10, 10))
    assert Workdays(Kind.EVERY_DAY).works(date(2026, 10, 4))
    assert Workdays(Kind.EVERY_DAY).covers(date(2090, 1, 1))


@given(CALENDARS, ANY_DAY, st.integers(1, 30))
def test_the_nth_working_day_has_n_working_days_on_the_way(calendar: Workdays, day: date, count: int) -> None:
    then = calendar.following(day, count)
    assert calendar.works(then)
    way = [day + timedelta(days=n) for n in range(1, (then - day).days + 1)]
    assert sum(calendar.works(each) for each in way) == count


@given(CALENDARS, ANY_DAY)
def test_back_from_the_next_working_day_is_the_last_one_up_to_here(calendar: Workdays, day: date) -> None:
    last = day if calendar.works(day) else calendar.preceding(day)
    assert calendar.preceding(calendar.following(day)) == last


@given(COVERED)
def test_covered_days_are_as_the_library_says(day: date) -> None:
    assert CHINA.works(day) is chinese_calendar.is_workday(day)


@given(COVERED)
def test_no_run_of_days_off_is_longer_than_a_fortnight(day: date) -> None:
    assert (CHINA.following(day) - day).days <= 14
