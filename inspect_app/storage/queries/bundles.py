"""What bundles and lists for the tablet are made of, for many inspections in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from inspect_app.access.rules import Reach
from inspect_app.storage.models import Claim, Inspection, Location, Sheet, User
from inspect_app.storage.queries.inspections import within
from inspect_app.storage.queries.paging import Page, newest_first

_AROUND = (
    joinedload(Inspection.project),
    joinedload(Inspection.inspector),
    joinedload(Inspection.revision),
)


def unfinished(
    session: Session, reach: Reach, inspector_id: UUID | None, after: UUID | None
) -> Page[Inspection]:
    """Inspections in progress, newest first, with project, inspector and revision."""
    query = within(select(Inspection), reach).where(Inspection.state == "in_progress").options(*_AROUND)
    if inspector_id is not None:
        query = query.where(Inspection.inspector_id == inspector_id)
    return newest_first(session, query, Inspection.id, after)


def inspection(session: Session, inspection_id: UUID) -> Inspection | None:
    """One inspection with project, inspector and revision."""
    query = select(Inspection).where(Inspection.id == inspection_id).options(*_AROUND)
    return session.scalars(query.execution_options(populate_existing=True)).one_or_none()


def sheets(session: Session, inspection_id: UUID) -> Sequence[Sheet]:
    """The sheets of an inspection, without their answers; those withdrawn too: they keep their number."""
    query = select(Sheet).where(Sheet.inspection_id == inspection_id).order_by(Sheet.position)
    return session.scalars(query).all()


def sheet_counts(session: Session, inspection_ids: Sequence[UUID]) -> dict[UUID, int]:
    """How many sheets each of the inspections has, without those that were withdrawn."""
    query = (
        select(Sheet.inspection_id, func.count())
        .where(Sheet.inspection_id.in_(inspection_ids), Sheet.withdrawn_at.is_(None))
        .group_by(Sheet.inspection_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def marks(session: Session, inspection_ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    """By inspection what changes when sheets or claims do."""
    found: dict[UUID, list[Any]] = {
        inspection: [count] for inspection, count in sheet_counts(session, inspection_ids).items()
    }
    query = (
        select(Claim.inspection_id, Claim.sheet_id, Claim.user_id, Claim.at)
        .where(Claim.inspection_id.in_(inspection_ids))
        .order_by(Claim.sheet_id)
    )
    for row in session.execute(query):
        found.setdefault(row[0], []).append(tuple(row[1:]))
    return found


def place_marks(session: Session, project_ids: Iterable[UUID]) -> dict[UUID, list[Any]]:
    """By project what changes when its active locations do."""
    query = (
        select(
            Location.project_id,
            Location.id,
            Location.code,
            Location.touchpoint,
            Location.building,
            Location.floor,
            Location.name,
            Location.latitude,
            Location.longitude,
        )
        .where(Location.project_id.in_(project_ids), Location.active)
        .order_by(Location.touchpoint, Location.position, Location.id)
    )
    found: dict[UUID, list[Any]] = {}
    for row in session.execute(query):
        found.setdefault(row[0], []).append(tuple(row[1:]))
    return found


def names(session: Session, people: Iterable[UUID]) -> Sequence[tuple[UUID, str]]:
    """(id, name) of people."""
    query = select(User.id, User.name).where(User.id.in_(list(people))).order_by(User.id)
    return [(row[0], row[1]) for row in session.execute(query)]
