"""Conflicts and refused ops, page by page, with what is needed to show both sides."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from inspect_app.access.rules import Reach
from inspect_app.storage.models import Conflict, Inspection, Op, Project, Sheet, User
from inspect_app.storage.queries import withdrawn
from inspect_app.storage.queries.ops import REFUSED
from inspect_app.storage.queries.paging import SIZE, Page, newest_first


def _within(query: Select[Any], inspection: Any, reach: Reach) -> Select[Any]:
    """``query`` narrowed to inspections of the projects of ``reach``."""
    if reach.everywhere:
        return query
    regional = select(Project.id).where(Project.region_id.in_(reach.regions))
    seen = select(Inspection.id).where(
        or_(Inspection.project_id.in_(reach.projects), Inspection.project_id.in_(regional))
    )
    return query.where(inspection.in_(seen))


def open_page(
    session: Session,
    reach: Reach,
    inspection_id: UUID | None = None,
    after: UUID | None = None,
    size: int = SIZE,
    *,
    running: bool = False,
) -> Page[Conflict]:
    """Conflicts that are not settled, the newest first; ``running``: only where they still can be."""
    query: Select[Any] = select(Conflict).where(Conflict.settled_at.is_(None), withdrawn.matters())
    if inspection_id is not None:
        query = query.where(Conflict.inspection_id == inspection_id)
    if running:
        query = query.where(_running())
    return newest_first(session, _within(query, Conflict.inspection_id, reach), Conflict.id, after, size)


def _running() -> ColumnElement[bool]:
    return Conflict.inspection_id.in_(select(Inspection.id).where(Inspection.state == "in_progress"))


def waiting(session: Session, reach: Reach, most: int) -> int:
    """How many conflicts can still be settled, counted no further than ``most``."""
    query = select(Conflict.id).where(Conflict.settled_at.is_(None), _running(), withdrawn.matters())
    counted = _within(query, Conflict.inspection_id, reach).limit(most)
    return session.scalar(select(func.count()).select_from(counted.subquery())) or 0


def refused_page(
    session: Session,
    reach: Reach,
    inspection_id: UUID | None = None,
    after: UUID | None = None,
    size: int = SIZE,
) -> Page[Op]:
    """Refused ops, the newest first: their ids tell the time."""
    query: Select[Any] = select(Op).where(REFUSED)
    if inspection_id is not None:
        query = query.where(Op.inspection_id == inspection_id)
    return newest_first(session, _within(query, Op.inspection_id, reach), Op.id, after, size)


def get(session: Session, conflict_id: UUID) -> Conflict | None:
    """One conflict."""
    return session.get(Conflict, conflict_id)


def ops(session: Session, ids: Collection[UUID]) -> dict[UUID, Op]:
    """Ops whole, by id."""
    return {op.id: op for op in session.scalars(select(Op).where(Op.id.in_(ids)))}


def sheets(session: Session, ids: Collection[UUID]) -> dict[UUID, Sheet]:
    """Sheets by id."""
    return {sheet.id: sheet for sheet in session.scalars(select(Sheet).where(Sheet.id.in_(ids)))}


def names(session: Session, ids: Collection[UUID]) -> dict[UUID, str]:
    """People's names by id."""
    query = select(User.id, User.name).where(User.id.in_(ids))
    return {row[0]: row[1] for row in session.execute(query)}
