"""The copies of a photo that pages and reports show: made after the tablet was answered, by a durable job.

Where the job has not run yet, whoever needs a copy makes it. The original and the plain
copy stay as they are; marks are drawn onto a copy of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from inspect_app.config import bundled_folder
from inspect_app.errors import NotFound
from inspect_app.photos.accept import ProcessedPhoto, accept
from inspect_app.photos.marks import draw_marks, shapes_of
from inspect_app.photos.problems import PhotoRefused
from inspect_app.services import jobs
from inspect_app.services.jobs import Lease
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Photo
from inspect_app.storage.queries import answers, uploads
from inspect_app.storage.queries import jobs as job_rows

KIND = "photo-copies"
_FONT = "NotoSansSC-Bold.ttf"


@dataclass(frozen=True, slots=True)
class Copies:
    """What was made of a photo: blob names, None for what was there already or is not wanted."""

    processed: ProcessedPhoto | None = None
    derivative: str | None = None
    thumbnail: str | None = None
    marked: str | None = None
    marks_op: UUID | None = None


def want(session: Session, photo: Photo) -> None:
    """Have the copies made soon; the same wish twice is one job, other marks are another wish."""
    if photo.stored_at is not None and is_lacking(photo):
        jobs.want(session, None, KIND, _key(photo), {"photo": str(photo.id)})


def _key(photo: Photo) -> str:
    return f"{KIND}:{photo.id}:{photo.marks_op or 'plain'}"


def is_lacking(photo: Photo) -> bool:
    """Whether a copy that should be shown has not been made."""
    return photo.derivative is None or (bool(photo.marks) and photo.marked is None)


def ensure(database: Database, blobs: LocalBlobStore, photo_id: UUID, zone: tzinfo | None = None) -> Photo:
    """The photo with all its copies, as far as its bytes are here and can be read.

    What the job found to be no picture is not tried again. Raises NotFound, BlobMissing, BlobDamaged.
    """
    with database.reading() as session:
        photo = _photo(session, photo_id)
        job = job_rows.by_key(session, _key(photo))
    if photo.stored_at is None or not is_lacking(photo) or (job is not None and job.state == "failed"):
        return photo
    try:
        made = make(blobs, photo, zone)
    except PhotoRefused:
        return photo
    with database.writing() as session:
        return _keep(session, photo_id, made)


def ensure_all(
    database: Database, blobs: LocalBlobStore, inspection_id: UUID, zone: tzinfo | None = None
) -> None:
    """Make whatever copies the photos in force of an inspection lack: a report shows them all."""
    with database.reading() as session:
        lacking = [photo.id for photo in answers.photos(session, inspection_id) if is_lacking(photo)]
    for photo_id in lacking:
        ensure(database, blobs, photo_id, zone)


def make(blobs: LocalBlobStore, photo: Photo, zone: tzinfo | None = None) -> Copies:
    """Make and keep the copies a photo lacks; no database is touched. Raises PhotoRefused, BlobError."""
    if photo.derivative is not None:
        return _marked(blobs, photo, blobs.get(photo.derivative), Copies())
    processed = accept(blobs.get(photo.original), photo.filename, zone)
    copies = Copies(processed, blobs.put(processed.derivative), blobs.put(processed.thumbnail))
    return _marked(blobs, photo, processed.derivative, copies)


def _marked(blobs: LocalBlobStore, photo: Photo, derivative: bytes, copies: Copies) -> Copies:
    if not photo.marks:
        return copies
    font = bundled_folder("static") / "vendor" / "fonts" / _FONT
    marked = blobs.put(draw_marks(derivative, shapes_of(photo.marks), font))
    return Copies(copies.processed, copies.derivative, copies.thumbnail, marked, photo.marks_op)


def _keep(session: Session, photo_id: UUID, made: Copies) -> Photo:
    """Let the photo know its copies; a mark made while they were drawn makes the drawn one worthless."""
    photo = _photo(session, photo_id)
    if made.processed is not None and photo.derivative is None:
        photo.derivative, photo.thumbnail = made.derivative, made.thumbnail
        photo.dhash = f"{made.processed.dhash:016x}"
        photo.media_type = made.processed.media_type
        photo.width, photo.height = made.processed.width, made.processed.height
        photo.taken_at = photo.taken_at or made.processed.taken_at
    if made.marked is not None and photo.marks_op == made.marks_op:
        photo.marked = made.marked
    session.flush()
    return photo


def _photo(session: Session, photo_id: UUID) -> Photo:
    photo = uploads.photo(session, photo_id)
    if photo is None:
        raise NotFound("photo")
    return photo


def carry_out(database: Database, blobs: LocalBlobStore, lease: Lease, zone: tzinfo | None = None) -> None:
    """Make the copies a leased job asks for: files first, then photo and end of the job in one transaction.

    Raises PhotoRefused, NotFound, BlobError, LeaseLost.
    """
    photo_id = UUID(lease.parameters["photo"])
    with database.reading() as session:
        photo = _photo(session, photo_id)
    made = make(blobs, photo, zone) if is_lacking(photo) else Copies()
    with database.writing() as session:
        jobs.finish(session, lease)
        _keep(session, photo_id, made)


def shown(photo: Photo) -> str | None:
    """The copy that is shown: the marked one where there are marks; None where there is none yet."""
    return photo.marked if photo.marks and photo.marked else photo.derivative
