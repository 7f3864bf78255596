"""Plans and their occurrences, for tests."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app.planning.model import Mark, Occurrence, Plan, Slot, Target
from inspect_app.planning.occurrences import due_between
from inspect_app.planning.rhythm import read
from inspect_app.workdays import CHINA, Workdays

SHANGHAI = ZoneInfo("Asia/Shanghai")
BUTLER, OTHER = UUID(int=21), UUID(int=22)
PROJECT = UUID(int=31)
MORNING = Slot("morning", Mark(0, time(8)), Mark(0, time(12)), Mark(0, time(14)))
AFTERNOON = Slot("afternoon", Mark(0, time(14)), Mark(0, time(18)), Mark(1, time(0)))
WHOLE_DAY = Slot("day", Mark(0, time(0)), Mark(1, time(0)), Mark(1, time(0)))


def plan(rhythm: str = "FREQ=DAILY", **given: Any) -> Plan:
    """Two patrols a day at one project in Shanghai, from November 2026 on."""
    usual: dict[str, Any] = {
        "id": UUID(int=11),
        "programme": "daily-patrol",
        "rhythm": read(rhythm),
        "starts": date(2026, 11, 1),
        "slots": (MORNING, AFTERNOON),
        "targets": (Target(PROJECT, SHANGHAI),),
        "assignee": BUTLER,
    }
    return Plan(**(usual | given))


def whole_days(rhythm: str, **given: Any) -> Plan:
    """One inspection on each day of the rhythm."""
    return plan(rhythm, **{"slots": (WHOLE_DAY,), **given})


def due(wanted: Plan, start: date, end: date, calendar: Workdays = CHINA) -> tuple[Occurrence, ...]:
    """The occurrences from ``start`` up to and without ``end``."""
    return due_between(wanted, start, end, calendar)


def local(*at: int, zone: ZoneInfo = SHANGHAI) -> datetime:
    """A moment told by a clock on the wall."""
    year, month, day, *clock = at
    return datetime.combine(date(year, month, day), time(*clock), zone)
