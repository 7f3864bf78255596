"""Locations of a project, in the order they are walked."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session, joinedload

from inspect_app.storage.models import Location
from inspect_app.storage.queries.paging import Page

SIZE = 50


def find(session: Session, location_id: UUID) -> Location | None:
    """The location of that id with ``project`` loaded."""
    query = select(Location).where(Location.id == location_id).options(joinedload(Location.project))
    return session.scalars(query).one_or_none()


def by_code(session: Session, code: str) -> Location | None:
    """The location whose label carries ``code``."""
    return session.scalars(select(Location).where(Location.code == code)).one_or_none()


def namesake(session: Session, project_id: UUID, building: str, floor: str, name: str) -> Location | None:
    """The location of that name on that floor of that building."""
    query = select(Location).where(
        Location.project_id == project_id,
        Location.building == building,
        Location.floor == floor,
        Location.name == name,
    )
    return session.scalars(query).one_or_none()


def page(
    session: Session, project_id: UUID, prefix: str = "", after: UUID | None = None, size: int = SIZE
) -> Page[Location]:
    """Locations of the project by touchpoint and position; ``prefix`` of the name."""
    order = (Location.touchpoint, Location.position, Location.id)
    query = select(Location).where(Location.project_id == project_id)
    if prefix:
        query = query.where(Location.name.startswith(prefix, autoescape=True))
    last = session.get(Location, after) if after else None
    if last is not None and last.project_id == project_id:
        # The first column alone already lets the index skip what was shown; the tuple is exact.
        query = query.where(Location.touchpoint >= last.touchpoint)
        query = query.where(tuple_(*order) > tuple_(last.touchpoint, last.position, last.id))
    rows = session.scalars(query.order_by(*order).limit(size + 1)).all()
    return Page(rows[:size], rows[size - 1].id if len(rows) > size else None)


def active(session: Session, project_id: UUID, most: int) -> list[Location]:
    """The first ``most`` active locations of the project by touchpoint and position."""
    query = (
        select(Location)
        .where(Location.project_id == project_id, Location.active)
        .order_by(Location.touchpoint, Location.position, Location.id)
        .limit(most)
    )
    return list(session.scalars(query))


def last_position(session: Session, project_id: UUID) -> int:
    """The highest position given out in the project, 0 where none is."""
    return session.scalar(select(func.max(Location.position)).where(Location.project_id == project_id)) or 0
