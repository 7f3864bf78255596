"""Sample plans: a butler’s two rounds a day and two audits, with what was held and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.access.model import Actor, Role
from inspect_app.checklist.model import Draw
from inspect_app.demo.company import PROJECTS
from inspect_app.demo.inspecting import Round, carry_out
from inspect_app.demo.organisation import Organisation
from inspect_app.demo.pictures import Camera
from inspect_app.demo.tablet import Tablet
from inspect_app.planning.model import Days, Mark, OffDays, Slot
from inspect_app.planning.occurrences import occurrence_id
from inspect_app.services.correcting.timing import rules_of
from inspect_app.services.planning import keeping, writing
from inspect_app.services.planning.keeping import Aim, Facts
from inspect_app.storage.database import Session
from inspect_app.storage.models import InspectionPlan

BUTLER, COMPANION = "fang", "何佳"
DAYS = 8
_MORNING = Slot("上午", Mark(0, time(8)), Mark(0, time(12)), Mark(0, time(14)))
_AFTERNOON = Slot("下午", Mark(0, time(14)), Mark(0, time(18)), Mark(0, time(20)))
_WEEK = Slot("本周", Mark(0, time(8)), Mark(4, time(18)), Mark(5, time(20)))
_MONTH = Slot("本月", Mark(-5, time(8)), Mark(0, time(18)), Mark(3, time(18)))
# Rounds not held, held late, and made up for, by day and slot.
_MISSED = {(2, "下午"), (5, "上午")}
_LATE = {(4, "下午"): time(17, 50)}
_MADE_UP = {(2, "上午"): time(15, 10)}
_USUAL = {"上午": time(9, 10), "下午": time(15, 20)}


def load(
    session: Session,
    camera: Camera,
    company: Organisation,
    programmes: Mapping[str, UUID],
    until: date,
    zone: ZoneInfo,
) -> int:
    """Make the plans as of some days before ``until`` and hold the butler's rounds; how many were held."""
    first = until - timedelta(days=DAYS)
    with clock.fixed(datetime.combine(first, time(7), zone)):
        patrol = _plan(session, company, _patrol(company, first), zone)
        plans = [patrol, *(_plan(session, company, each, zone) for each in _audits(company, first))]
    rounds = list(_rounds(company, programmes["daily-patrol"], patrol, first, zone))
    for each in rounds:
        carry_out(session, camera, each)
    with clock.fixed(datetime.combine(until, time(0, 30), zone)):
        for plan in plans:
            writing.write(session, plan, rules_of(session).calendar, zone)
    return len(rounds)


def _plan(session: Session, company: Organisation, facts: Facts, zone: ZoneInfo) -> InspectionPlan:
    return keeping.create(session, company.people["zhou"], facts, zone)


def _patrol(company: Organisation, first: date) -> Facts:
    return Facts(
        programme="daily-patrol",
        rhythm="FREQ=DAILY",
        starts=first,
        slots=(_MORNING, _AFTERNOON),
        aims=(Aim(company.projects["HD01"].id),),
        assignee=company.people[BUTLER].id,
        make_up_days=1,
        draw=Draw(1, rotate=True),
    )


def _audits(company: Organisation, first: date) -> Iterator[Facts]:
    yield Facts(
        programme="touchpoint-audit",
        rhythm="FREQ=WEEKLY;BYDAY=MO",
        starts=first,
        slots=(_WEEK,),
        aims=tuple(Aim(company.projects[code].id) for code in ("HD02", "HD03")),
        assignee=company.people["wang"].id,
        days=Days.WORKING,
        off_days=OffDays.MOVE,
        make_up_days=3,
    )
    yield Facts(
        programme="full-audit",
        rhythm="FREQ=MONTHLY;BYMONTHDAY=25",
        starts=first,
        slots=(_MONTH,),
        aims=tuple(Aim(project.id) for project in company.projects.values()),
        role=Role.QUALITY_MANAGER,
        days=Days.WORKING,
        off_days=OffDays.MOVE,
    )


def _rounds(
    company: Organisation, revision: UUID, plan: InspectionPlan, first: date, zone: ZoneInfo
) -> Iterator[Round]:
    butler = company.people[BUTLER]
    tablet = Tablet(butler, timedelta(seconds=5))
    for number in range(DAYS):
        for slot in (_MORNING.name, _AFTERNOON.name):
            if (number, slot) not in _MISSED:
                yield _round(company, revision, plan, (first, number, slot), zone, butler, tablet)


def _round(
    company: Organisation,
    revision: UUID,
    plan: InspectionPlan,
    place: tuple[date, int, str],
    zone: ZoneInfo,
    butler: Actor,
    tablet: Tablet,
) -> Round:
    first, number, slot = place
    day, project = first + timedelta(days=number), company.projects["HD01"]
    at = _LATE.get((number, slot)) or _MADE_UP.get((number, slot)) or _USUAL[slot]
    return Round(
        plan=PROJECTS[0],
        project=project,
        revision=revision,
        inspector=butler,
        tablet=tablet,
        companion=COMPANION,
        begins=datetime.combine(day, at, zone),
        month=5,
        occurrence=occurrence_id(plan.id, project.id, day, slot),
    )
