"""A plan's rhythm: the part of RRULE (RFC 5545) that inspections need, read with limits.

Hours and seconds are refused: the times of a day are a plan's slots. Whatever is accepted can be expanded in
time that grows with the days looked at, never with what a hostile rule asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspect_app.errors import Invalid

LONGEST_TEXT = 200
MOST_TIMES = 3660
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PREFIX = "RRULE:"
_NUMBER = re.compile(r"[+-]?[0-9]+", re.ASCII)
_WEEKDAY = re.compile(r"(?P<nth>[+-]?[0-9]{1,2})?(?P<day>MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


class Frequency(StrEnum):
    """What an interval counts."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


LONGEST_INTERVAL = {
    Frequency.DAILY: 366,
    Frequency.WEEKLY: 53,
    Frequency.MONTHLY: 36,
    Frequency.YEARLY: 10,
}
_TOO_OFTEN = {"HOURLY", "MINUTELY", "SECONDLY"}
_ANYWHERE = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH"}
_PARTS = {
    Frequency.DAILY: _ANYWHERE | {"BYMONTHDAY"},
    Frequency.WEEKLY: _ANYWHERE,
    Frequency.MONTHLY: _ANYWHERE | {"BYMONTHDAY", "BYSETPOS"},
    Frequency.YEARLY: _ANYWHERE | {"BYMONTHDAY", "BYSETPOS"},
}
_MOST_NTH = {Frequency.DAILY: 0, Frequency.WEEKLY: 0, Frequency.MONTHLY: 5, Frequency.YEARLY: 53}


@dataclass(frozen=True, slots=True)
class Nth:
    """A weekday (0 is Monday); ``nth`` counts it from 1 or from -1 at the end, 0 is each of them."""

    nth: int
    weekday: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rule as read. Empty tuples say nothing; ``until`` is the last day."""

    frequency: Frequency
    interval: int = 1
    by_day: tuple[Nth, ...] = ()
    by_month: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_position: tuple[int, ...] = ()
    week_start: int = 0
    count: int | None = None
    until: date | None = None


def read(text: str) -> Rhythm:
    """The rhythm of an RRULE, with or without its name before it. Raises Invalid on ``rhythm``."""
    parts = _parts(text)
    frequency = _frequency(parts)
    for name in parts:
        if name not in _PARTS[frequency]:
            raise _refusal("rhythm-part-not-here", part=name, frequency=frequency.value)
    if "COUNT" in parts and "UNTIL" in parts:
        raise _refusal("rhythm-count-and-until")
    rhythm = Rhythm(
        frequency,
        interval=_one(parts, "INTERVAL", 1, LONGEST_INTERVAL[frequency]) or 1,
        by_day=_weekdays(parts, _MOST_NTH[frequency]),
        by_month=_numbers(parts, "BYMONTH", 12, signed=False),
        by_month_day=_numbers(parts, "BYMONTHDAY", 31),
        by_position=_numbers(parts, "BYSETPOS", 366),
        week_start=_week_start(parts),
        count=_one(parts, "COUNT", 1, MOST_TIMES),
        until=_until(parts),
    )
    if rhythm.by_position and not (rhythm.by_day or rhythm.by_month or rhythm.by_month_day):
        raise _refusal("rhythm-part-not-here", part="BYSETPOS", frequency=frequency.value)
    return rhythm


def _refusal(code: str, **values: object) -> Invalid:
    return Invalid(code, field="rhythm", **values)


def _parts(text: str) -> dict[str, str]:
    if len(text) > LONGEST_TEXT:
        raise _refusal("rhythm-too-long", limit=LONGEST_TEXT)
    parts: dict[str, str] = {}
    for pair in text.strip().upper().removeprefix(_PREFIX).split(";"):
        name, _, value = pair.partition("=")
        if not value:
            raise _refusal("rhythm-part-value", part=name)
        if name in parts:
            raise _refusal("rhythm-part-twice", part=name)
        parts[name] = value
    return parts


def _frequency(parts: dict[str, str]) -> Frequency:
    name = parts.get("FREQ")
    if name is None:
        raise _refusal("rhythm-no-frequency")
    if name in _TOO_OFTEN:
        raise _refusal("rhythm-too-often", frequency=name)
    if name not in list(Frequency):
        raise _refusal("rhythm-part-value", part="FREQ")
    return Frequency(name)


def _one(parts: dict[str, str], name: str, least: int, most: int) -> int | None:
    if name not in parts:
        return None
    number = _number(parts[name], name)
    if not least <= number <= most:
        raise _refusal("rhythm-number", part=name, least=least, most=most)
    return number


def _number(text: str, name: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise _refusal("rhythm-part-value", part=name)
    return int(text)


def _numbers(parts: dict[str, str], name: str, most: int, *, signed: bool = True) -> tuple[int, ...]:
    if name not in parts:
        return ()
    found = {_number(each, name) for each in parts[name].split(",")}
    if 0 in found or any(abs(each) > most or (each < 0 and not signed) for each in found):
        raise _refusal("rhythm-number", part=name, least=-most if signed else 1, most=most)
    return tuple(sorted(found))


def _weekdays(parts: dict[str, str], most: int) -> tuple[Nth, ...]:
    if "BYDAY" not in parts:
        return ()
    return tuple(_weekday(each, most) for each in parts["BYDAY"].split(","))


def _weekday(text: str, most: int) -> Nth:
    matched = _WEEKDAY.fullmatch(text)
    if matched is None:
        raise _refusal("rhythm-part-value", part="BYDAY")
    nth = int(matched["nth"] or 0)
    if abs(nth) > most or (matched["nth"] and not nth):
        raise _refusal("rhythm-number", part="BYDAY", least=-most, most=most)
    return Nth(nth, WEEKDAYS.index(matched["day"]))


def _week_start(parts: dict[str, str]) -> int:
    day = parts.get("WKST", WEEKDAYS[0])
    if day not in WEEKDAYS:
        raise _refusal("rhythm-part-value", part="WKST")
    return WEEKDAYS.index(day)


def _until(parts: dict[str, str]) -> date | None:
    """A plan counts in days: a moment of the last one would mean another day elsewhere."""
    if "UNTIL" not in parts:
        return None
    matched = _DAY.fullmatch(parts["UNTIL"])
    if matched is None:
        raise _refusal("rhythm-part-value", part="UNTIL")
    try:
        return date(*(int(each) for each in matched.groups()))
    except ValueError:
        raise _refusal("rhythm-part-value", part="UNTIL") from None
