"""Work handed over for a leave: what is in force now, and what was ever said."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row, Table, bindparam, or_, select
from sqlalchemy.orm import Session

from inspect_app.storage.models import Delegation, RoleAssignment, User
from inspect_app.storage.queries.paging import Page, newest_first

_MADE = cast(Table, Delegation.__table__)
_USER, _HELD = cast(Table, User.__table__), cast(Table, RoleAssignment.__table__)
# Put together once, for every request asks.
_RUNNING = (
    select(
        _MADE.c.id,
        _MADE.c.person_id,
        _MADE.c.roles,
        _MADE.c.last_day,
        _USER.c.name,
        _HELD.c.role,
        _HELD.c.project_id,
        _HELD.c.region_id,
    )
    .join_from(_MADE, _USER, _USER.c.id == _MADE.c.person_id)
    .join(_HELD, _HELD.c.user_id == _MADE.c.person_id)
    .where(
        _MADE.c.delegate_id == bindparam("delegate"),
        _MADE.c.ends_at > bindparam("now"),
        _MADE.c.starts_at <= bindparam("now"),
        _MADE.c.revoked_at.is_(None),
        _USER.c.active,
    )
    .order_by(_MADE.c.id, _HELD.c.id)
)


def running_for(session: Session, delegate: UUID, now: datetime) -> Sequence[Row[*tuple[Any, ...]]]:
    """What was handed to ``delegate`` and is in force: a row for each role of the absent, active person."""
    return session.connection().execute(_RUNNING, {"delegate": delegate, "now": now}).all()


def get(session: Session, delegation_id: UUID) -> Delegation | None:
    """The one of that id."""
    return session.get(Delegation, delegation_id)


def of_people(session: Session, people: Collection[UUID], since: datetime) -> Sequence[Delegation]:
    """What ``people`` handed over that ends after ``since``, revoked or not."""
    query = select(Delegation).where(Delegation.person_id.in_(people), Delegation.ends_at > since)
    return session.scalars(query.order_by(Delegation.first_day, Delegation.id)).all()


def around(session: Session, user_id: UUID, after: UUID | None) -> Page[Delegation]:
    """What somebody handed over or was handed, newest first."""
    either = or_(Delegation.person_id == user_id, Delegation.delegate_id == user_id)
    return newest_first(session, select(Delegation).where(either), Delegation.id, after)


def active_but(session: Session, user_id: UUID, most: int = 1000) -> Sequence[User]:
    """The active people but one, by name."""
    query = select(User).where(User.active, User.id != user_id).order_by(User.name, User.username)
    return session.scalars(query.limit(most)).all()
