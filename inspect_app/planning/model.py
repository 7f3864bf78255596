"""A plan: which programme is due at which projects, in which rhythm, at which times, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app.access.model import Role
from inspect_app.checklist.model import Draw
from inspect_app.planning.rhythm import Rhythm


class Days(StrEnum):
    """On which days of the rhythm there are inspections at all."""

    EVERY = "every"
    NO_PUBLIC_HOLIDAYS = "no_public_holidays"
    WORKING = "working"


class OffDays(StrEnum):
    """What becomes of one that falls on another day: it is left out, or held on the next fit day."""

    SKIP = "skip"
    MOVE = "move"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A local time, so many days after the day of the inspection (before it where negative)."""

    days: int
    at: time


@dataclass(frozen=True, slots=True)
class Slot:
    """One inspection of a day. It may begin from ``opens``, is late from ``due``, missed from ``missed``.

    A morning round from 8 to 12, missed at 14; or a monthly one from five days before to three days after.
    """

    name: str
    opens: Mark
    due: Mark
    missed: Mark


@dataclass(frozen=True, slots=True)
class Target:
    """A project with its time zone; its ``assignee`` goes before the plan's."""

    project: UUID
    zone: ZoneInfo
    assignee: UUID | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is due again and again.

    ``ends`` is the last day of its rhythm. For ``make_up_days`` after the miss mark, a miss can be made up.
    ``draw`` says how many places of each checklist are visited; None leaves it to the programme.
    """

    id: UUID
    programme: str
    rhythm: Rhythm
    starts: date
    slots: tuple[Slot, ...]
    targets: tuple[Target, ...]
    assignee: UUID | None = None
    role: Role | None = None
    ends: date | None = None
    days: Days = Days.EVERY
    off_days: OffDays = OffDays.SKIP
    make_up_days: int = 0
    draw: Draw | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One inspection that a plan asks for; moments in UTC, ends exclusive.

    ``id`` depends on plan, project, slot and ``day``, the day of the rhythm, and on nothing else: it stays
    when an announced holiday moves it to another ``held_on``, and when the plan gives it other times or
    another person.
    """

    id: UUID
    plan: UUID
    programme: str
    project: UUID
    slot: str
    day: date
    held_on: date
    opens: datetime
    due: datetime
    missed: datetime
    made_up_until: datetime
    assignee: UUID | None
    role: Role | None


@dataclass(frozen=True, slots=True)
class Round:
    """A finished inspection that was begun for an occurrence; ``by`` carried it out."""

    occurrence: UUID
    by: UUID
    started_at: datetime
    finished_at: datetime


class Standing(StrEnum):
    """What became of an occurrence."""

    UPCOMING = "upcoming"
    OPEN = "open"
    DONE = "done"
    LATE = "late"
    MISSED = "missed"
    MADE_UP = "made_up"
