"""Photos of a finding: found outside an inspection, and after the fix. Files first, then the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.errors import Conflict, NotFound
from inspect_app.findings.contents import PHOTO_LIMIT
from inspect_app.services.correcting import copies
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, FindingPhoto
from inspect_app.storage.queries import corrections, findings, uploads

if TYPE_CHECKING:
    # Evidence is recorded, and what is recorded may speak of findings: only the name is needed here.
    from inspect_app.services.evidence import StoredPhoto

__all__ = ["PHOTO_LIMIT", "Announced", "Picture", "announce", "attach", "check_known", "pending", "picture"]

# Of all steps together, with such as were uploaded and never used.
MOST = 200


@dataclass(frozen=True, slots=True)
class Picture:
    """The copies of a photo; None where the tablet has not sent its bytes yet."""

    thumbnail: str | None
    derivative: str | None


def attach(session: Session, actor: Actor, finding_id: UUID, stored: Iterable[StoredPhoto]) -> list[str]:
    """Keep photos for the finding; their hashes. The same photo again is the one already there.

    Raises Conflict ``finding-photos-full``.
    """
    known = {photo.original for photo in corrections.photos(session, finding_id)}
    hashes = []
    for photo in stored:
        hashes.append(photo.original)
        if photo.original not in known:
            known.add(photo.original)
            session.add(_row(actor, finding_id, photo))
    if len(known) > MOST:
        raise Conflict("finding-photos-full", limit=MOST)
    session.flush()
    return list(dict.fromkeys(hashes))


def _row(actor: Actor, finding_id: UUID, stored: StoredPhoto) -> FindingPhoto:
    processed = stored.processed
    return FindingPhoto(
        finding_id=finding_id,
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
        uploaded_at=clock.now(),
        uploaded_by=actor.id,
    )


@dataclass(frozen=True, slots=True)
class Announced:
    """What a tablet says of a photo before its bytes come; ``inspection`` is the round it was taken on."""

    blob: UUID
    inspection: UUID
    filename: str
    media_type: str
    original: str
    size: int
    width: int
    height: int
    taken_at: datetime | None


def announce(session: Session, actor: Actor, finding_id: UUID, photo: Announced) -> None:
    """Let steps speak of a photo whose bytes are on their way; the same one again changes nothing.

    Raises Conflict ``photo-altered``, ``finding-photos-full``.
    """
    there = corrections.photo_by_id(session, photo.blob)
    if there is not None and (there.finding_id, there.original) != (finding_id, photo.original):
        raise Conflict("photo-altered")
    if there is not None or corrections.photo(session, finding_id, photo.original) is not None:
        return
    if uploads.photo(session, photo.blob) is not None:
        raise Conflict("photo-elsewhere")
    if len(corrections.photos(session, finding_id)) >= MOST:
        raise Conflict("finding-photos-full", limit=MOST)
    row = _awaited(actor, finding_id, photo)
    session.add(row)
    session.flush()
    upload = uploads.get(session, photo.blob)
    if upload is not None and upload.state == "complete":
        copies.arrived(session, upload)


def _awaited(actor: Actor, finding_id: UUID, photo: Announced) -> FindingPhoto:
    return FindingPhoto(
        id=photo.blob,
        finding_id=finding_id,
        filename=photo.filename,
        media_type=photo.media_type,
        original=photo.original,
        # No copies yet.
        derivative="",
        thumbnail="",
        dhash="",
        size=photo.size,
        width=photo.width,
        height=photo.height,
        taken_at=photo.taken_at,
        uploaded_at=clock.now(),
        uploaded_by=actor.id,
    )


def check_known(session: Session, finding_id: UUID, hashes: Iterable[str]) -> None:
    """Refuse a step that speaks of a photo nobody uploaded. Raises Conflict ``finding-photo-unknown``."""
    for original in hashes:
        if corrections.photo(session, finding_id, original) is None:
            raise Conflict("finding-photo-unknown")


def pending(session: Session, actor: Actor, finding_id: UUID, hashes: Iterable[str]) -> list[str]:
    """Those of ``hashes`` that this person uploaded: what a form shown again may speak of."""
    mine = {p.original for p in corrections.photos(session, finding_id) if p.uploaded_by == actor.id}
    return [original for original in dict.fromkeys(hashes) if original in mine]


def picture(session: Session, finding_id: UUID, original: str) -> Picture:
    """The copies of a photo of this finding, by the hash of its original. Raises NotFound."""
    kept = corrections.photo(session, finding_id, original)
    if kept is not None:
        return Picture(kept.thumbnail or None, kept.derivative or None)
    row = findings.whole(session, finding_id)
    return _evidence(session, row, original)


def _evidence(session: Session, row: Finding | None, original: str) -> Picture:
    for photo in corrections.evidence(session, row) if row else ():
        if photo.original == original:
            return Picture(photo.thumbnail, photo.marked or photo.derivative)
    raise NotFound("photo")
