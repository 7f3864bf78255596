"""People and the roles they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row, Table, bindparam, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from inspect_app.storage.models import RoleAssignment, User
from inspect_app.storage.queries import paging
from inspect_app.storage.queries.paging import Page


def with_roles(session: Session, user_id: UUID) -> User | None:
    """The person of that id with ``assignments`` loaded."""
    query = select(User).where(User.id == user_id).options(joinedload(User.assignments))
    return session.scalars(query).unique().one_or_none()


_USER, _HELD = cast(Table, User.__table__), cast(Table, RoleAssignment.__table__)
# Put together once, for every request asks.
_SIGNED_IN = (
    select(
        _USER.c.id,
        _USER.c.username,
        _USER.c.name,
        _USER.c.language,
        _USER.c.active,
        _USER.c.session_epoch,
        _HELD.c.role,
        _HELD.c.project_id,
        _HELD.c.region_id,
    )
    .join_from(_USER, _HELD, _HELD.c.user_id == _USER.c.id, isouter=True)
    .where(_USER.c.id == bindparam("user"))
)


def signed_in(session: Session, user_id: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    """What a request needs of a person, a row for each role (None for none)."""
    return session.connection().execute(_SIGNED_IN, {"user": user_id}).all()


def by_username(session: Session, username: str) -> User | None:
    """The person of that sign-in name with ``assignments`` loaded."""
    query = select(User).where(User.username == username).options(selectinload(User.assignments))
    return session.scalars(query).one_or_none()


def page(session: Session, prefix: str, after: UUID | None) -> Page[User]:
    """People by sign-in name, with ``assignments``; ``prefix`` of sign-in name or name."""
    query = select(User).options(selectinload(User.assignments))
    if prefix:
        query = query.where(
            or_(
                User.username.startswith(prefix, autoescape=True),
                User.name.startswith(prefix, autoescape=True),
            )
        )
    last = session.get(User, after) if after else None
    return paging.by_text(session, query, User.username, User.id, last)


def every(session: Session) -> list[User]:
    """All people by sign-in name, with ``assignments``."""
    query = select(User).options(selectinload(User.assignments)).order_by(User.username)
    return list(session.scalars(query))


def count(session: Session) -> int:
    """How many accounts there are."""
    return session.scalar(select(func.count()).select_from(User)) or 0


def active_in_company(session: Session, role: str, other_than: UUID) -> int:
    """How many active people but ``other_than`` hold ``role`` for the whole company."""
    query = (
        select(func.count(func.distinct(User.id)))
        .join(RoleAssignment, RoleAssignment.user_id == User.id)
        .where(
            User.active,
            User.id != other_than,
            RoleAssignment.role == role,
            RoleAssignment.project_id.is_(None),
            RoleAssignment.region_id.is_(None),
        )
    )
    return session.scalar(query) or 0
