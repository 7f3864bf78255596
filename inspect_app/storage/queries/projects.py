"""Projects, by code, within somebody's reach."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session, joinedload

from inspect_app.access.rules import Reach
from inspect_app.storage.models import Location, Project
from inspect_app.storage.queries import paging
from inspect_app.storage.queries.paging import Page


def within(reach: Reach) -> ColumnElement[bool]:
    """The condition on Project that keeps a list within ``reach``; join Project to use it."""
    if reach.everywhere:
        return true()
    return or_(Project.id.in_(reach.projects), Project.region_id.in_(reach.regions))


def find(session: Session, project_id: UUID) -> Project | None:
    """The project of that id with ``region`` loaded."""
    query = select(Project).where(Project.id == project_id).options(joinedload(Project.region))
    return session.scalars(query).one_or_none()


def by_code(session: Session, code: str) -> Project | None:
    """The project of that code."""
    return session.scalars(select(Project).where(Project.code == code)).one_or_none()


def page(session: Session, reach: Reach, prefix: str, after: UUID | None) -> Page[Project]:
    """Projects by code with ``region`` loaded; ``prefix`` of code or name."""
    query = select(Project).where(within(reach)).options(joinedload(Project.region))
    if prefix:
        query = query.where(
            or_(
                Project.code.startswith(prefix, autoescape=True),
                Project.name.startswith(prefix, autoescape=True),
            )
        )
    last = session.get(Project, after) if after else None
    return paging.by_text(session, query, Project.code, Project.id, last)


def every(session: Session, reach: Reach) -> list[Project]:
    """All projects within ``reach`` by code."""
    return list(session.scalars(select(Project).where(within(reach)).order_by(Project.code)))


def location_counts(session: Session, project_ids: list[UUID]) -> dict[UUID, int]:
    """How many active locations each of the projects has."""
    query = (
        select(Location.project_id, func.count())
        .where(Location.project_id.in_(project_ids), Location.active)
        .group_by(Location.project_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}
