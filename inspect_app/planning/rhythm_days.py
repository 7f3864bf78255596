"""The days of a rhythm, period by period: only the periods that touch the days asked for are looked at."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, takewhile

from inspect_app.planning.rhythm import Frequency, Nth, Rhythm

_WEEK = 7
_MONTHS = 12
_DAY = timedelta(days=1)


def days_between(rhythm: Rhythm, starts: date, first: date, end: date) -> Iterator[date]:
    """The days from ``first`` up to and without ``end``, in order; the rhythm begins at ``starts``.

    ``starts`` itself is one of them only where the rhythm says so.
    """
    for number, day in enumerate(_all(rhythm, starts, first, end), start=1):
        if rhythm.count is not None and number > rhythm.count:
            return
        if day >= first:
            yield day


def _all(rhythm: Rhythm, starts: date, first: date, end: date) -> Iterator[date]:
    """The days before ``end``; where none are counted, periods before ``first`` are left out."""
    last = end - _DAY if rhythm.until is None else min(end - _DAY, rhythm.until)
    skipped = 0 if rhythm.count is not None else _periods_before(rhythm, starts, first)
    periods = (_period(rhythm, starts, number) for number in count(skipped))
    for period in takewhile(lambda days: days[0] <= last, periods):
        chosen = (day for day in _chosen(rhythm, starts, period) if day >= starts)
        yield from takewhile(lambda day: day <= last, chosen)


def _periods_before(rhythm: Rhythm, starts: date, first: date) -> int:
    """How many whole periods lie before ``first``."""
    passed = {
        Frequency.DAILY: (first - starts).days,
        Frequency.WEEKLY: (first - _week_of(rhythm, starts)).days // _WEEK,
        Frequency.MONTHLY: _month_number(first) - _month_number(starts),
        Frequency.YEARLY: first.year - starts.year,
    }[rhythm.frequency]
    return max(0, passed // rhythm.interval)


def _month_number(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _week_of(rhythm: Rhythm, day: date) -> date:
    return day - timedelta(days=(day.weekday() - rhythm.week_start) % _WEEK)


def _period(rhythm: Rhythm, starts: date, number: int) -> list[date]:
    """All days of the period of this number, which counts from 0."""
    step = number * rhythm.interval
    if rhythm.frequency is Frequency.DAILY:
        return _run(starts.toordinal() + step, 1)
    if rhythm.frequency is Frequency.WEEKLY:
        return _run(_week_of(rhythm, starts).toordinal() + step * _WEEK, _WEEK)
    if rhythm.frequency is Frequency.MONTHLY:
        year, month = divmod(_month_number(starts) + step, _MONTHS)
        return _month(year, month + 1)
    return [day for month in range(1, _MONTHS + 1) for day in _month(starts.year + step, month)]


def _run(ordinal: int, length: int) -> list[date]:
    return [date.fromordinal(each) for each in range(ordinal, ordinal + length)]


def _month(year: int, month: int) -> list[date]:
    return _run(date(year, month, 1).toordinal(), monthrange(year, month)[1])


def _chosen(rhythm: Rhythm, starts: date, period: list[date]) -> list[date]:
    """The days of a period that the rule's parts let through, and of them those at its positions."""
    by_day, months, month_days = _filled(rhythm, starts)
    yearly = rhythm.frequency is Frequency.YEARLY and not rhythm.by_month
    fitting = [
        day
        for day in period
        if (not months or day.month in months)
        and (not month_days or not month_days.isdisjoint(_both_ways(day)))
        and (not by_day or any(_is_nth(day, nth, yearly) for nth in by_day))
    ]
    if not rhythm.by_position:
        return fitting
    at = {position - 1 if position > 0 else len(fitting) + position for position in rhythm.by_position}
    return [day for index, day in enumerate(fitting) if index in at]


def _filled(rhythm: Rhythm, starts: date) -> tuple[tuple[Nth, ...], frozenset[int], frozenset[int]]:
    """The rule's weekdays, months and days of the month; what it leaves open is as on the first day."""
    months, month_days = frozenset(rhythm.by_month), frozenset(rhythm.by_month_day)
    if rhythm.by_day or rhythm.by_month_day or rhythm.frequency is Frequency.DAILY:
        return rhythm.by_day, months, month_days
    if rhythm.frequency is Frequency.WEEKLY:
        return (Nth(0, starts.weekday()),), months, month_days
    if rhythm.frequency is Frequency.YEARLY and not months:
        months = frozenset({starts.month})
    return (), months, frozenset({starts.day})


def _both_ways(day: date) -> tuple[int, int]:
    """The day of the month counted from its begin and from its end."""
    return day.day, day.day - monthrange(day.year, day.month)[1] - 1


def _is_nth(day: date, nth: Nth, yearly: bool) -> bool:
    if day.weekday() != nth.weekday:
        return False
    if nth.nth == 0:
        return True
    begun, left = (
        (day - date(day.year, 1, 1), date(day.year, 12, 31) - day)
        if yearly
        else (timedelta(days=day.day - 1), timedelta(days=-_both_ways(day)[1] - 1))
    )
    return nth.nth in {begun.days // _WEEK + 1, -(left.days // _WEEK) - 1}
