"""What people were told, how they wish to hear of it, and who is to be told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, false, func, or_, select, true, update
from sqlalchemy.orm import Session, joinedload

from inspect_app.access.rules import Reach
from inspect_app.storage.models import (
    Delegation,
    Department,
    DepartmentMember,
    Finding,
    Notice,
    NoticeAddress,
    NoticeChoice,
    Project,
    RoleAssignment,
    User,
)
from inspect_app.storage.queries import paging, projects
from inspect_app.storage.queries.paging import Page


def holders(session: Session, project: Project, roles: Collection[str]) -> frozenset[UUID]:
    """The active people who hold one of ``roles`` at the project, in its region or in the company."""
    held = RoleAssignment
    there = or_(
        held.project_id == project.id,
        held.region_id == project.region_id,
        and_(held.project_id.is_(None), held.region_id.is_(None)),
    )
    query = select(held.user_id).join(User, User.id == held.user_id)
    return frozenset(session.scalars(query.where(there, held.role.in_(roles), User.active == true())))


def department_people(session: Session, name: str) -> frozenset[UUID]:
    """Who works in the department of that name."""
    query = (
        select(DepartmentMember.user_id)
        .join(Department, Department.id == DepartmentMember.department_id)
        .where(Department.name == name)
    )
    return frozenset(session.scalars(query))


def delegates(session: Session, people: Collection[UUID], now: datetime) -> frozenset[UUID]:
    """Who stands in for one of ``people`` at ``now``."""
    query = select(Delegation.delegate_id).where(
        Delegation.person_id.in_(people),
        Delegation.ends_at > now,
        Delegation.starts_at <= now,
        Delegation.revoked_at.is_(None),
    )
    return frozenset(session.scalars(query))


def told(session: Session, finding_id: UUID, key: str, people: Collection[UUID]) -> frozenset[UUID]:
    """Those of ``people`` who have been told this."""
    query = select(Notice.person_id).where(
        Notice.person_id.in_(people), Notice.finding_id == finding_id, Notice.key == key
    )
    return frozenset(session.scalars(query))


def choices(session: Session, people: Collection[UUID], kind: str | None = None) -> Sequence[NoticeChoice]:
    """What ``people`` want otherwise than the standard, of all kinds or of one."""
    query = select(NoticeChoice).where(NoticeChoice.person_id.in_(people))
    return session.scalars(query if kind is None else query.where(NoticeChoice.kind == kind)).all()


def addresses(session: Session, people: Collection[UUID]) -> dict[UUID, str]:
    """The e-mail addresses of those who have one."""
    query = select(NoticeAddress.person_id, NoticeAddress.email).where(NoticeAddress.person_id.in_(people))
    return {row[0]: row[1] for row in session.execute(query)}


def address(session: Session, person: UUID) -> NoticeAddress | None:
    """Where somebody reads e-mail."""
    return session.get(NoticeAddress, person)


def page(session: Session, person: UUID, reach: Reach, after: UUID | None) -> Page[Notice]:
    """What somebody was told, the newest first, of projects within ``reach``; with finding and project."""
    query = (
        select(Notice)
        .where(Notice.person_id == person, Notice.shown == true(), _within(reach))
        .options(joinedload(Notice.finding), joinedload(Notice.project))
    )
    return paging.newest_first(session, query, Notice.id, after)


def unread(session: Session, person: UUID, reach: Reach, most: int) -> int:
    """How many somebody has not read, of projects within ``reach``, counted no further than ``most``."""
    some = select(Notice.id).where(_unread(person), _within(reach)).limit(most).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def own(session: Session, person: UUID, reach: Reach, notice_id: UUID) -> Notice | None:
    """One thing somebody was told, of a project within ``reach``."""
    query = select(Notice).where(Notice.id == notice_id, Notice.person_id == person, _within(reach))
    return session.scalars(query).one_or_none()


def read_all(session: Session, person: UUID, until: UUID, now: datetime) -> None:
    """Everything told up to the notice ``until`` is read."""
    session.execute(update(Notice).where(_unread(person), Notice.id <= until).values(seen_at=now))


def of_delivery(session: Session, delivery_id: UUID) -> Sequence[Notice]:
    """What goes out with a letter, in the order it was told; with finding and project."""
    query = (
        select(Notice)
        .where(Notice.delivery_id == delivery_id)
        .options(joinedload(Notice.finding), joinedload(Notice.project))
        .order_by(Notice.id)
    )
    return session.scalars(query).all()


def forget(session: Session, before: datetime, most: int) -> int:
    """Delete what was told and read before that moment of findings closed by then; how many, at most so many.

    What is open may be told of again: its notices say that it was told. Ids begin with the time they are of.
    """
    first_after = UUID(int=int(before.timestamp() * 1000) << 80)
    read = (Notice.seen_at < before) | (Notice.shown == false())
    query = select(Notice.id).join(Finding, Finding.id == Notice.finding_id)
    old = query.where(Notice.id < first_after, read, Finding.closed_at < before).order_by(Notice.id)
    gone = list(session.scalars(old.limit(most)))
    if gone:
        session.execute(delete(Notice).where(Notice.id.in_(gone)))
    return len(gone)


def _unread(person: UUID) -> ColumnElement[bool]:
    return and_(Notice.person_id == person, Notice.shown == true(), Notice.seen_at.is_(None))


def _within(reach: Reach) -> ColumnElement[bool]:
    if reach.everywhere:
        return true()
    if not reach.projects and not reach.regions:
        return false()
    return Notice.project_id.in_(select(Project.id).where(projects.within(reach)))
