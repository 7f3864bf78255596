"""Remarks on the evidence of an inspection, from what is stored of it and of those before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from inspect_app.errors import NotFound
from inspect_app.inspection.remarks import (
    ALIKE_BITS,
    DeviceClock,
    Earlier,
    Evidence,
    PhotoEvidence,
    Remark,
    SheetPace,
    is_telling,
    remarks,
)
from inspect_app.photos.dhash import distance
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection, Photo
from inspect_app.storage.queries import evidence, inspections


def remarks_of(session: Session, inspection_id: UUID) -> tuple[Remark, ...]:
    """The remarks, in a fixed number of queries whatever history there is. Raises NotFound."""
    inspection = inspections.get(session, inspection_id)
    if inspection is None:
        raise NotFound("inspection")
    skews = evidence.skews(session, inspection_id)
    by_device: dict[UUID | None, int] = {device: skew for device, _, skew in skews}
    return remarks(
        Evidence(
            started_at=inspection.started_at,
            finished_at=inspection.finished_at,
            clocks=[DeviceClock(str(device), name, _span(skew)) for device, name, skew in skews],
            photos=[
                _photo(photo, place, by_device.get(photo.device_id, 0))
                for photo, place in evidence.photos(session, inspection_id)
            ],
            earlier=list(_earlier(session, inspection)),
            paces=[SheetPace(str(row[0]), *row[1:]) for row in evidence.paces(session, inspection_id)],
        )
    )


def _span(milliseconds: int) -> timedelta:
    return timedelta(milliseconds=milliseconds)


def _photo(photo: Photo, place: tuple[float, float] | None, skew: int) -> PhotoEvidence:
    known = photo.latitude is not None and photo.longitude is not None
    return PhotoEvidence(
        id=str(photo.id),
        sheet=str(photo.sheet_id),
        item=photo.item,
        source=photo.source,
        taken_at=photo.taken_at,
        skew=_span(skew),
        position=(photo.latitude or 0.0, photo.longitude or 0.0) if known else None,
        accuracy=photo.accuracy or 0.0,
        place=place,
    )


def _earlier(session: Session, inspection: Inspection) -> Iterator[Earlier]:
    """For each photo the one it repeats: the same bytes before what only looks alike, the nearest first."""
    told: set[UUID] = set()
    for row, bits in (*_same(session, inspection.id), *_alike(session, inspection.id)):
        if row.photo not in told:
            told.add(row.photo)
            # Of other projects the reader may not even know that they exist.
            number = row.number if row.project_id == inspection.project_id else ""
            yield Earlier(str(row.photo), number, bits, row.number == inspection.number)


def _same(session: Session, inspection_id: UUID) -> Iterable[tuple[Any, int | None]]:
    return [(row, None) for row in evidence.same(session, inspection_id)]


def _alike(session: Session, inspection_id: UUID) -> Iterable[tuple[Any, int | None]]:
    found = []
    for row in evidence.alike(session, inspection_id):
        mine, theirs = int(row.mine, 16), int(row.theirs, 16)
        bits = distance(mine, theirs)
        if bits <= ALIKE_BITS and is_telling(mine):
            found.append((row, bits))
    return sorted(found, key=lambda each: (each[0].photo, each[1], each[0].earlier))
