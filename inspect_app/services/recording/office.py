"""What is done on office pages: ops of a device that stands for the person, on the same way as a tablet's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.inspection.merge import outcome
from inspect_app.inspection.ops import Op
from inspect_app.services.recording.current import said_at
from inspect_app.services.recording.model import Batch, Place, Recorded, Rejection
from inspect_app.services.recording.record import record_ops
from inspect_app.storage.database import Session
from inspect_app.storage.queries import ops as log
from inspect_app.storage.queries import recording

_MISSING = {"unknown-sheet": "sheet", "unknown-item": "item", "sheet-not-wanted": "checklist"}


@dataclass(frozen=True, slots=True)
class Change:
    """What a person wants a place to say; ``value`` is of a sound shape. ``settles`` decides a conflict."""

    field: str
    value: object
    sheet: UUID | None = None
    item: str = ""
    settles: tuple[UUID, ...] = ()


def change(session: Session, actor: Actor, inspection_id: UUID, *changes: Change) -> Recorded:
    """Make ops of ``changes``, each knowing what stands there now, and record them.

    Raises NotFound, Conflict for a completed inspection, Invalid; then the transaction is to be rolled back.
    """
    now = clock.now()
    device = recording.office_device(session, actor.id) or ids.new()
    batch = Batch(device, now, cursor=recording.op_count(session, inspection_id), kind="office")
    places = {_place(each) for each in changes}
    there = said_at(session, inspection_id, places)
    seen = {place: outcome(said).winner.id for place, said in there.items()}
    number = log.last_number(session, device)
    ops = [
        _op(each, number + ordinal, batch, seen.get(_place(each)))
        for ordinal, each in enumerate(changes, start=1)
    ]
    recorded = record_ops(session, actor, inspection_id, batch, ops, None)
    for rejection in recorded.rejected:
        _refuse(rejection)
    return recorded


def _place(change: Change) -> Place:
    return change.sheet, change.item, change.field


def _op(change: Change, number: int, batch: Batch, seen: UUID | None) -> Op:
    kind, _, subject = change.field.partition(":")
    return Op(
        id=ids.new(),
        n=number,
        at=batch.sent_at,
        sheet=change.sheet,
        item=change.item,
        field=change.field,
        value=change.value,
        base=seen,
        settles=change.settles,
        kind=kind,
        subject=subject,
    )


def _refuse(rejection: Rejection) -> NoReturn:
    if rejection.code in _MISSING:
        raise NotFound(_MISSING[rejection.code])
    values = {name: value for name, value in rejection.values.items() if name not in ("part", "field")}
    if rejection.code in ("inspection-completed", "too-many-sheets"):
        raise Conflict(rejection.code, **values)
    raise Invalid(rejection.code, str(rejection.values.get("part", "value")), **values)
