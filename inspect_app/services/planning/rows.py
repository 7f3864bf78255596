"""Plans and occurrences as rows, and as the rules see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app.access.model import Role
from inspect_app.checklist.model import Draw
from inspect_app.planning import rhythm
from inspect_app.planning.model import Days, Mark, Occurrence, OffDays, Plan, Round, Slot, Target
from inspect_app.storage.models import Inspection, InspectionPlan, PlanOccurrence


def plan_of(row: InspectionPlan, zone: ZoneInfo) -> Plan:
    """The plan of a row with its targets; all its projects keep the clock of ``zone``."""
    targets = tuple(Target(each.project_id, zone, each.assignee_id) for each in row.targets)
    return Plan(
        id=row.id,
        programme=row.programme,
        rhythm=rhythm.read(row.rhythm),
        starts=row.starts,
        slots=slots_of(row.slots),
        targets=targets,
        assignee=row.assignee_id,
        role=Role(row.role) if row.role else None,
        ends=row.ends,
        days=Days(row.days),
        off_days=OffDays(row.off_days),
        make_up_days=row.make_up_days,
        draw=Draw(row.draw["places"], rotate=row.draw["rotate"]) if row.draw else None,
    )


def slots_of(documents: Iterable[Any]) -> tuple[Slot, ...]:
    """Slots from their JSON form."""
    return tuple(
        Slot(each["name"], *(_mark(each[name]) for name in ("opens", "due", "missed"))) for each in documents
    )


def _mark(document: Sequence[Any]) -> Mark:
    return Mark(int(document[0]), time.fromisoformat(document[1]))


def slot_documents(slots: Iterable[Slot]) -> list[Any]:
    """The JSON form of slots."""
    return [
        {"name": slot.name}
        | {
            name: [mark.days, mark.at.isoformat("minutes")]
            for name, mark in (("opens", slot.opens), ("due", slot.due), ("missed", slot.missed))
        }
        for slot in slots
    ]


def row_of(occurrence: Occurrence) -> PlanOccurrence:
    """A new row."""
    row = PlanOccurrence(
        id=occurrence.id,
        plan_id=occurrence.plan,
        programme=occurrence.programme,
        project_id=occurrence.project,
        slot=occurrence.slot,
        day=occurrence.day,
    )
    update(row, occurrence)
    return row


def update(row: PlanOccurrence, occurrence: Occurrence) -> None:
    """Let the row say of the occurrence what can change."""
    row.held_on, row.opens, row.due = occurrence.held_on, occurrence.opens, occurrence.due
    row.missed, row.made_up_until = occurrence.missed, occurrence.made_up_until
    row.assignee_id, row.role = occurrence.assignee, occurrence.role.value if occurrence.role else None


def occurrence_of(row: PlanOccurrence) -> Occurrence:
    """The occurrence of a row."""
    return Occurrence(
        id=row.id,
        plan=row.plan_id,
        programme=row.programme,
        project=row.project_id,
        slot=row.slot,
        day=row.day,
        held_on=row.held_on,
        opens=row.opens,
        due=row.due,
        missed=row.missed,
        made_up_until=row.made_up_until,
        assignee=row.assignee_id,
        role=Role(row.role) if row.role else None,
    )


def rounds_of(occurrence: UUID, inspections: Iterable[Inspection]) -> list[Round]:
    """The finished ones among the inspections begun for an occurrence."""
    return [
        Round(occurrence, row.inspector_id, row.started_at, row.finished_at)
        for row in inspections
        if row.finished_at is not None
    ]
