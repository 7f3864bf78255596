"""Photos as evidence: the files first, safely on the disk, then the row that speaks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.checklist.model import Item, Requirement
from inspect_app.errors import Conflict, NotFound
from inspect_app.photos.accept import ProcessedPhoto, accept
from inspect_app.photos.problems import shown_name
from inspect_app.services import audit
from inspect_app.services.answering import open_sheet
from inspect_app.services.audit import Subject
from inspect_app.services.records import checklist_of, item_of
from inspect_app.services.revisions import load_revision
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection, Photo, Sheet
from inspect_app.storage.queries import answers

MOST_PHOTOS = 12


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


def check_room(session: Session, sheet_id: UUID, item_id: str) -> None:
    """Refuse early, before any image work, what ``add`` would refuse anyway."""
    _sheet_and_item(session, sheet_id, item_id)


def add(session: Session, actor: Actor, sheet_id: UUID, item_id: str, stored: StoredPhoto) -> Photo:
    """Put a stored photo to an item; the same photo on the same item again is the one already there.

    Raises NotFound, Conflict for a completed inspection, an item that takes no photo, or too many photos.
    """
    sheet, _ = _sheet_and_item(session, sheet_id, item_id)
    there = answers.photos_of_item(session, sheet.inspection_id, sheet_id, item_id)
    for photo in there:
        if photo.original == stored.original:
            return photo
    if len(there) >= MOST_PHOTOS:
        raise Conflict("too-many-photos", filename=stored.filename, limit=MOST_PHOTOS)
    photo = _photo(sheet, item_id, actor, stored)
    session.add(photo)
    session.flush()
    detail = {"item": item_id, "sheet": str(sheet_id), "sha256": stored.original}
    audit.record(
        session, actor, "photo.added", Subject("photo", photo.id, sheet.inspection.project_id), detail
    )
    return photo


def _sheet_and_item(session: Session, sheet_id: UUID, item_id: str) -> tuple[Sheet, Item]:
    sheet = open_sheet(session, sheet_id)
    revision = load_revision(session, sheet.inspection.revision_id)
    item = item_of(checklist_of(revision, sheet.checklist), item_id)
    if item.photo is Requirement.NEVER:
        raise Conflict("no-photo-here")
    return sheet, item


def _photo(sheet: Sheet, item_id: str, actor: Actor, stored: StoredPhoto) -> Photo:
    processed = stored.processed
    return Photo(
        inspection_id=sheet.inspection_id,
        sheet_id=sheet.id,
        item=item_id,
        filename=stored.filename,
        media_type=processed.media_type,
        original=stored.original,
        derivative=stored.derivative,
        thumbnail=stored.thumbnail,
        size=stored.size,
        width=processed.width,
        height=processed.height,
        dhash=f"{processed.dhash:016x}",
        taken_at=processed.taken_at,
        latitude=processed.latitude,
        longitude=processed.longitude,
        uploaded_at=clock.now(),
        uploaded_by=actor.id,
    )


def photo(session: Session, photo_id: UUID) -> Photo:
    """A photo, also one that was removed. Raises NotFound."""
    found = answers.photo(session, photo_id)
    if found is None:
        raise NotFound("photo")
    return found


def remove(session: Session, actor: Actor, photo_id: UUID) -> None:
    """Take a photo off its item; row and files stay, so that the log can be followed. Twice is fine."""
    found = photo(session, photo_id)
    inspection: Inspection = open_sheet(session, found.sheet_id).inspection
    if found.removed_at is not None:
        return
    found.removed_at = clock.now()
    detail = {"item": found.item, "sheet": str(found.sheet_id), "sha256": found.original}
    audit.record(session, actor, "photo.removed", Subject("photo", photo_id, inspection.project_id), detail)
