"""Answers and the photos given with them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from inspect_app.storage.models import Answer, Photo, Signature
from inspect_app.storage.queries import withdrawn


def one(session: Session, sheet_id: UUID, item: str) -> Answer | None:
    """The current answer to an item of a sheet."""
    query = select(Answer).where(Answer.sheet_id == sheet_id, Answer.item == item)
    # Recording writes the rows of many answers at once, past those this session has seen.
    return session.scalars(query.execution_options(populate_existing=True)).one_or_none()


def photos(session: Session, inspection_id: UUID, sheet_id: UUID | None = None) -> Sequence[Photo]:
    """The photos in force of an inspection, or of one of its sheets, oldest first."""
    query = select(Photo).where(
        Photo.inspection_id == inspection_id,
        Photo.removed_at.is_(None),
        Photo.sheet_id.not_in(withdrawn.sheets(inspection_id)),
    )
    if sheet_id is not None:
        query = query.where(Photo.sheet_id == sheet_id)
    return session.scalars(query.order_by(Photo.id)).all()


def photos_of_item(session: Session, inspection_id: UUID, sheet_id: UUID, item: str) -> Sequence[Photo]:
    """The photos in force of one item, oldest first."""
    query = select(Photo).where(
        Photo.inspection_id == inspection_id, Photo.sheet_id == sheet_id, Photo.item == item
    )
    return session.scalars(query.where(Photo.removed_at.is_(None)).order_by(Photo.id)).all()


def has_photos(session: Session, sheet_id: UUID) -> bool:
    """Whether the sheet has photos, those taken off included."""
    return session.scalars(select(Photo.id).where(Photo.sheet_id == sheet_id).limit(1)).first() is not None


def photo(session: Session, photo_id: UUID) -> Photo | None:
    """One photo, also one that was removed."""
    return session.get(Photo, photo_id)


def signature(session: Session, signature_id: UUID) -> Signature | None:
    """One signature."""
    return session.get(Signature, signature_id)


def signature_of(session: Session, inspection_id: UUID, role: str) -> Signature | None:
    """The signature of ``role`` on an inspection."""
    query = select(Signature).where(Signature.inspection_id == inspection_id, Signature.role == role)
    return session.scalars(query).one_or_none()
