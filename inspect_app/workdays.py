"""Which days are worked: the Chinese calendar with its make-up working days, or plain weekends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import chinese_calendar

_SATURDAY = 5
_DAY = timedelta(days=1)
# The State Council announces a year's days off in the autumn before; the library knows these years.
# Its tables are asked and not its functions, which search them for the first and last year at every call.
_NAMED = chinese_calendar.constants.holidays
_MADE_UP = chinese_calendar.constants.workdays
FIRST_YEAR = min(_NAMED).year
LAST_YEAR = max(_NAMED).year


class Kind(StrEnum):
    """Where days off come from."""

    CHINA = "china"
    WEEKENDS = "weekends"
    EVERY_DAY = "every-day"


@dataclass(frozen=True, slots=True)
class Workdays:
    """A calendar of working days; ``off`` and ``worked`` are a company's own days and win over its kind.

    In years that ``covers`` denies, Saturdays and Sundays are off and nothing else: enter the announced days
    as ``off`` and ``worked``, or bring the library up to date.
    """

    kind: Kind = Kind.CHINA
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def covers(self, day: date) -> bool:
        """Whether public holidays of the day's year are known, as far as this calendar has any."""
        return self.kind is not Kind.CHINA or FIRST_YEAR <= day.year <= LAST_YEAR

    def works(self, day: date) -> bool:
        """Whether ``day`` is a working day."""
        if day in self.worked:
            return True
        if day in self.off:
            return False
        return self._usually(day)

    def _usually(self, day: date) -> bool:
        if self.kind is Kind.EVERY_DAY:
            return True
        if self.kind is Kind.CHINA and self.covers(day):
            return day in _MADE_UP or (day.weekday() < _SATURDAY and day not in _NAMED)
        return day.weekday() < _SATURDAY

    def is_public_holiday(self, day: date) -> bool:
        """Whether ``day`` is off beyond ordinary weekends: a festival's days, or the company's own."""
        if day in self.worked:
            return False
        return day in self.off or (self.kind is Kind.CHINA and day in _NAMED)

    def following(self, day: date, count: int = 1) -> date:
        """The ``count``-th working day after ``day``; with 0 the day itself or else the next one worked."""
        if count == 0:
            return day if self.works(day) else self.following(day)
        while count:
            day += _DAY
            count -= self.works(day)
        return day

    def preceding(self, day: date) -> date:
        """The last working day before ``day``."""
        day -= _DAY
        while not self.works(day):
            day -= _DAY
        return day


CHINA = Workdays()
