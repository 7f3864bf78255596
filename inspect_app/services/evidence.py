"""Photos as evidence: the files first, safely on the disk, then the row that speaks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor
from inspect_app.checklist.model import Item, Requirement
from inspect_app.errors import Conflict, NotFound
from inspect_app.photos.accept import ProcessedPhoto, accept
from inspect_app.photos.problems import shown_name
from inspect_app.services.recording.judging import MOST_PHOTOS
from inspect_app.services.recording.office import Change, change
from inspect_app.services.records import checklist_of, item_of
from inspect_app.services.revisions import load_revision
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Photo, Sheet
from inspect_app.storage.queries import answers, inspections

__all__ = ["MOST_PHOTOS", "StoredPhoto", "add", "attach", "photo", "store"]


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """A photo whose files are on the disk; the three names are SHA-256 hex, ``size`` is bytes."""

    processed: ProcessedPhoto
    filename: str
    original: str
    derivative: str
    thumbnail: str
    size: int


def store(blobs: LocalBlobStore, data: bytes, filename: str, zone: tzinfo | None = None) -> StoredPhoto:
    """Process and keep an upload; no database is touched, so nobody waits for the image work.

    Raises PhotoRefused, and StorageFull or OSError where the disk fails.
    """
    processed = accept(data, filename, zone)
    return StoredPhoto(
        processed=processed,
        filename=shown_name(filename)[:200] or "photo",
        original=blobs.put(data),
        derivative=blobs.put(processed.derivative),
        thumbnail=blobs.put(processed.thumbnail),
        size=len(data),
    )


def add(session: Session, actor: Actor, sheet_id: UUID, item_id: str, stored: StoredPhoto) -> Photo:
    """Put a stored photo to an item; the same photo on the same item again is the one already there.

    Raises NotFound, Conflict for a completed inspection, an item that takes no photo, or too many photos.
    """
    sheet, _ = _sheet_and_item(session, sheet_id, item_id)
    there = answers.photos_of_item(session, sheet.inspection_id, sheet_id, item_id)
    for other in there:
        if other.original == stored.original:
            return other
    if len(there) >= MOST_PHOTOS:
        raise Conflict("too-many-photos", filename=stored.filename, limit=MOST_PHOTOS)
    made = ids.new()
    change(session, actor, sheet.inspection_id, Change(f"photo:{made}", _value(stored), sheet_id, item_id))
    found = photo(session, made)
    attach(found, stored)
    session.flush()
    return found


def _sheet_and_item(session: Session, sheet_id: UUID, item_id: str) -> tuple[Sheet, Item]:
    sheet = inspections.bare_sheet(session, sheet_id)
    if sheet is None or sheet.withdrawn_at is not None:
        raise NotFound("sheet")
    revision = load_revision(session, sheet.inspection.revision_id)
    item = item_of(checklist_of(revision, sheet.checklist), item_id)
    if item.photo is Requirement.NEVER:
        raise Conflict("no-photo-here")
    return sheet, item


def _value(stored: StoredPhoto) -> dict[str, Any]:
    """What the op says of the photo."""
    processed = stored.processed
    taken_at = processed.taken_at.astimezone(UTC).isoformat() if processed.taken_at else None
    value = {
        "sha256": stored.original,
        "length": stored.size,
        "media_type": processed.media_type,
        "width": processed.width,
        "height": processed.height,
        "taken_at": taken_at,
        "source": "library",
        "name": stored.filename,
    }
    if processed.latitude is not None and processed.longitude is not None:
        value |= {"latitude": processed.latitude, "longitude": processed.longitude}
    return value


def attach(photo: Photo, stored: StoredPhoto) -> None:
    """Tell the photo its bytes and copies, where they are all here already."""
    photo.derivative, photo.thumbnail = stored.derivative, stored.thumbnail
    photo.dhash = f"{stored.processed.dhash:016x}"
    photo.stored_at = clock.now()


def photo(session: Session, photo_id: UUID) -> Photo:
    """A photo, also one that was removed. Raises NotFound."""
    found = answers.photo(session, photo_id)
    if found is None:
        raise NotFound("photo")
    return found
