"""The inspections a plan asks for between two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from inspect_app.errors import Invalid
from inspect_app.planning.model import Days, Mark, Occurrence, OffDays, Plan, Slot, Target
from inspect_app.planning.rhythm_days import days_between
from inspect_app.workdays import Workdays

LONGEST_WINDOW = timedelta(days=400)
MOST_OCCURRENCES = 100_000
# No run of days off is as long; what would be moved further is left out.
FURTHEST_MOVE = 31


def due_between(plan: Plan, start: date, end: date, calendar: Workdays) -> tuple[Occurrence, ...]:
    """The occurrences held from ``start`` up to and without ``end``, by their opening, project and slot.

    Raises Invalid where the window is longer than 400 days or holds more than 100 000 of them.
    """
    if end - start > LONGEST_WINDOW:
        raise Invalid("window-too-long", field="end", days=LONGEST_WINDOW.days)
    held = _held(plan, start, end, calendar)
    if len(held) * len(plan.targets) * len(plan.slots) > MOST_OCCURRENCES:
        raise Invalid("window-too-many", field="end", most=MOST_OCCURRENCES)
    found = [
        _occurrence(plan, target, slot, day, on)
        for on, day in held.items()
        for target in plan.targets
        for slot in plan.slots
    ]
    return tuple(sorted(found, key=lambda each: (each.opens, each.project, each.slot)))


def occurrence_id(plan: UUID, project: UUID, day: date, slot: str) -> UUID:
    """The id of an occurrence: the same whenever and by whomever it is worked out."""
    return uuid5(plan, f"{project}/{day.isoformat()}/{slot}")


def _held(plan: Plan, start: date, end: date, calendar: Workdays) -> dict[date, date]:
    """The days of the window on which there is an inspection, each with its day of the rhythm.

    Several moved to one day are one inspection: its own day's, or else the first of them.
    """
    first = start - timedelta(days=FURTHEST_MOVE) if plan.off_days is OffDays.MOVE else start
    last = end if plan.ends is None else min(end, plan.ends + timedelta(days=1))
    held: dict[date, date] = {}
    for day in days_between(plan.rhythm, plan.starts, first, last):
        on = _fit_day(plan, day, calendar)
        if on is not None and start <= on < end and (on not in held or on == day):
            held[on] = day
    return held


def _fit_day(plan: Plan, day: date, calendar: Workdays) -> date | None:
    furthest = FURTHEST_MOVE if plan.off_days is OffDays.MOVE else 0
    tried = (day + timedelta(days=further) for further in range(furthest + 1))
    return next((each for each in tried if _fits(plan.days, each, calendar)), None)


def _fits(days: Days, day: date, calendar: Workdays) -> bool:
    if days is Days.WORKING:
        return calendar.works(day)
    return days is Days.EVERY or not calendar.is_public_holiday(day)


def _occurrence(plan: Plan, target: Target, slot: Slot, day: date, held_on: date) -> Occurrence:
    made_up_until = Mark(slot.missed.days + plan.make_up_days, slot.missed.at)
    marks = (slot.opens, slot.due, slot.missed, made_up_until)
    opens, due, missed, until = _in_order(*(_moment(held_on, mark, target.zone) for mark in marks))
    return Occurrence(
        id=occurrence_id(plan.id, target.project, day, slot.name),
        plan=plan.id,
        programme=plan.programme,
        project=target.project,
        slot=slot.name,
        day=day,
        held_on=held_on,
        opens=opens,
        due=due,
        missed=missed,
        made_up_until=until,
        assignee=target.assignee or plan.assignee,
        role=plan.role,
    )


def _moment(day: date, mark: Mark, zone: ZoneInfo) -> datetime:
    return datetime.combine(day + timedelta(days=mark.days), mark.at, zone).astimezone(UTC)


def _in_order(*moments: datetime) -> Iterator[datetime]:
    """A local time that the clock skips lies later than those after the gap: none comes before another."""
    latest = moments[0]
    for moment in moments:
        latest = max(latest, moment)
        yield latest
