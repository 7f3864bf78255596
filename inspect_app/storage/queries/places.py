"""From a thing to its project and region, by primary keys only."""

from __future__ import annotations

from functools import cache
from typing import Literal
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from inspect_app.storage.models import (
    Conflict,
    Finding,
    Inspection,
    Location,
    Photo,
    PlanOccurrence,
    PlanTarget,
    Project,
    Report,
    Sheet,
    Signature,
    StaffMember,
)

Kind = Literal[
    "project",
    "location",
    "inspection",
    "sheet",
    "photo",
    "signature",
    "finding",
    "report",
    "conflict",
    "plan",
    "occurrence",
    "staff",
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
    "staff": (_PAIR.join(StaffMember, StaffMember.project_id == Project.id), StaffMember.id),
    "plan": (_PAIR.join(PlanTarget, PlanTarget.project_id == Project.id), PlanTarget.plan_id),
    "occurrence": (_PAIR.join(PlanOccurrence, PlanOccurrence.project_id == Project.id), PlanOccurrence.id),
    "report": (_BY_INSPECTION.join(Report, Report.inspection_id == Inspection.id), Report.id),
}


@cache
def _query(kind: Kind) -> Select[UUID, UUID]:
    """Put together once, for nearly every request asks."""
    query, key = _QUERIES[kind]
    return query.where(key == bindparam("subject"))


def project_and_region(session: Session, kind: Kind, subject: UUID) -> tuple[UUID, UUID] | None:
    """(project id, region id) of the ``kind`` with that id, None when there is none."""
    return next(iter(all_of(session, kind, subject)), None)


def all_of(session: Session, kind: Kind, subject: UUID) -> list[tuple[UUID, UUID]]:
    """Every (project id, region id) of the ``kind`` with that id: only a plan has several."""
    session.flush()
    rows = session.connection().execute(_query(kind), {"subject": subject})
    return [(row[0], row[1]) for row in rows]
