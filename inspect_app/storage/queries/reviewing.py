"""What stands around conflicts and refused ops, for whole pages of them at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from inspect_app.storage.models import Answer, Conflict, Device, Inspection, Op, Photo, Sheet
from inspect_app.storage.queries import withdrawn
from inspect_app.storage.queries.ops import REFUSED


def inspections(session: Session, ids: Collection[UUID]) -> dict[UUID, Inspection]:
    """Inspections with their projects, by id."""
    query = select(Inspection).where(Inspection.id.in_(ids)).options(joinedload(Inspection.project))
    return {row.id: row for row in session.scalars(query)}


def photos(session: Session, ids: Collection[UUID], sheets: Collection[UUID]) -> Sequence[Photo]:
    """The photos ``ids``, removed or not, and those in force on ``sheets``, oldest first."""
    # A sheet's inspection goes without saying: it leads to the index, else every photo there is is looked at.
    holding = select(Sheet.inspection_id).where(Sheet.id.in_(sheets))
    on_sheets = and_(Photo.inspection_id.in_(holding), Photo.sheet_id.in_(sheets), Photo.removed_at.is_(None))
    return session.scalars(select(Photo).where(or_(Photo.id.in_(ids), on_sheets)).order_by(Photo.id)).all()


def notes(session: Session, sheets: Collection[UUID]) -> dict[tuple[UUID, str], str]:
    """The notes on ``sheets`` by (sheet, item)."""
    query = select(Answer.sheet_id, Answer.item, Answer.note).where(
        Answer.sheet_id.in_(sheets), Answer.note != ""
    )
    return {(row[0], row[1]): row[2] for row in session.execute(query)}


def devices(session: Session, ids: Collection[UUID]) -> dict[UUID, Device]:
    """Devices by id."""
    return {row.id: row for row in session.scalars(select(Device).where(Device.id.in_(ids)))}


def counts(session: Session, inspection_id: UUID) -> tuple[int, int]:
    """(conflicts nobody has decided, refused ops) of one inspection."""
    conflicts = select(func.count()).where(
        Conflict.inspection_id == inspection_id, Conflict.settled_at.is_(None), withdrawn.matters()
    )
    refused = select(func.count()).where(Op.inspection_id == inspection_id, REFUSED)
    return session.execute(conflicts).scalar_one(), session.execute(refused).scalar_one()
