"""The photo rows follow their winning ops; the bytes come on a way of their own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.inspection.merge import Said
from inspect_app.inspection.op_values import read_moment
from inspect_app.photos.problems import shown_name
from inspect_app.services import audit, derivatives, uploads
from inspect_app.services.audit import Subject
from inspect_app.services.recording.grounds import Grounds
from inspect_app.services.recording.model import Place
from inspect_app.storage.models import Photo, Upload
from inspect_app.storage.queries import recording


def apply_photo(actor: Actor, grounds: Grounds, place: Place, blob: UUID, won: Said) -> None:
    """Put the photo to its item, or take it off; once more the same changes nothing."""
    photo = grounds.photos.get(blob)
    if photo is not None and photo.op == won.id:
        return
    if photo is None:
        if won.value is None:
            return
        photo = grounds.photos[blob] = _new(grounds, place, blob, won)
        _tell(actor, grounds, photo, "photo.added")
    elif (won.value is None) != (photo.removed_at is not None):
        photo.removed_at = won.eff if won.value is None else None
        _tell(actor, grounds, photo, "photo.added" if won.value else "photo.removed")
    photo.op, photo.eff = won.id, won.eff


def _new(grounds: Grounds, place: Place, blob: UUID, won: Said) -> Photo:
    value: Any = won.value
    sheet, item, _ = place
    photo = Photo(
        id=blob,
        inspection_id=grounds.inspection.id,
        sheet_id=sheet,
        item=item,
        filename=shown_name(value.get("name") or "photo.jpg")[:200] or "photo.jpg",
        media_type=value["media_type"],
        original=value["sha256"],
        size=value["length"],
        width=value["width"],
        height=value["height"],
        taken_at=read_moment(value["taken_at"]),
        latitude=value.get("latitude"),
        longitude=value.get("longitude"),
        accuracy=value.get("accuracy"),
        source=value["source"],
        device_id=won.device,
        uploaded_at=clock.now(),
        uploaded_by=won.by,
    )
    grounds.session.add(photo)
    grounds.session.flush()
    arrived = recording.upload(grounds.session, blob)
    if arrived is not None and arrived.state == "complete" and _is_of(arrived, photo):
        uploads.attach(grounds.session, arrived)
    return photo


def _is_of(upload: Upload, photo: Photo) -> bool:
    """Whether those bytes were sent for this photo; naming another inspection's must not make them seen."""
    return (upload.inspection_id, upload.sha256) == (photo.inspection_id, photo.original)


def _tell(actor: Actor, grounds: Grounds, photo: Photo, action: str) -> None:
    detail = {"item": photo.item, "sheet": str(photo.sheet_id), "sha256": photo.original}
    subject = Subject("photo", photo.id, grounds.inspection.project_id)
    audit.record(grounds.session, actor, action, subject, detail)


def apply_marks(grounds: Grounds, blob: UUID, won: Said) -> None:
    """Keep what was drawn on the photo; the copy that shows it is made anew."""
    photo = grounds.photos.get(blob)
    if photo is None or photo.marks_op == won.id:
        return
    marks: Any = won.value
    photo.marks, photo.marks_op, photo.marks_eff, photo.marked = marks or None, won.id, won.eff, None
    grounds.session.flush()
    derivatives.want(grounds.session, photo)
