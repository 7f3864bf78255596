"""The days of a rhythm, held against dateutil's reading of the same RRULE."""

from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.planning.rhythm import WEEKDAYS, read
from inspect_app.planning.rhythm_days import days_between

FAR = date(2060, 1, 1)


def _first(text: str, starts: date, count: int) -> list[str]:
    return [str(day)[5:] for day in islice(days_between(read(text), starts, starts, FAR), count)]


@pytest.mark.parametrize(
    ("text", "starts", "days"),
    [
        ("FREQ=DAILY;INTERVAL=2", date(2026, 12, 30), ["12-30", "01-01", "01-03"]),
        ("FREQ=WEEKLY", date(2026, 11, 25), ["11-25", "12-02", "12-09"]),
        ("FREQ=WEEKLY;BYDAY=MO,FR", date(2026, 11, 25), ["11-27", "11-30", "12-04"]),
        # Short months have no 31st and are left out; the last day is -1.
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 1, 1), ["01-31", "03-31", "05-31", "07-31", "08-31"]),
        ("FREQ=MONTHLY", date(2026, 1, 31), ["01-31", "03-31", "05-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2027, 12, 1), ["12-31", "01-31", "02-29", "03-31", "04-30"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2026, 10, 1), ["10-30", "11-30", "12-31"]),
        ("FREQ=MONTHLY;BYDAY=2TU", date(2026, 11, 20), ["12-08", "01-12"]),
        ("FREQ=MONTHLY;BYDAY=5MO", date(2026, 11, 1), ["11-30", "03-29"]),
        ("FREQ=MONTHLY;INTERVAL=3", date(2026, 11, 15), ["11-15", "02-15", "05-15", "08-15"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2026, 1, 1), ["02-29", "02-29"]),
        ("FREQ=YEARLY", date(2024, 2, 29), ["02-29", "02-29"]),
        ("FREQ=YEARLY;BYDAY=-1SU", date(2026, 1, 1), ["12-27", "12-26"]),
        # Every Monday, and the first Friday too: the rule's weekdays add up.
        ("FREQ=MONTHLY;BYDAY=MO,1FR", date(2026, 11, 1), ["11-02", "11-06", "11-09", "11-16"]),
    ],
)
def test_the_rhythms_of_the_trade(text: str, starts: date, days: list[str]) -> None:
    assert _first(text, starts, len(days)) == days


def test_leap_days_come_every_four_years() -> None:
    found = list(days_between(read("FREQ=YEARLY"), date(2024, 2, 29), date(2024, 1, 1), date(2037, 1, 1)))
    assert [day.year for day in found] == [2024, 2028, 2032, 2036]


def test_a_count_is_counted_from_the_start_not_from_the_window() -> None:
    rhythm, starts = read("FREQ=DAILY;COUNT=10"), date(2026, 11, 1)
    found = list(days_between(rhythm, starts, date(2026, 11, 8), date(2027, 1, 1)))
    assert found == [date(2026, 11, 8), date(2026, 11, 9), date(2026, 11, 10)]
    assert list(days_between(rhythm, starts, date(2026, 11, 11), date(2027, 1, 1))) == []


def test_what_never_happens_is_looked_for_only_in_the_window() -> None:
    for text in ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=9"):
        assert list(days_between(read(text), date(2026, 11, 1), date(2026, 11, 1), FAR)) == []


# ---- dateutil knows better -------------------------------------------------------------------

STARTS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
PLAIN = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=4, unique=True).map(",".join)
NTH = st.lists(
    st.builds("{}{}".format, st.sampled_from([1, 2, 5, -1, -2]), st.sampled_from(WEEKDAYS)),
    min_size=1,
    max_size=3,
    unique=True,
).map(",".join)
MONTHS = st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True)
MONTH_DAYS = st.lists(
    st.sampled_from([1, 2, 15, 28, 29, 30, 31, -1, -2, -31]), min_size=1, max_size=3, unique=True
)
SAFE_DAYS = st.lists(st.sampled_from([1, 2, 15, 28, -1, -2, -28]), min_size=1, max_size=3, unique=True)
POSITIONS = st.sampled_from(["1", "-1", "1,3", "-1,-2,10", "1,-1"])


def _joined(numbers: list[int]) -> str:
    return ",".join(map(str, numbers))


@st.composite
def rules(draw: Any) -> str:
    """An RRULE of parts that fit together.

    Weekdays with and without a number are not mixed: RFC 5545 adds them up, dateutil intersects them. What
    hardly ever happens is left out as well: dateutil looks for it up to the year 9999.
    """
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}"]
    coarse = frequency in {"MONTHLY", "YEARLY"}
    by_day, by_month, by_month_day = (draw(st.booleans()) for _ in range(3))
    by_month_day = by_month_day and frequency != "WEEKLY"
    if by_day:
        parts.append("BYDAY=" + draw(st.one_of(PLAIN, NTH) if coarse and not by_month_day else PLAIN))
    if by_month:
        parts.append("BYMONTH=" + _joined(draw(MONTHS)))
    if by_month_day:
        parts.append("BYMONTHDAY=" + _joined(draw(SAFE_DAYS if by_month else MONTH_DAYS)))
    if coarse and len(parts) > 2 and draw(st.booleans()):
        parts.append("BYSETPOS=" + draw(POSITIONS))
    if draw(st.booleans()):
        parts.append("WKST=" + draw(st.sampled_from(WEEKDAYS)))
    return ";".join(parts)


def _told(rule: str, starts: date, end: date) -> list[date]:
    """What dateutil says, up to ``end``."""
    midnight = datetime.combine(starts, time.min)
    until = f"{rule};UNTIL={end - timedelta(days=1):%Y%m%d}"
    return [moment.date() for moment in rrulestr(until, dtstart=midnight)]


@given(rules(), STARTS, st.integers(0, 500), st.integers(0, 1200))
def test_it_is_what_dateutil_says(rule: str, starts: date, skipped: int, length: int) -> None:
    first = starts + timedelta(days=skipped)
    end = first + timedelta(days=length)
    expected = [day for day in _told(rule, starts, end) if day >= first]
    assert list(days_between(read(rule), starts, first, end)) == expected


@given(rules(), STARTS, st.integers(1, 40), st.integers(0, 1200))
def test_counted_it_is_the_first_of_the_same(rule: str, starts: date, count: int, length: int) -> None:
    end = starts + timedelta(days=length)
    expected = _told(rule, starts, end)[:count]
    assert list(days_between(read(f"{rule};COUNT={count}"), starts, starts, end)) == expected


@given(rules(), STARTS, st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_windows_side_by_side_are_one_window(
    rule: str, starts: date, skipped: int, one: int, two: int
) -> None:
    rhythm = read(rule)
    first = starts + timedelta(days=skipped)
    middle, end = first + timedelta(days=one), first + timedelta(days=one + two)
    whole = list(days_between(rhythm, starts, first, end))
    assert [*days_between(rhythm, starts, first, middle), *days_between(rhythm, starts, middle, end)] == whole


@given(rules(), STARTS, STARTS, STARTS)
def test_until_is_a_last_day(rule: str, starts: date, until: date, end: date) -> None:
    ended = list(days_between(read(f"{rule};UNTIL={until:%Y%m%d}"), starts, starts, end))
    assert ended == [day for day in days_between(read(rule), starts, starts, end) if day <= until]
