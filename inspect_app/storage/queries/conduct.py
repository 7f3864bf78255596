"""Who was observed, in which encounters, until when they may comment, and who looked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from inspect_app.storage.models import ConductLook, ConductSubject, ConductWindow, StaffMember
from inspect_app.storage.queries import withdrawn
from inspect_app.storage.queries.paging import Page, newest_first

_WHOLE = (
    joinedload(ConductSubject.staff),
    joinedload(ConductSubject.sheet),
    joinedload(ConductSubject.inspection),
)


def staff(session: Session, staff_id: UUID) -> StaffMember | None:
    """The person of that id."""
    return session.get(StaffMember, staff_id)


def at_project(session: Session, project_id: UUID) -> Sequence[StaffMember]:
    """Everybody of the project, those who left last, by name."""
    query = select(StaffMember).where(StaffMember.project_id == project_id)
    return session.scalars(query.order_by(StaffMember.active.desc(), StaffMember.name, StaffMember.id)).all()


def of_user(session: Session, user_id: UUID) -> Sequence[UUID]:
    """As whom an account is observed: one at each project."""
    return session.scalars(select(StaffMember.id).where(StaffMember.user_id == user_id)).all()


def of_inspection(session: Session, inspection_id: UUID) -> Sequence[ConductSubject]:
    """The encounters with somebody named, with the person, by sheet."""
    named = select(ConductSubject).where(ConductSubject.inspection_id == inspection_id).options(*_WHOLE)
    query = named.where(ConductSubject.sheet_id.not_in(withdrawn.sheets(inspection_id)))
    return sorted(session.scalars(query), key=lambda row: row.sheet.position)


def of_sheet(session: Session, sheet_id: UUID) -> ConductSubject | None:
    """Who was observed on the sheet, with person, sheet and inspection."""
    query = select(ConductSubject).where(ConductSubject.sheet_id == sheet_id).options(*_WHOLE)
    return session.scalars(query).one_or_none()


def of_staff(session: Session, staff_ids: Sequence[UUID], after: UUID | None) -> Page[ConductSubject]:
    """The encounters somebody was observed in, newest first."""
    theirs = select(ConductSubject).where(ConductSubject.staff_id.in_(staff_ids)).options(*_WHOLE)
    query = theirs.where(withdrawn.stands(ConductSubject.sheet_id))
    return newest_first(session, query, ConductSubject.id, after)


def window(session: Session, inspection_id: UUID) -> ConductWindow | None:
    """Until when those observed in it may comment; None where nobody was named, or it is not finished."""
    return session.get(ConductWindow, inspection_id)


def windows(session: Session, inspection_ids: Sequence[UUID]) -> dict[UUID, ConductWindow]:
    """The same of several inspections, by id."""
    query = select(ConductWindow).where(ConductWindow.inspection_id.in_(inspection_ids))
    return {row.inspection_id: row for row in session.scalars(query)}


def due(session: Session, now: datetime, most: int) -> Sequence[ConductWindow]:
    """Windows that have passed and are not closed yet, the earliest first."""
    query = select(ConductWindow).where(ConductWindow.closed_at.is_(None), ConductWindow.ends_at <= now)
    order = (ConductWindow.ends_at, ConductWindow.inspection_id)
    return session.scalars(query.order_by(*order).limit(most)).all()


def looks(session: Session, staff_ids: Sequence[UUID], after: UUID | None) -> Page[ConductLook]:
    """Who saw these people's names beside results, newest first, with looker and inspection."""
    query = (
        select(ConductLook)
        .where(ConductLook.staff_id.in_(staff_ids))
        .options(joinedload(ConductLook.user), joinedload(ConductLook.inspection))
    )
    return newest_first(session, query, ConductLook.id, after)
