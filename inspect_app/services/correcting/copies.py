"""The copies of a photo a tablet took of a finding: made once its bytes are here, by a durable job."""

from __future__ import annotations

from datetime import tzinfo
from uuid import UUID

from inspect_app.errors import NotFound
from inspect_app.photos.accept import accept
from inspect_app.services import jobs
from inspect_app.services.jobs import Lease
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import FindingPhoto, Upload
from inspect_app.storage.queries import corrections

KIND = "finding-photo-copies"


def arrived(session: Session, upload: Upload) -> None:
    """Have copies made where ``upload``, now whole, is a photo that a finding of its round's project awaits.

    Anything else is left alone: naming another's photo must not make it seen.
    """
    photo = corrections.photo_by_id(session, upload.id)
    if photo is None or photo.original != upload.sha256 or photo.derivative:
        return
    if corrections.is_at(session, photo.finding_id, upload.inspection_id):
        jobs.want(session, None, KIND, f"{KIND}:{photo.id}", {"photo": str(photo.id)})


def carry_out(database: Database, blobs: LocalBlobStore, lease: Lease, zone: tzinfo | None = None) -> None:
    """Make the copies a leased job asks for: files first, then photo and end of the job in one transaction.

    Raises PhotoRefused, NotFound, BlobError, LeaseLost.
    """
    photo_id = UUID(lease.parameters["photo"])
    with database.reading() as session:
        photo = _photo(session, photo_id)
    processed = accept(blobs.get(photo.original), photo.filename, zone)
    derivative, thumbnail = blobs.put(processed.derivative), blobs.put(processed.thumbnail)
    with database.writing() as session:
        jobs.finish(session, lease)
        kept = _photo(session, photo_id)
        kept.derivative, kept.thumbnail = derivative, thumbnail
        kept.dhash, kept.media_type = f"{processed.dhash:016x}", processed.media_type
        kept.width, kept.height = processed.width, processed.height
        kept.taken_at = kept.taken_at or processed.taken_at


def _photo(session: Session, photo_id: UUID) -> FindingPhoto:
    photo = corrections.photo_by_id(session, photo_id)
    if photo is None:
        raise NotFound("photo")
    return photo
