"""Photos arriving in pieces: resumable, checked by hash, safe with several senders of one photo.

Bytes are on the disk before the row counts them. A piece may come twice, or from two senders at once: what is
known already is answered with how far we are, and only what follows without a gap is added.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.errors import Conflict, Invalid, NoRoom, NotFound
from inspect_app.photos.glance import glance
from inspect_app.photos.limits import MAX_BYTES
from inspect_app.photos.problems import PhotoRefused
from inspect_app.services import derivatives
from inspect_app.services.correcting import copies
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Photo, Upload
from inspect_app.storage.queries import corrections, uploads
from inspect_app.storage.uploads import PartialFiles

LARGEST_PIECE = 1024 * 1024
MEGABYTE = 1024 * 1024
# As long as an unfinished file is kept.
COUNTED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Piece:
    """``data`` at ``offset`` of a photo of ``length`` bytes, which as a whole has the hash ``sha256``."""

    inspection: UUID
    blob: UUID
    offset: int
    length: int
    sha256: str
    data: bytes

    @property
    def end(self) -> int:
        """The offset behind the piece."""
        return self.offset + len(self.data)


@dataclass(frozen=True, slots=True)
class Arrived:
    """How much of a photo is here."""

    offset: int
    length: int


class WrongOffset(Conflict):
    """The piece does not follow what is here; ``offset`` is where to go on."""

    def __init__(self, offset: int) -> None:
        super().__init__("upload-offset", offset=offset)
        self.offset = offset


class UploadRefused(Invalid):
    """What arrived is not what was promised, or no photo; everything of it must be sent again or dropped."""


def arrived(session: Session, blob: UUID) -> Arrived:
    """How much of the photo is here. Raises NotFound."""
    known = uploads.get(session, blob)
    if known is None:
        raise NotFound("blob")
    return Arrived(known.received, known.length)


def inspection_of(session: Session, blob: UUID) -> UUID | None:
    """The inspection a photo on its way is of, None for one nobody sent anything of."""
    known = uploads.get(session, blob)
    return None if known is None else known.inspection_id


def expect(session: Session, piece: Piece) -> Arrived | None:
    """Check a piece before its bytes are kept; how far we are where nothing of it is new, else None.

    Raises Invalid for a piece that belongs to another photo than is known, WrongOffset for a gap.
    """
    return _follows(piece, _there(session, piece).upload)


def _follows(piece: Piece, known: Upload | None) -> Arrived | None:
    received = known.received if known else 0
    if known is not None and known.state == "refused":
        raise UploadRefused("upload-not-a-photo", field="body")
    if piece.offset > received:
        raise WrongOffset(received)
    return Arrived(received, piece.length) if known is not None and piece.end <= received else None


def check_room(session: Session, actor: Actor, piece: Piece, megabytes: int) -> None:
    """Refuse to begin with a photo where too much of that person waits to be finished or named by an entry.

    What was begun long ago counts no more, so that nobody is kept out for good. Pieces sent at once may each
    find the room only one has: some photos too many, never more than the server has threads. Raises NoRoom.
    """
    if uploads.get(session, piece.blob) is not None:
        return
    if piece.length > room(session, actor, megabytes):
        raise NoRoom("upload-quota", megabytes=megabytes)


def room(session: Session, actor: Actor, megabytes: int) -> int:
    """How many bytes of photos that person may still begin with; below 0 where there are too many already."""
    return megabytes * MEGABYTE - uploads.unclaimed(session, actor.id, clock.now() - COUNTED)


class _There(NamedTuple):
    """What is known of a photo as it is now: its bytes on their way, and the entry that named it."""

    upload: Upload | None
    photo: Photo | None


def _there(session: Session, piece: Piece) -> _There:
    """What is known of the photo; Invalid for a piece that is of none, or of another than the known one."""
    if not 0 < piece.length <= MAX_BYTES:
        raise Invalid("photo-too_large_bytes", field="Upload-Length", filename=str(piece.blob))
    if piece.end > piece.length:
        raise Invalid("upload-too-long", field="Upload-Offset")
    known, photo = uploads.get(session, piece.blob), uploads.photo(session, piece.blob)
    promised = [(known.inspection_id, known.sha256, known.length)] if known else []
    promised += [(photo.inspection_id, photo.original, photo.size)] if photo else []
    awaited = corrections.photo_by_id(session, piece.blob) if photo is None else None
    promised += [(piece.inspection, awaited.original, awaited.size)] if awaited else []
    if any(each != (piece.inspection, piece.sha256, piece.length) for each in promised):
        raise Invalid("upload-differs", field="X-Sha256")
    return _There(known, photo)


def keep(files: PartialFiles, blobs: LocalBlobStore, piece: Piece) -> bool:
    """Put the bytes on the disk; whether the photo is whole now. No database is touched.

    Raises UploadRefused where the whole has another hash or is no photo, StorageFull or OSError.
    """
    alone = len(piece.data) == piece.length
    if not alone:
        files.write(piece.blob, piece.offset, piece.data)
    if piece.end < piece.length:
        return False
    whole = piece.data if alone else files.read(piece.blob, piece.length)
    if hashlib.sha256(whole).hexdigest() != piece.sha256:
        raise UploadRefused("upload-hash", field="X-Sha256")
    try:
        glance(whole, str(piece.blob))
    except PhotoRefused as refused:
        raise UploadRefused(f"photo-{refused.code}", field="body", **refused.values) from refused
    blobs.put(whole)
    return True


def count(session: Session, actor: Actor, piece: Piece, *, whole: bool) -> Arrived:
    """Count a kept piece; a whole photo gets its copies soon, by a job wanted in this transaction.

    Raises what ``expect`` raises, where somebody else was faster or everything was sent back to the start.
    """
    there = _there(session, piece)
    _follows(piece, there.upload)
    row = there.upload or _new(session, actor, piece)
    row.received = max(row.received, piece.end)
    if whole and row.state == "open":
        row.state, row.completed_at = "complete", clock.now()
        _tell(session, row, there.photo)
    session.flush()
    return Arrived(row.received, row.length)


def _new(session: Session, actor: Actor, piece: Piece) -> Upload:
    row = Upload(
        id=piece.blob,
        inspection_id=piece.inspection,
        user_id=actor.id,
        sha256=piece.sha256,
        length=piece.length,
        received=0,
        state="open",
        created_at=clock.now(),
    )
    session.add(row)
    return row


def attach(session: Session, row: Upload) -> None:
    """Tell the photo, where its op has come already, that its bytes are here."""
    _tell(session, row, uploads.photo(session, row.id))


def _tell(session: Session, row: Upload, photo: Photo | None) -> None:
    if photo is not None and photo.stored_at is None:
        photo.stored_at = row.completed_at
        derivatives.want(session, photo)
    if photo is None:
        copies.arrived(session, row)


def start_again(session: Session, piece: Piece, code: str) -> Arrived:
    """After UploadRefused: a photo with another hash is sent from its start, one that is none is refused.

    Where another sender completed it meanwhile, that holds; the answer says how much is here.
    """
    row = uploads.get(session, piece.blob)
    if row is None:
        return Arrived(0, piece.length)
    if row.state == "open":
        row.received = 0
        row.state = "open" if code == "upload-hash" else "refused"
    return Arrived(row.received, row.length)
