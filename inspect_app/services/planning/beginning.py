"""Beginning the inspection an occurrence asks for."""

from __future__ import annotations

from datetime import tzinfo
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.checklist.model import Draw
from inspect_app.errors import Conflict, NotFound
from inspect_app.planning.model import Standing
from inspect_app.services import starting
from inspect_app.services.planning.due import Due, shown_as
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection, InspectionPlan, PlannedInspection
from inspect_app.storage.queries import planning, revisions


def begin(
    session: Session,
    actor: Actor,
    occurrence_id: UUID,
    zone: tzinfo,
    inspection_id: UUID | None = None,
) -> Inspection:
    """The inspection for the occurrence: the one under way, whoever began it, or else a new one.

    Raises NotFound, or Conflict: ``occurrence-early``, ``occurrence-held``, ``occurrence-over``,
    ``programme-not-published``, and what ``starting.start`` raises.
    """
    row = planning.occurrence(session, occurrence_id, lock=True)
    if row is None:
        raise NotFound("occurrence")
    due = shown_as(row, planning.inspections_of(session, occurrence_id), clock.now())
    if due.running is not None:
        return due.running
    _check(due)
    revision = next((each for each in revisions.current(session) if each.programme == row.programme), None)
    if revision is None:
        raise Conflict("programme-not-published", programme=row.programme)
    made = starting.start(
        session, actor, row.project, revision.id, inspection_id, zone, _draw(session, row.plan_id)
    )
    if session.get(PlannedInspection, made.id) is None:
        session.add(PlannedInspection(inspection_id=made.id, occurrence_id=row.id))
    session.flush()
    return made


def _check(due: Due) -> None:
    if due.held is not None:
        raise Conflict("occurrence-held")
    if due.standing is Standing.UPCOMING:
        raise Conflict("occurrence-early")
    if not due.can_start:
        raise Conflict("occurrence-over")


def _draw(session: Session, plan_id: UUID) -> Draw | None:
    plan = session.get_one(InspectionPlan, plan_id)
    return Draw(plan.draw["places"], rotate=plan.draw["rotate"]) if plan.draw else None
