"""What remarks about evidence are made from; earlier photos are found by index, never by looking at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select, tuple_, union
from sqlalchemy.orm import Session, aliased

from inspect_app.storage.models import Device, Inspection, Location, Op, Photo, Sheet, User
from inspect_app.storage.queries import withdrawn

_BANDS = ("band_1", "band_2", "band_3", "band_4")


def skews(session: Session, inspection_id: UUID) -> Sequence[tuple[UUID, str, int]]:
    """(tablet, who used it, milliseconds its clock was ahead: the one furthest off) by device.

    Of what counts alone: a clock that was wrong for refused ops only has changed nothing.
    """
    query = (
        select(Op.device_id, User.name, func.min(Op.skew_ms), func.max(Op.skew_ms))
        .join(Device, Device.id == Op.device_id)
        .join(User, User.id == Op.user_id)
        .where(Op.inspection_id == inspection_id, Device.kind == "tablet", Op.state == "accepted")
        .group_by(Op.device_id, User.name)
        .order_by(Op.device_id, User.name)
    )
    return [(row[0], row[1], max(row[2], row[3], key=abs)) for row in session.execute(query)]


def photos(session: Session, inspection_id: UUID) -> Sequence[tuple[Photo, tuple[float, float] | None]]:
    """The photos in force, oldest first, with the position of their place where it is known."""
    query = (
        select(Photo, Location.latitude, Location.longitude)
        .join(Sheet, Sheet.id == Photo.sheet_id)
        .outerjoin(Location, Location.id == Sheet.location_id)
        .where(Photo.inspection_id == inspection_id, Photo.removed_at.is_(None), Sheet.withdrawn_at.is_(None))
        .order_by(Photo.id)
    )
    return [(row[0], _position(row[1], row[2])) for row in session.execute(query)]


def _position(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    return None if latitude is None or longitude is None else (latitude, longitude)


def same(session: Session, inspection_id: UUID) -> Sequence[Row[Any]]:
    """(photo, earlier photo, its inspection's number and project) with the same bytes."""
    mine, other = aliased(Photo), aliased(Photo)
    query = _pairs(mine, other, inspection_id).where(other.original == mine.original)
    return session.execute(query.order_by(mine.id, other.id)).all()


def alike(session: Session, inspection_id: UUID) -> Sequence[Row[Any]]:
    """(photo, earlier photo, its inspection's number and project, both hashes) that share part of a hash."""
    mine, other = aliased(Photo), aliased(Photo)
    parts = [
        _pairs(mine, other, inspection_id)
        .add_columns(mine.dhash.label("mine"), other.dhash.label("theirs"))
        .where(getattr(other, band) == getattr(mine, band), other.original != mine.original)
        for band in _BANDS
    ]
    return session.execute(union(*parts)).all()


def _pairs(mine: Any, other: Any, inspection_id: UUID) -> Select[Any]:
    """A photo in force with another that the server heard of before it; no tablet's clock decides.

    Neither is on a sheet that was withdrawn: whoever fills in the right one may take the same picture along.
    """
    return (
        select(mine.id.label("photo"), other.id.label("earlier"), Inspection.number, Inspection.project_id)
        .join(other, tuple_(other.uploaded_at, other.id) < tuple_(mine.uploaded_at, mine.id))
        .join(Inspection, Inspection.id == other.inspection_id)
        .where(mine.inspection_id == inspection_id, mine.removed_at.is_(None), other.removed_at.is_(None))
        .where(mine.sheet_id.not_in(withdrawn.sheets(inspection_id)), withdrawn.stands(other.sheet_id))
    )


def paces(session: Session, inspection_id: UUID) -> Sequence[tuple[UUID | None, int, datetime, datetime]]:
    """(sheet, items answered, first and last moment by the tablet's own clock), from tablets' ops alone."""
    query = (
        select(Op.sheet_id, func.count(func.distinct(Op.item)), func.min(Op.at), func.max(Op.at))
        .join(Device, Device.id == Op.device_id)
        .where(
            Op.inspection_id == inspection_id,
            Op.state == "accepted",
            Op.field == "answer",
            Op.sheet_id.is_not(None),
            Op.sheet_id.not_in(withdrawn.sheets(inspection_id)),
            Device.kind == "tablet",
        )
        .group_by(Op.sheet_id)
        .order_by(Op.sheet_id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in session.execute(query)]
