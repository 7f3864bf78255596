"""Findings: of one inspection, and in lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload

from inspect_app.access.rules import Reach
from inspect_app.storage.models import Finding, Inspection, Project
from inspect_app.storage.queries.paging import SIZE, Page, newest_first


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; None does not narrow."""

    project_id: UUID | None = None
    severity: str | None = None
    state: str | None = None
    repeats: bool = False


def page(
    session: Session, reach: Reach, wanted: Wanted, after: UUID | None = None, size: int = SIZE
) -> Page[Finding]:
    """Findings newest first, with project and inspection."""
    query = select(Finding).options(joinedload(Finding.project), joinedload(Finding.inspection))
    if not reach.everywhere:
        regional = select(Project.id).where(Project.region_id.in_(reach.regions))
        query = query.where(or_(Finding.project_id.in_(reach.projects), Finding.project_id.in_(regional)))
    if wanted.project_id is not None:
        query = query.where(Finding.project_id == wanted.project_id)
    if wanted.severity is not None:
        query = query.where(Finding.severity == wanted.severity)
    if wanted.state is not None:
        query = query.where(Finding.state == wanted.state)
    if wanted.repeats:
        query = query.where(Finding.repeat_of_id.is_not(None))
    return newest_first(session, query, Finding.id, after, size)


def of_inspection(session: Session, inspection_id: UUID) -> Sequence[Finding]:
    """The findings an inspection opened, by number, each with the one it repeats."""
    query = (
        select(Finding)
        .where(Finding.inspection_id == inspection_id)
        .options(joinedload(Finding.repeat_of))
        # As text the hundredth, ``…-100``, would come before the eleventh.
        .order_by(func.length(Finding.number), Finding.number)
    )
    return session.scalars(query).all()


def whole(session: Session, finding_id: UUID) -> Finding | None:
    """One finding with project, location, inspection (with inspector), and the finding it repeats."""
    query = (
        select(Finding)
        .where(Finding.id == finding_id)
        .options(
            joinedload(Finding.project).joinedload(Project.region),
            joinedload(Finding.location),
            joinedload(Finding.repeat_of),
            joinedload(Finding.inspection).joinedload(Inspection.inspector),
        )
    )
    return session.scalars(query).one_or_none()
