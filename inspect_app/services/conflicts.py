"""What reviewers decide: places where two devices contradict each other, and ops that were refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from inspect_app.access.model import Actor
from inspect_app.access.rules import Reach
from inspect_app.errors import Conflict as Refused
from inspect_app.errors import NotFound
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.services.recording.office import Change, change
from inspect_app.storage.database import Session
from inspect_app.storage.models import Conflict, Op, Sheet
from inspect_app.storage.queries import conflicts, inspections
from inspect_app.storage.queries.paging import SIZE, Page


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict with both sides; ``people`` are the names of who said what, by op."""

    row: Conflict
    winner: Op
    loser: Op
    sheet: Sheet | None
    people: dict[UUID, str]


def open_conflicts(
    session: Session,
    reach: Reach,
    inspection_id: UUID | None = None,
    after: UUID | None = None,
    size: int = SIZE,
    *,
    running: bool = False,
) -> Page[Dispute]:
    """Conflicts nobody has decided, the newest first, of one inspection or of all in ``reach``.

    ``running`` leaves out those of finished inspections, which nobody can decide any more.
    """
    found = conflicts.open_page(session, reach, inspection_id, after, size, running=running)
    return Page(_whole(session, found.rows), found.after)


def _whole(session: Session, rows: Sequence[Conflict]) -> list[Dispute]:
    said = conflicts.ops(session, {one for row in rows for one in (row.winner, row.loser)})
    sheets = conflicts.sheets(session, {row.sheet_id for row in rows if row.sheet_id is not None})
    names = conflicts.names(session, {op.user_id for op in said.values()})
    return [
        Dispute(
            row=row,
            winner=said[row.winner],
            loser=said[row.loser],
            sheet=sheets.get(row.sheet_id) if row.sheet_id else None,
            people={one: names[said[one].user_id] for one in (row.winner, row.loser)},
        )
        for row in rows
    ]


def settle(session: Session, actor: Actor, conflict_id: UUID, choice: UUID) -> Conflict:
    """Decide for the op ``choice``, the winner or the loser: its value is said once more, and counts.

    The same choice again is fine. Raises NotFound; Conflict where the choice is neither, where it was settled
    otherwise, or the inspection is finished.
    """
    row = conflicts.get(session, conflict_id)
    if row is None:
        raise NotFound("conflict")
    said = conflicts.ops(session, {row.winner, row.loser})
    if choice not in said:
        raise Refused("conflict-choice-unknown")
    if row.settled_at is not None:
        return row
    settled = tuple(sorted(said))
    value = said[choice].value
    change(session, actor, row.inspection_id, Change(row.field, value, row.sheet_id, row.item, settled))
    inspection = inspections.get(session, row.inspection_id)
    project = inspection.project_id if inspection else None
    detail = {"field": row.field, "item": row.item, "chosen": str(choice), "over": str(_other(row, choice))}
    audit.record(
        session, actor, "conflict.settled", Subject("inspection", row.inspection_id, project), detail
    )
    return row


def _other(row: Conflict, choice: UUID) -> UUID:
    return row.loser if choice == row.winner else row.winner


def refused_ops(
    session: Session,
    reach: Reach,
    inspection_id: UUID | None = None,
    after: UUID | None = None,
    size: int = SIZE,
) -> Page[Op]:
    """Ops that were kept but do not count, the newest first, of one inspection or of all in ``reach``."""
    return conflicts.refused_page(session, reach, inspection_id, after, size)
