"""The time a report is of, written as people and addresses write it.

``2026-10`` is a month, ``2026-Q3`` a quarter, ``2026`` a year, ``2026-10-03..2026-11-20`` any run of days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MONTH, _QUARTER, _YEAR = (
    re.compile(r"(\d{4})-(\d\d)"),
    re.compile(r"(\d{4})-Q([1-4])"),
    re.compile(r"(\d{4})"),
)
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")
DAY = timedelta(days=1)
# More than this is no report but an archive.
LONGEST = timedelta(days=366)
EARLIEST, LATEST = 2000, 2100


@dataclass(frozen=True, slots=True)
class Span:
    """From ``first`` to ``last``, both included. ``kind``: month, quarter, year, days."""

    kind: str
    first: date
    last: date

    @property
    def code(self) -> str:
        """The text that ``parsed`` reads."""
        if self.kind == "month":
            return f"{self.first:%Y-%m}"
        if self.kind == "quarter":
            return f"{self.first.year}-Q{(self.first.month + 2) // 3}"
        return str(self.first.year) if self.kind == "year" else f"{self.first}..{self.last}"

    @property
    def earlier(self) -> Span:
        """The span before: of the same kind, else of as many days."""
        if self.kind == "days":
            return Span("days", self.first - (self.last - self.first) - DAY, self.first - DAY)
        months = _MONTHS[self.kind]
        return Span(self.kind, moved(self.first, -months), self.first - DAY)


def parsed(text: str) -> Span | None:
    """The span of that code; None where it is none, too long, or of no century of ours."""
    try:
        span = _read(text)
    except ValueError:
        return None
    if span is None or not EARLIEST <= span.first.year <= span.last.year <= LATEST:
        return None
    return span if timedelta(0) <= span.last - span.first < LONGEST else None


def _read(text: str) -> Span | None:
    if found := _MONTH.fullmatch(text):
        return _months("month", date(int(found[1]), int(found[2]), 1))
    if found := _QUARTER.fullmatch(text):
        return _months("quarter", date(int(found[1]), 3 * int(found[2]) - 2, 1))
    if found := _YEAR.fullmatch(text):
        return _months("year", date(int(found[1]), 1, 1))
    if found := _DAYS.fullmatch(text):
        return Span("days", date.fromisoformat(found[1]), date.fromisoformat(found[2]))
    return None


def _months(kind: str, first: date) -> Span:
    return Span(kind, first, moved(first, _MONTHS[kind]) - DAY)


def moved(first: date, months: int) -> date:
    """The first day of the month that many later."""
    place = first.year * 12 + first.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def month_before(today: date) -> Span:
    """The last whole month."""
    return _months("month", moved(today, -1))


def month_of(today: date) -> Span:
    """The month of that day, over or not."""
    return _months("month", moved(today, 0))


def beginning(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time(), zone)
