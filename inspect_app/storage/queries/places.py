"""From a thing to its project and region, by primary keys only."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from inspect_app.storage.models import (
    Conflict,
    Finding,
    Inspection,
    Location,
    Photo,
    Project,
    Report,
    Sheet,
    Signature,
)

Kind = Literal[
    "project", "location", "inspection", "sheet", "photo", "signature", "finding", "report", "conflict"
]

_PAIR = select(Project.id, Project.region_id)
_BY_INSPECTION = _PAIR.join(Inspection, Inspection.project_id == Project.id)
_QUERIES: dict[Kind, tuple[Select[UUID, UUID], InstrumentedAttribute[UUID]]] = {
    "project": (_PAIR, Project.id),
    "location": (_PAIR.join(Location, Location.project_id == Project.id), Location.id),
    "inspection": (_BY_INSPECTION, Inspection.id),
    "sheet": (_BY_INSPECTION.join(Sheet, Sheet.inspection_id == Inspection.id), Sheet.id),
    "photo": (_BY_INSPECTION.join(Photo, Photo.inspection_id == Inspection.id), Photo.id),
    "signature": (_BY_INSPECTION.join(Signature, Signature.inspection_id == Inspection.id), Signature.id),
    "finding": (_PAIR.join(Finding, Finding.project_id == Project.id), Finding.id),
    "conflict": (_BY_INSPECTION.join(Conflict, Conflict.inspection_id == Inspection.id), Conflict.id),
    "report": (_BY_INSPECTION.join(Report, Report.inspection_id == Inspection.id), Report.id),
}


def project_and_region(session: Session, kind: Kind, subject: UUID) -> tuple[UUID, UUID] | None:
    """(project id, region id) of the ``kind`` with that id, None when there is none."""
    query, key = _QUERIES[kind]
    row = session.execute(query.where(key == subject)).one_or_none()
    return None if row is None else (row[0], row[1])
