"""Writing down ahead what plans ask for: the same result whoever does it, however often."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.errors import Refusal
from inspect_app.logs import logger
from inspect_app.planning.model import Occurrence, Plan
from inspect_app.planning.occurrences import due_between
from inspect_app.services import jobs
from inspect_app.services.correcting.timing import rules_of
from inspect_app.services.jobs import Lease
from inspect_app.services.planning import rows
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import InspectionPlan, PlanOccurrence
from inspect_app.storage.queries import planning
from inspect_app.workdays import Workdays

KIND = "plans-ahead"
# A quarter and a day: the next quarterly inspection is always in sight.
AHEAD = timedelta(days=93)
# Below the longest window the rules take at once.
_STEP = timedelta(days=366)


def want_today(session: Session, zone: ZoneInfo) -> None:
    """Ask for today's writing where there are plans; asked again, it is the same job."""
    if planning.running(session):
        jobs.want(session, None, KIND, f"{KIND}:{today_in(zone)}", {})


def today_in(zone: ZoneInfo) -> date:
    """The date on the wall."""
    return clock.now().astimezone(zone).date()


def carry_out(database: Database, lease: Lease, zone: ZoneInfo) -> None:
    """Write all running plans ahead, each in its own transaction; a broken one holds up no other."""
    with database.reading() as session:
        plans = planning.running(session)
    for plan_id in plans:
        try:
            with database.writing() as session:
                jobs.renew(session, lease)
                row = planning.find(session, plan_id, lock=True)
                if row is not None:
                    write(session, row, rules_of(session).calendar, zone)
        except Refusal as refusal:
            logger(__name__).warning("plan not written ahead", plan=str(plan_id), code=refusal.code)
    with database.writing() as session:
        jobs.finish(session, lease)


def write(session: Session, row: InspectionPlan, calendar: Workdays, zone: ZoneInfo) -> None:
    """Bring the occurrences of the plan ``row`` (locked) up to date, from today on to ``AHEAD``.

    What has opened or was begun keeps its times; what is still to come follows plan and calendar. What a
    plan asks for from now on begins with what can still be missed. Raises Invalid where it asks for too much.
    """
    now, today = clock.now(), today_in(zone)
    begin = row.written_until or row.starts
    first, until = max(row.starts, min(today, begin)), today + AHEAD
    if first < until:
        wanted = {each.id: each for each in _asked(rows.plan_of(row, zone), first, until, calendar)}
        _settle(session, row, first, wanted, now)
        row.written_until = until if row.written_until is None else max(row.written_until, until)
    if row.ends is not None and row.ends < today and row.ended_at is None:
        row.ended_at = now
    session.flush()


def _asked(plan: Plan, first: date, until: date, calendar: Workdays) -> Iterator[Occurrence]:
    while first < until:
        step = min(first + _STEP, until)
        yield from due_between(plan, first, step, calendar)
        first = step


def _settle(
    session: Session, row: InspectionPlan, first: date, wanted: dict[UUID, Occurrence], now: datetime
) -> None:
    # A day moved at the last moment may stand before the window: no id is written twice.
    there = {each.id: each for each in planning.written(session, row.id, first - AHEAD)}
    begun = planning.begun(session, row.id, first - AHEAD)
    for occurrence in wanted.values():
        held = there.get(occurrence.id)
        if held is None:
            if _is_new(row, occurrence, now):
                session.add(rows.row_of(occurrence))
        elif held.id not in begun:
            _follow(held, occurrence, now)
    gone = [each.id for each in there.values() if _falls_away(each, first, now) and each.id not in wanted]
    planning.strike(session, [each for each in gone if each not in begun])


def _is_new(row: InspectionPlan, occurrence: Occurrence, now: datetime) -> bool:
    """What was missed before the plan said so was never due; what was missed while no runner ran, was."""
    if row.written_until is None or occurrence.held_on < row.written_until:
        return occurrence.missed > now
    return True


def _follow(held: PlanOccurrence, occurrence: Occurrence, now: datetime) -> None:
    if held.opens > now:
        rows.update(held, occurrence)
    elif held.missed > now:
        held.assignee_id = occurrence.assignee
        held.role = occurrence.role.value if occurrence.role else None


def _falls_away(held: PlanOccurrence, first: date, now: datetime) -> bool:
    return held.held_on >= first and held.opens > now
