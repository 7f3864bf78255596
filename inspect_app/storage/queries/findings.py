"""Findings: of one inspection, one whole, and in lists that an index answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import Session, joinedload

from inspect_app.access.rules import Reach
from inspect_app.storage.models import Finding, Inspection, Project
from inspect_app.storage.queries import projects
from inspect_app.storage.queries.paging import SIZE, Page

# Not a state but most of them: what is still to be done.
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; None does not narrow.

    ``state`` is one state, or OPEN for all but closed. ``overdue_at``: only what is overdue at that
    moment, the longest overdue first; else a list begins with the newest. ``projects`` are any of these.
    """

    projects: tuple[UUID, ...] | None = None
    project_id: UUID | None = None
    severity: str | None = None
    state: str | None = None
    repeats: bool = False
    overdue_at: datetime | None = None
    person: UUID | None = None
    department: str | None = None
    source: str | None = None


def page(
    session: Session, reach: Reach, wanted: Wanted, after: UUID | None = None, size: int = SIZE
) -> Page[Finding]:
    """Findings with project and inspection.

    Their ids are looked up first, in narrow rows of an index; only those shown are then read whole.
    """
    query = _ordered(session, select(Finding.id).where(*_conditions(session, reach, wanted)), wanted, after)
    ids = list(session.scalars(query.limit(size + 1)))
    rows = with_project(session, ids[:size])
    return Page(rows, ids[size - 1] if len(ids) > size else None)


def with_project(session: Session, ids: Sequence[UUID]) -> list[Finding]:
    """The findings of ``ids`` in that order, with project and inspection."""
    if not ids:
        return []
    query = (
        select(Finding)
        .where(Finding.id.in_(ids))
        .options(joinedload(Finding.project), joinedload(Finding.inspection))
    )
    found = {row.id: row for row in session.scalars(query)}
    return [found[each] for each in ids if each in found]


def _ordered(session: Session, query: Select[UUID], wanted: Wanted, after: UUID | None) -> Select[UUID]:
    if wanted.overdue_at is None:
        beyond = query if after is None else query.where(Finding.id < after)
        return beyond.order_by(Finding.id.desc())
    last = session.get(Finding, after) if after else None
    if last is not None and last.running_due is not None:
        due = last.running_due
        later = and_(Finding.running_due == due, Finding.id > last.id)
        query = query.where(Finding.running_due >= due, or_(Finding.running_due > due, later))
    return query.order_by(Finding.running_due, Finding.id)


def _conditions(session: Session, reach: Reach, wanted: Wanted) -> list[ColumnElement[bool]]:
    equal = [
        (Finding.severity, wanted.severity),
        (Finding.assignee_id, wanted.person),
        (Finding.department, wanted.department),
        (Finding.source, wanted.source),
    ]
    found = [*at_projects(session, reach, wanted.project_id), *_standing(wanted)]
    found += [column == value for column, value in equal if value is not None]
    if wanted.projects is not None:
        found.append(Finding.project_id.in_(wanted.projects))
    return [*found, Finding.repeat_of_id.is_not(None)] if wanted.repeats else found


def _standing(wanted: Wanted) -> list[ColumnElement[bool]]:
    if wanted.overdue_at is not None:
        return [Finding.running_due <= wanted.overdue_at]
    if wanted.state == OPEN:
        # Compared, not merely asked: only so SQLite uses the index.
        return [Finding.is_open == true()]
    return [] if wanted.state is None else [Finding.state == wanted.state]


def at_projects(session: Session, reach: Reach, project_id: UUID | None) -> list[ColumnElement[bool]]:
    """The condition that keeps a list within ``reach`` and, where asked, to one project of it.

    Projects are few: they are named by id, so that an index by project can be used.
    """
    if project_id is not None:
        allowed = reach.everywhere or project_id in within(session, reach)
        return [Finding.project_id == (project_id if allowed else UUID(int=0))]
    if reach.everywhere:
        return []
    there = within(session, reach)
    return [Finding.project_id == there[0]] if len(there) == 1 else [Finding.project_id.in_(there)]


def within(session: Session, reach: Reach) -> list[UUID]:
    """The ids of the projects within ``reach``."""
    return list(session.scalars(select(Project.id).where(projects.within(reach)).order_by(Project.id)))


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
