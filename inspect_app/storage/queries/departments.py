"""Departments, who works in them, and settings of the company."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from inspect_app.storage.models import CompanySetting, Department, DepartmentMember, SettingVersion, User
from inspect_app.storage.queries.paging import Page, newest_first


def every(session: Session) -> Sequence[Department]:
    """All departments in their order, retired ones too."""
    return session.scalars(select(Department).order_by(Department.position, Department.name)).all()


def find(session: Session, department_id: UUID) -> Department | None:
    """The department of that id."""
    return session.get(Department, department_id)


def by_name(session: Session, name: str) -> Department | None:
    """The department of that name."""
    return session.scalars(select(Department).where(Department.name == name)).one_or_none()


def of_person(session: Session, user_id: UUID) -> frozenset[str]:
    """The names of the departments somebody works in."""
    query = (
        select(Department.name)
        .join(DepartmentMember, DepartmentMember.department_id == Department.id)
        .where(DepartmentMember.user_id == user_id)
    )
    return frozenset(session.scalars(query))


def members(session: Session) -> dict[UUID, list[User]]:
    """Who works in which department, by its id; people by name."""
    query = (
        select(DepartmentMember.department_id, User)
        .join(User, User.id == DepartmentMember.user_id)
        .order_by(User.name, User.username)
    )
    found: dict[UUID, list[User]] = {}
    for department_id, user in session.execute(query):
        found.setdefault(department_id, []).append(user)
    return found


def is_member(session: Session, department_id: UUID, user_id: UUID) -> bool:
    """Whether somebody works there."""
    query = select(DepartmentMember.id).where(
        DepartmentMember.user_id == user_id, DepartmentMember.department_id == department_id
    )
    return session.scalars(query).first() is not None


def leave(session: Session, department_id: UUID, user_id: UUID) -> None:
    """Let somebody no longer work there."""
    session.execute(
        delete(DepartmentMember).where(
            DepartmentMember.user_id == user_id, DepartmentMember.department_id == department_id
        )
    )


def setting(session: Session, name: str) -> CompanySetting | None:
    """What the company set under that name."""
    return session.get(CompanySetting, name)


def keep_setting(
    session: Session, name: str, document: dict[str, Any], changed_by: UUID | None, changed_at: datetime
) -> None:
    """Set ``document`` under that name; what was set before is kept as a version."""
    kept = setting(session, name)
    if kept is None:
        kept = CompanySetting(name=name)
        session.add(kept)
    kept.document, kept.changed_by, kept.changed_at = document, changed_by, changed_at
    session.add(SettingVersion(name=name, document=document, made_by=changed_by, made_at=changed_at))


def versions(session: Session, name: str, after: UUID | None) -> Page[SettingVersion]:
    """What was ever set under that name, newest first."""
    query = select(SettingVersion).where(SettingVersion.name == name)
    return newest_first(session, query, SettingVersion.id, after)
