"""Devices, and what of theirs has arrived."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import Session

from inspect_app.access.rules import Reach
from inspect_app.storage.models import Device, Op, Photo, Project, RoleAssignment, User
from inspect_app.storage.queries.paging import SIZE, Page


def get(session: Session, device_id: UUID) -> Device | None:
    """The device of that id, as it is now in the database."""
    return session.get(Device, device_id, populate_existing=True)


def op_ids(session: Session, device_id: UUID, inspection_id: UUID) -> Sequence[UUID]:
    """The ids of the ops of a device for an inspection, without those refused."""
    query = select(Op.id).where(
        Op.inspection_id == inspection_id,
        # True of every op: it tells the database to look among those of the inspection, not of the device.
        Op.seq > 0,
        Op.device_id == device_id,
        Op.state == "accepted",
    )
    return session.scalars(query).all()


@dataclass(frozen=True, slots=True)
class Writer:
    """A device that wrote into an inspection: ``ops`` of them, the last at ``newest``; ``awaited`` photos of
    it were announced and have not arrived."""

    device: Device
    name: str
    ops: int
    newest: datetime
    awaited: int


def writers(session: Session, inspection_id: UUID) -> Sequence[Writer]:
    """Who wrote into an inspection on what, the latest first."""
    query = (
        select(Device, User.name, func.count(), func.max(Op.received_at))
        .join(Op, Op.device_id == Device.id)
        .join(User, User.id == Op.user_id)
        .where(Op.inspection_id == inspection_id)
        .group_by(Device.id, User.id)
        .order_by(func.max(Op.received_at).desc(), Device.id)
    )
    awaited = _awaited(session, inspection_id)
    return [
        Writer(row[0], row[1], row[2], row[3], awaited.get(row[0].id, 0)) for row in session.execute(query)
    ]


def _awaited(session: Session, inspection_id: UUID) -> dict[UUID | None, int]:
    query = (
        select(Photo.device_id, func.count())
        .where(Photo.inspection_id == inspection_id, Photo.removed_at.is_(None), Photo.stored_at.is_(None))
        .group_by(Photo.device_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def page(
    session: Session,
    reach: Reach,
    roles: Collection[str],
    *,
    unsent: bool = False,
    after: UUID | None = None,
    size: int = SIZE,
) -> Page[Device]:
    """Tablets of people who hold one of ``roles`` within ``reach``, those heard of last first."""
    query = select(Device).where(Device.kind == "tablet")
    if unsent:
        query = query.where(or_(Device.unsent_ops > 0, Device.unsent_photos > 0, Device.rejected > 0))
    if not reach.everywhere:
        query = query.where(Device.user_id.in_(_people(reach, roles)))
    last = session.get(Device, after) if after else None
    if last is not None:
        query = query.where(tuple_(Device.last_seen, Device.id) < tuple_(last.last_seen, last.id))
    rows = session.scalars(query.order_by(Device.last_seen.desc(), Device.id.desc()).limit(size + 1)).all()
    return Page(rows[:size], rows[size - 1].id if len(rows) > size else None)


def _people(reach: Reach, roles: Collection[str]) -> Select[UUID]:
    """Whose roles meet ``reach`` anywhere: at a project, in its region, or in the whole company."""
    role, around = RoleAssignment, select(Project.region_id).where(Project.id.in_(reach.projects))
    regional = select(Project.id).where(Project.region_id.in_(reach.regions))
    return select(role.user_id).where(
        role.role.in_(roles),
        or_(
            role.project_id.in_(reach.projects),
            role.project_id.in_(regional),
            role.region_id.in_(reach.regions),
            role.region_id.in_(around),
            and_(role.project_id.is_(None), role.region_id.is_(None)),
        ),
    )
