"""Uploads under way, and which photos still wait for their bytes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from inspect_app.storage.models import FindingPhoto, Photo, Upload
from inspect_app.storage.queries import withdrawn


def get(session: Session, blob: UUID) -> Upload | None:
    """The upload of that photo, as it is now in the database."""
    return session.get(Upload, blob, populate_existing=True)


def photo(session: Session, blob: UUID) -> Photo | None:
    """The photo of that id, as it is now in the database."""
    return session.get(Photo, blob, populate_existing=True)


def complete(session: Session, blobs: Sequence[UUID]) -> frozenset[UUID]:
    """Those of ``blobs`` whose bytes are all here, as a photo's or still without one."""
    uploaded = select(Upload.id).where(Upload.id.in_(blobs), Upload.state == "complete")
    stored = select(Photo.id).where(Photo.id.in_(blobs), Photo.stored_at.is_not(None))
    return frozenset(session.scalars(uploaded)) | frozenset(session.scalars(stored))


def unclaimed(session: Session, user_id: UUID, since: datetime) -> int:
    """Bytes of the photos that person began to send since and that are unfinished or named by no entry."""
    named = exists().where(Photo.id == Upload.id) | exists().where(FindingPhoto.id == Upload.id)
    query = select(func.coalesce(func.sum(Upload.length), 0)).where(
        Upload.state.in_(("open", "complete")),
        Upload.created_at >= since,
        Upload.user_id == user_id,
        (Upload.state == "open") | ~named,
    )
    return int(session.scalar(query) or 0)


def awaited(session: Session, inspection_id: UUID) -> Sequence[UUID]:
    """The photos in force of an inspection whose bytes have not all come."""
    query = select(Photo.id).where(
        Photo.inspection_id == inspection_id,
        Photo.removed_at.is_(None),
        Photo.stored_at.is_(None),
        Photo.sheet_id.not_in(withdrawn.sheets(inspection_id)),
    )
    return session.scalars(query.order_by(Photo.id)).all()
