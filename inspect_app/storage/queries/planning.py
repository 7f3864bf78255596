"""Plans, their occurrences between two days, and the inspections begun for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, delete, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from inspect_app.access.rules import Reach
from inspect_app.storage.models import (
    CalendarFeed,
    Inspection,
    InspectionPlan,
    PlannedInspection,
    PlanOccurrence,
    PlanTarget,
    Project,
    RoleAssignment,
    User,
)
from inspect_app.storage.queries import paging
from inspect_app.storage.queries.paging import Page
from inspect_app.storage.queries.projects import within

_TARGETS = selectinload(InspectionPlan.targets).joinedload(PlanTarget.project)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Occurrences held from ``start`` up to and without ``end``, within ``reach``."""

    start: date
    end: date
    reach: Reach
    project: UUID | None = None
    person: UUID | None = None
    plans: tuple[UUID, ...] | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """A person's occurrences: those assigned by name, and nobody's by name where they hold the role.

    ``people`` are the person, and the absent colleagues they stand in for.
    """

    start: date
    end: date
    people: tuple[UUID, ...]
    roles: Mapping[str, Reach]
    # Where the person may still conduct inspections at all.
    reach: Reach


def find(session: Session, plan_id: UUID, *, lock: bool = False) -> InspectionPlan | None:
    """The plan of that id with its targets and their projects; ``lock`` holds it until the end."""
    query = select(InspectionPlan).where(InspectionPlan.id == plan_id).options(_TARGETS)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one_or_none()


def page(session: Session, reach: Reach, after: UUID | None, *, ended: bool = False) -> Page[InspectionPlan]:
    """Plans of any project within ``reach``, newest first, with targets and projects."""
    over = InspectionPlan.ended_at.is_not(None) if ended else InspectionPlan.ended_at.is_(None)
    query = select(InspectionPlan).where(over, _somewhere_in(reach)).options(_TARGETS)
    return paging.newest_first(session, query, InspectionPlan.id, after)


def _somewhere_in(reach: Reach) -> ColumnElement[bool]:
    aimed = select(PlanTarget.id).join(Project, Project.id == PlanTarget.project_id)
    return aimed.where(PlanTarget.plan_id == InspectionPlan.id, within(reach)).exists()


def running(session: Session) -> Sequence[UUID]:
    """The ids of the plans not ended, oldest first."""
    query = select(InspectionPlan.id).where(InspectionPlan.ended_at.is_(None)).order_by(InspectionPlan.id)
    return session.scalars(query).all()


def rhythms(session: Session, reach: Reach) -> Sequence[tuple[UUID, str]]:
    """(plan, rhythm) of all plans within ``reach``, ended ones too."""
    query = select(InspectionPlan.id, InspectionPlan.rhythm).where(_somewhere_in(reach))
    return [(row[0], row[1]) for row in session.execute(query)]


def written(session: Session, plan_id: UUID, first: date) -> Sequence[PlanOccurrence]:
    """The occurrences of a plan held on or after ``first``."""
    query = select(PlanOccurrence).where(PlanOccurrence.plan_id == plan_id, PlanOccurrence.held_on >= first)
    return session.scalars(query).all()


def begun(session: Session, plan_id: UUID, first: date) -> frozenset[UUID]:
    """Those of ``written`` for which an inspection was begun."""
    query = (
        select(PlannedInspection.occurrence_id)
        .join(PlanOccurrence, PlanOccurrence.id == PlannedInspection.occurrence_id)
        .where(PlanOccurrence.plan_id == plan_id, PlanOccurrence.held_on >= first)
    )
    return frozenset(session.scalars(query))


def strike(session: Session, occurrences: Sequence[UUID]) -> None:
    """Forget occurrences that were never open and will not come."""
    for start in range(0, len(occurrences), 500):
        ids = occurrences[start : start + 500]
        session.execute(delete(PlanOccurrence).where(PlanOccurrence.id.in_(ids)))


def _between(wanted: Wanted) -> list[ColumnElement[bool]]:
    kept = [PlanOccurrence.held_on >= wanted.start, PlanOccurrence.held_on < wanted.end, within(wanted.reach)]
    if wanted.project is not None:
        kept.append(PlanOccurrence.project_id == wanted.project)
    if wanted.person is not None:
        kept.append(PlanOccurrence.assignee_id == wanted.person)
    if wanted.plans is not None:
        kept.append(PlanOccurrence.plan_id.in_(wanted.plans))
    return kept


def _own(wanted: Own) -> list[ColumnElement[bool]]:
    theirs: list[ColumnElement[bool]] = [PlanOccurrence.assignee_id.in_(wanted.people)]
    for role, reach in wanted.roles.items():
        nobody = PlanOccurrence.assignee_id.is_(None)
        theirs.append(and_(nobody, PlanOccurrence.role == role, within(reach)))
    held = [PlanOccurrence.held_on >= wanted.start, PlanOccurrence.held_on < wanted.end]
    return [*held, or_(*theirs), within(wanted.reach)]


def occurrences(session: Session, wanted: Wanted | Own, most: int) -> Sequence[PlanOccurrence]:
    """The first ``most`` occurrences by their opening, with project."""
    query = (
        select(PlanOccurrence)
        .join(Project, Project.id == PlanOccurrence.project_id)
        .where(*(_own(wanted) if isinstance(wanted, Own) else _between(wanted)))
        .options(joinedload(PlanOccurrence.project))
        .order_by(PlanOccurrence.opens, PlanOccurrence.id)
        .limit(most)
    )
    return session.scalars(query).all()


class Tried(NamedTuple):
    """An occurrence, and an inspection that was begun for it and completed."""

    id: UUID
    project_id: UUID
    opens: datetime
    due: datetime
    missed: datetime
    made_up_until: datetime
    inspector_id: UUID
    started_at: datetime
    finished_at: datetime


def untried(
    session: Session, programme: str, projects: Sequence[UUID], start: date, end: date, now: datetime
) -> dict[UUID, tuple[int, int]]:
    """By project (missed at ``now``, still to come): what plans of a programme ask for from ``start`` up to
    and without ``end``, and no inspection was completed for."""
    missed = func.sum(case((PlanOccurrence.missed <= now, 1), else_=0))
    query = (
        select(PlanOccurrence.project_id, missed, func.count())
        .where(*_asked(programme, projects, start, end), ~_COMPLETED.exists())
        .group_by(PlanOccurrence.project_id)
    )
    return {row[0]: (row[1], row[2] - row[1]) for row in session.execute(query)}


def tried(
    session: Session, programme: str, projects: Sequence[UUID], start: date, end: date
) -> Iterator[Tried]:
    """The others, once for each inspection that was completed for them."""
    query = (
        select(
            PlanOccurrence.id,
            PlanOccurrence.project_id,
            PlanOccurrence.opens,
            PlanOccurrence.due,
            PlanOccurrence.missed,
            PlanOccurrence.made_up_until,
            Inspection.inspector_id,
            Inspection.started_at,
            Inspection.finished_at,
        )
        .join(PlannedInspection, PlannedInspection.occurrence_id == PlanOccurrence.id)
        .join(Inspection, Inspection.id == PlannedInspection.inspection_id)
        .where(*_asked(programme, projects, start, end), Inspection.finished_at.is_not(None))
        .order_by(PlanOccurrence.id)
    )
    for name, project, opens, due, missed, until, by, started, finished in session.execute(query):
        if finished is not None:
            yield Tried(name, project, opens, due, missed, until, by, started, finished)


_COMPLETED = (
    select(PlannedInspection.occurrence_id)
    .join(Inspection, Inspection.id == PlannedInspection.inspection_id)
    .where(PlannedInspection.occurrence_id == PlanOccurrence.id, Inspection.finished_at.is_not(None))
    .correlate(PlanOccurrence)
)


def _asked(programme: str, projects: Sequence[UUID], start: date, end: date) -> list[ColumnElement[bool]]:
    return [
        PlanOccurrence.programme == programme,
        PlanOccurrence.project_id.in_(projects),
        PlanOccurrence.held_on >= start,
        PlanOccurrence.held_on < end,
    ]


def occurrence(session: Session, occurrence_id: UUID, *, lock: bool = False) -> PlanOccurrence | None:
    """One occurrence with project; ``lock`` holds it until the end."""
    query = select(PlanOccurrence).where(PlanOccurrence.id == occurrence_id)
    query = query.options(joinedload(PlanOccurrence.project))
    if lock:
        query = query.with_for_update(of=PlanOccurrence)
    return session.scalars(query).one_or_none()


_BEGUN: Select[UUID, Inspection] = (
    select(PlannedInspection.occurrence_id, Inspection)
    .join(Inspection, Inspection.id == PlannedInspection.inspection_id)
    .join(PlanOccurrence, PlanOccurrence.id == PlannedInspection.occurrence_id)
    .join(Project, Project.id == PlanOccurrence.project_id)
    .order_by(Inspection.id)
)


def inspections(session: Session, wanted: Wanted | Own) -> dict[UUID, list[Inspection]]:
    """The inspections begun for the occurrences of ``wanted``, by occurrence."""
    conditions = _own(wanted) if isinstance(wanted, Own) else _between(wanted)
    return _by_occurrence(session, _BEGUN.where(*conditions))


def inspections_of(session: Session, occurrence_id: UUID) -> list[Inspection]:
    """The inspections begun for one occurrence."""
    found = _by_occurrence(session, _BEGUN.where(PlannedInspection.occurrence_id == occurrence_id))
    return found.get(occurrence_id, [])


def _by_occurrence(session: Session, query: Select[UUID, Inspection]) -> dict[UUID, list[Inspection]]:
    found: dict[UUID, list[Inspection]] = {}
    for occurrence_id, inspection in session.execute(query):
        found.setdefault(occurrence_id, []).append(inspection)
    return found


def people(session: Session, reach: Reach, roles: Sequence[str]) -> Sequence[User]:
    """Active people with one of ``roles`` anywhere that touches ``reach``, by name, with ``assignments``."""
    held = select(RoleAssignment.user_id).where(RoleAssignment.role.in_(roles))
    if not reach.everywhere:
        around = select(Project.region_id).where(Project.id.in_(reach.projects))
        inside = select(Project.id).where(Project.region_id.in_(reach.regions))
        held = held.where(
            or_(
                RoleAssignment.project_id.in_(reach.projects),
                RoleAssignment.project_id.in_(inside),
                RoleAssignment.region_id.in_(reach.regions),
                RoleAssignment.region_id.in_(around),
                and_(RoleAssignment.project_id.is_(None), RoleAssignment.region_id.is_(None)),
            )
        )
    query = select(User).where(User.active, User.id.in_(held)).options(selectinload(User.assignments))
    return session.scalars(query.order_by(User.name, User.id)).all()


def feed(session: Session, token_hash: str) -> CalendarFeed | None:
    """The calendar address of that hash."""
    return session.scalars(select(CalendarFeed).where(CalendarFeed.token_hash == token_hash)).one_or_none()


def feed_of(session: Session, user_id: UUID) -> CalendarFeed | None:
    """A person's calendar address."""
    return session.scalars(select(CalendarFeed).where(CalendarFeed.user_id == user_id)).one_or_none()
