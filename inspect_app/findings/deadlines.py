"""How long a finding may take: the policy as data, and moments counted in a project's own time zone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from inspect_app.access.model import Role
from inspect_app.checklist.model import Severity
from inspect_app.findings.model import Action, Correction, State
from inspect_app.workdays import CHINA, Workdays

_INSTANT = timedelta(microseconds=1)


class Unit(StrEnum):
    """What a limit counts."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many hours, which pass day and night, or whole days after the day it began on."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Rung:
    """Who hears of an overdue finding, and how long after it became so."""

    role: Role
    after: Limit


@dataclass(frozen=True, slots=True)
class Policy:
    """A company's deadlines. ``remind_hour`` is the local hour from which the eve's reminder is due."""

    limits: Mapping[Severity, Limit]
    ladders: Mapping[Severity, tuple[Rung, ...]]
    first_reply: Limit
    urgent_reply: Limit
    remind_hour: int


_AT_ONCE = Limit(0, Unit.HOURS)
_LADDER = (
    Rung(Role.SUPERVISOR, _AT_ONCE),
    Rung(Role.PROPERTY_MANAGER, Limit(1, Unit.WORKING_DAYS)),
    Rung(Role.QUALITY_MANAGER, Limit(3, Unit.WORKING_DAYS)),
)
_SHORT_LADDER = (
    Rung(Role.SUPERVISOR, _AT_ONCE),
    Rung(Role.PROPERTY_MANAGER, _AT_ONCE),
    Rung(Role.QUALITY_MANAGER, Limit(24, Unit.HOURS)),
)
# OS-4.3.2: solved the next day, by working days. What is critical does not wait for Monday: a day and night.
# ET-1.3: the first reply to a complaint within two days, on the same day where the repair is urgent.
STANDARD = Policy(
    limits=MappingProxyType(
        {severity: Limit(1, Unit.WORKING_DAYS) for severity in Severity}
        | {Severity.CRITICAL: Limit(24, Unit.HOURS)}
    ),
    ladders=MappingProxyType(
        dict.fromkeys(Severity, _LADDER) | {Severity.CRITICAL: _SHORT_LADDER},
    ),
    first_reply=Limit(2, Unit.DAYS),
    urgent_reply=Limit(0, Unit.DAYS),
    remind_hour=15,
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a project's findings are timed by."""

    zone: ZoneInfo
    calendar: Workdays = CHINA
    policy: Policy = STANDARD


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment after ``day`` in ``zone``, in UTC; right too where midnight is skipped or repeated."""
    return datetime.combine(day + timedelta(days=1), time.min, zone).astimezone(UTC)


def last_day(due: datetime, zone: ZoneInfo) -> date:
    """The day people are told for the deadline ``due``, which is an exclusive end."""
    return (due - _INSTANT).astimezone(zone).date()


def after(moment: datetime, limit: Limit, rules: Rules) -> datetime:
    """When ``limit``, begun at ``moment``, has passed; in UTC."""
    if limit.unit is Unit.HOURS:
        return moment.astimezone(UTC) + timedelta(hours=limit.count)
    day = moment.astimezone(rules.zone).date()
    if limit.unit is Unit.DAYS:
        return end_of(day + timedelta(days=limit.count), rules.zone)
    return end_of(rules.calendar.following(day, limit.count), rules.zone)


def due_after(moment: datetime, severity: Severity, rules: Rules) -> datetime:
    """The deadline of a finding of ``severity`` recorded, or sent back, at ``moment``."""
    return after(moment, rules.policy.limits[severity], rules)


class Timing(StrEnum):
    """How a finding stands to its deadline. ``NEXT`` is due on the next working day, or tomorrow."""

    CLOSED = "closed"
    FIXED = "fixed"
    OVERDUE = "overdue"
    TODAY = "today"
    NEXT = "next"
    LATER = "later"


def timing(correction: Correction, now: datetime, rules: Rules) -> Timing:
    """How it stands at ``now``. Once reported fixed it is no longer overdue, unless it is sent back."""
    if correction.closed:
        return Timing.CLOSED
    if correction.state is State.FIXED:
        return Timing.FIXED
    if now >= correction.due:
        return Timing.OVERDUE
    today, day = now.astimezone(rules.zone).date(), last_day(correction.due, rules.zone)
    if day <= today:
        return Timing.TODAY
    # On a Friday it is Monday's deadline that people must hear of, not Saturday's.
    return Timing.NEXT if day <= rules.calendar.following(today) else Timing.LATER


def fixed_in_time(correction: Correction) -> bool | None:
    """Whether the last reported fix came before its deadline; None where none was reported."""
    done = [correction.last(action) for action in (Action.FIX, Action.FIX_ON_THE_SPOT)]
    step = next((each for each in done if each is not None), None)
    return None if step is None else step.act.at < step.due


def escalations(due: datetime, severity: Severity, rules: Rules) -> tuple[tuple[Role, datetime], ...]:
    """Which roles hear of a finding due at ``due`` that stays unmended, nearest first, each from when on."""
    return tuple((rung.role, _reached(due, rung.after, rules)) for rung in rules.policy.ladders[severity])


def escalated_to(correction: Correction, now: datetime, rules: Rules) -> tuple[Role, ...]:
    """The roles an overdue finding has reached at ``now``, nearest first; none while it is in time."""
    if timing(correction, now, rules) is not Timing.OVERDUE:
        return ()
    reached = escalations(correction.due, correction.facts.severity, rules)
    return tuple(role for role, moment in reached if now >= moment)


def _reached(due: datetime, limit: Limit, rules: Rules) -> datetime:
    # Days count from the last day in time, not from the midnight that ends it.
    return after(due if limit.unit is Unit.HOURS else due - _INSTANT, limit, rules)
