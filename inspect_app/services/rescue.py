"""A rescue file: what a tablet that could not send held, brought in by hand through the same doors."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.errors import NoRoom, Refusal
from inspect_app.services import uploads
from inspect_app.services.places import check_conduct
from inspect_app.services.recording.model import MOST_OPS, Batch, Recorded
from inspect_app.services.recording.record import record
from inspect_app.services.uploads import Piece, UploadRefused
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.queries import devices
from inspect_app.storage.uploads import PartialFiles


@dataclass(frozen=True, slots=True)
class RescuedPhoto:
    """A photo of the file; ``jpeg`` is base64."""

    blob: UUID
    inspection: UUID
    sha256: str
    length: int
    jpeg: str


@dataclass(frozen=True, slots=True)
class RescueFile:
    """``ops`` by inspection are parsed JSON, not yet read."""

    device: UUID
    ops: Mapping[UUID, Sequence[object]]
    photos: Sequence[RescuedPhoto]


def foreign(session: Session, actor: Actor, photos: Sequence[RescuedPhoto]) -> dict[UUID, Refusal]:
    """The photos of inspections ``actor`` may not conduct, with the refusal: nothing of them is kept."""
    refused = dict[UUID, Refusal]()
    for photo in photos:
        try:
            check_conduct(session, actor, photo.inspection)
        except Refusal as refusal:
            refused[photo.blob] = refusal
    return refused


def beyond(
    session: Session, actor: Actor, photos: Sequence[RescuedPhoto], megabytes: int
) -> dict[UUID, Refusal]:
    """The photos there is no room for, with the refusal: as where a tablet sends them itself."""
    refused, left = dict[UUID, Refusal](), uploads.room(session, actor, megabytes)
    for photo in photos:
        if uploads.inspection_of(session, photo.blob) is not None:
            continue
        if photo.length > left:
            refused[photo.blob] = NoRoom("upload-quota", megabytes=megabytes)
        else:
            left -= photo.length
    return refused


def photo_pieces(
    files: PartialFiles, blobs: LocalBlobStore, photos: Sequence[RescuedPhoto]
) -> tuple[list[Piece], dict[UUID, Refusal]]:
    """Keep the photos that are whole; (those kept, why the others were refused). No database is touched.

    Raises StorageFull or OSError.
    """
    kept, refused = [], dict[UUID, Refusal]()
    for photo in photos:
        try:
            piece = _piece(photo)
            uploads.keep(files, blobs, piece)
            kept.append(piece)
        except Refusal as refusal:
            refused[photo.blob] = refusal
    return kept, refused


def _piece(photo: RescuedPhoto) -> Piece:
    try:
        data = base64.b64decode(photo.jpeg, validate=True)
    except (binascii.Error, ValueError) as error:
        raise UploadRefused("upload-hash", field="jpeg") from error
    if not data or len(data) != photo.length:
        raise UploadRefused("upload-hash", field="length")
    return Piece(photo.inspection, photo.blob, 0, photo.length, photo.sha256, data)


def bring_in(
    session: Session, actor: Actor, file: RescueFile, blobs: LocalBlobStore
) -> dict[UUID, tuple[Recorded, ...] | Refusal]:
    """Record the ops of every inspection; by inspection what its batches came to, or why none was taken."""
    sent_at = _clock_of(session, file.device)
    return {
        inspection: _recorded(session, actor, inspection, file, sent_at, blobs) for inspection in file.ops
    }


def _recorded(
    session: Session,
    actor: Actor,
    inspection: UUID,
    file: RescueFile,
    sent_at: datetime,
    blobs: LocalBlobStore,
) -> tuple[Recorded, ...] | Refusal:
    ops = file.ops[inspection]
    try:
        check_conduct(session, actor, inspection)
        # What one inspection is refused for must not undo the others.
        with session.begin_nested():
            return tuple(
                record(session, actor, inspection, Batch(file.device, sent_at, tuple(part)), blobs)
                for part in _parts(ops)
            )
    except Refusal as refusal:
        return refusal


def _parts(ops: Sequence[object]) -> Sequence[Sequence[object]]:
    return [ops[at : at + MOST_OPS] for at in range(0, max(len(ops), 1), MOST_OPS)]


def _clock_of(session: Session, device: UUID) -> datetime:
    """What the tablet's clock would show now: the file may be days old, its ops keep their moments."""
    row = devices.get(session, device)
    skew = row.skew_ms if row and row.skew_ms is not None else 0
    return clock.now() + timedelta(milliseconds=skew)


def count_photos(session: Session, actor: Actor, pieces: Sequence[Piece]) -> dict[UUID, Refusal | None]:
    """Count the kept photos; by photo why it was refused, None for one that is here now."""
    return {piece.blob: _counted(session, actor, piece) for piece in pieces}


def _counted(session: Session, actor: Actor, piece: Piece) -> Refusal | None:
    try:
        uploads.count(session, actor, piece, whole=True)
    except Refusal as refusal:
        return refusal
    return None
