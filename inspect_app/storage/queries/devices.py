"""Devices, and which ops of theirs have arrived."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from inspect_app.storage.models import Device, Op


def get(session: Session, device_id: UUID) -> Device | None:
    """The device of that id, as it is now in the database."""
    return session.get(Device, device_id, populate_existing=True)


def op_ids(session: Session, device_id: UUID, inspection_id: UUID) -> Sequence[UUID]:
    """The ids of all ops of a device for an inspection, those refused included."""
    query = select(Op.id).where(Op.device_id == device_id, Op.inspection_id == inspection_id)
    return session.scalars(query).all()
