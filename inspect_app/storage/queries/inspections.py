"""Inspections with what hangs on them, in a fixed number of queries however many sheets there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from inspect_app.access.rules import Reach
from inspect_app.storage.models import Finding, Inspection, Location, Project, Sheet
from inspect_app.storage.queries.paging import SIZE, Page, newest_first


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; None does not narrow.

    ``projects`` are any of these, ``finished_from`` up to but without ``finished_before`` moments.
    """

    project_id: UUID | None = None
    programme: str | None = None
    state: str | None = None
    projects: tuple[UUID, ...] | None = None
    finished_from: datetime | None = None
    finished_before: datetime | None = None


def within(query: Select[Inspection], reach: Reach) -> Select[Inspection]:
    """``query`` narrowed to the projects of ``reach``."""
    if reach.everywhere:
        return query
    regional = select(Project.id).where(Project.region_id.in_(reach.regions))
    return query.where(or_(Inspection.project_id.in_(reach.projects), Inspection.project_id.in_(regional)))


def page(
    session: Session, reach: Reach, wanted: Wanted, after: UUID | None = None, size: int = SIZE
) -> Page[Inspection]:
    """Inspections newest first, with project, inspector and revision."""
    query = within(select(Inspection), reach).options(
        joinedload(Inspection.project), joinedload(Inspection.inspector), joinedload(Inspection.revision)
    )
    if wanted.project_id is not None:
        query = query.where(Inspection.project_id == wanted.project_id)
    if wanted.programme is not None:
        query = query.where(Inspection.programme == wanted.programme)
    if wanted.state is not None:
        query = query.where(Inspection.state == wanted.state)
    return newest_first(session, _spanned(query, wanted), Inspection.id, after, size)


def _spanned(query: Select[Inspection], wanted: Wanted) -> Select[Inspection]:
    if wanted.projects is not None:
        query = query.where(Inspection.project_id.in_(wanted.projects))
    if wanted.finished_from is not None:
        query = query.where(Inspection.finished_at >= wanted.finished_from)
    if wanted.finished_before is not None:
        query = query.where(Inspection.finished_at < wanted.finished_before)
    return query


def get(session: Session, inspection_id: UUID) -> Inspection | None:
    """One inspection, bare."""
    return session.get(Inspection, inspection_id)


def whole(session: Session, inspection_id: UUID) -> Inspection | None:
    """One inspection with project, region, inspector, sheets with locations and answers, signatures."""
    query = (
        select(Inspection)
        .where(Inspection.id == inspection_id)
        .options(
            joinedload(Inspection.project).joinedload(Project.region),
            joinedload(Inspection.inspector),
            joinedload(Inspection.revision),
            selectinload(Inspection.sheets).options(joinedload(Sheet.location), selectinload(Sheet.answers)),
            selectinload(Inspection.signatures),
        )
        # What this request changed before must be seen again as it now is.
        .execution_options(populate_existing=True)
    )
    return session.scalars(query).one_or_none()


def result(session: Session, inspection_id: UUID) -> dict[str, Any] | None:
    """The score kept with a completed inspection."""
    return session.execute(
        select(Inspection.result).where(Inspection.id == inspection_id)
    ).scalar_one_or_none()


def by_number(session: Session, number: str) -> Inspection | None:
    """The inspection people call by that number."""
    return session.scalars(select(Inspection).where(Inspection.number == number)).one_or_none()


def last_number(session: Session, prefix: str) -> str | None:
    """The highest number that begins with ``prefix``."""
    query = select(func.max(Inspection.number)).where(
        Inspection.number >= prefix, Inspection.number < prefix + "~"
    )
    return session.execute(query).scalar_one()


def last_completed(session: Session, project_id: UUID, programme: str) -> Inspection | None:
    """The latest completed inspection of the programme in the project."""
    query = (
        select(Inspection)
        .where(
            Inspection.project_id == project_id,
            Inspection.programme == programme,
            Inspection.state == "completed",
        )
        .order_by(Inspection.finished_at.desc(), Inspection.id.desc())
        .limit(1)
    )
    return session.scalars(query).one_or_none()


def newest_completed(session: Session, programme: str, size: int) -> Sequence[UUID]:
    """The last completed inspections of the programme, everywhere, the newest first."""
    query = (
        select(Inspection.id)
        .where(Inspection.programme == programme, Inspection.state == "completed")
        .order_by(Inspection.finished_at.desc(), Inspection.id)
        .limit(size)
    )
    return session.scalars(query).all()


def in_progress(session: Session, programme: str) -> Sequence[Inspection]:
    """The inspections of the programme that are not finished, with project and revision, oldest first."""
    query = (
        select(Inspection)
        .where(Inspection.programme == programme, Inspection.state == "in_progress")
        .order_by(Inspection.started_at, Inspection.id)
        .options(joinedload(Inspection.project), joinedload(Inspection.revision))
    )
    return session.scalars(query).all()


def places_visited(session: Session, inspection_id: UUID) -> frozenset[UUID]:
    """The locations an inspection has sheets at."""
    query = select(Sheet.location_id).where(Sheet.inspection_id == inspection_id)
    return frozenset(place for place in session.scalars(query) if place is not None)


def locations(session: Session, project_id: UUID) -> Sequence[Location]:
    """The project's active locations in walking order."""
    query = (
        select(Location)
        .where(Location.project_id == project_id, Location.active)
        .order_by(Location.touchpoint, Location.position, Location.id)
    )
    return session.scalars(query).all()


def sheet(session: Session, sheet_id: UUID) -> Sheet | None:
    """A sheet with its inspection and answers."""
    query = (
        select(Sheet)
        .where(Sheet.id == sheet_id)
        .options(
            joinedload(Sheet.inspection).joinedload(Inspection.project),
            joinedload(Sheet.location),
            selectinload(Sheet.answers),
        )
        .execution_options(populate_existing=True)
    )
    return session.scalars(query).one_or_none()


def bare_sheet(session: Session, sheet_id: UUID) -> Sheet | None:
    """A sheet with its inspection and nothing else: saving one answer must not read all the others."""
    query = select(Sheet).where(Sheet.id == sheet_id).options(joinedload(Sheet.inspection))
    return session.scalars(query.execution_options(populate_existing=True)).one_or_none()


def sheet_positions(session: Session, inspection_id: UUID) -> Sequence[tuple[int, str]]:
    """(position, checklist) of every sheet, in order."""
    query = (
        select(Sheet.position, Sheet.checklist)
        .where(Sheet.inspection_id == inspection_id)
        .order_by(Sheet.position)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def finding_count(session: Session, inspection_ids: Sequence[UUID]) -> dict[UUID, int]:
    """How many findings each of the inspections opened."""
    query = (
        select(Finding.inspection_id, func.count())
        .where(Finding.inspection_id.in_(inspection_ids))
        .group_by(Finding.inspection_id)
    )
    return {row[0]: row[1] for row in session.execute(query) if row[0] is not None}
