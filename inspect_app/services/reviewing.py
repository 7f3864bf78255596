"""Conflicts and refused ops with all that a reviewer needs to see beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from inspect_app.checklist.model import Checklist, Item, Revision
from inspect_app.errors import NotFound
from inspect_app.services.conflicts import Dispute
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Session
from inspect_app.storage.models import Device, Inspection, Op, Photo, Sheet
from inspect_app.storage.queries import conflicts, reviewing
from inspect_app.storage.queries.paging import Page


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was said. What a refused op names need not exist: then it is None."""

    inspection: Inspection
    revision: Revision
    sheet: Sheet | None
    item_id: str

    @property
    def checklist(self) -> Checklist | None:
        """The sheet's checklist."""
        known = self.revision.programme.checklists
        return next((each for each in known if self.sheet and each.id == self.sheet.checklist), None)

    @property
    def item(self) -> Item | None:
        """The item, as it is asked."""
        items = self.checklist.items if self.checklist else ()
        return next((each for each in items if each.id == self.item_id), None)


@dataclass(frozen=True, slots=True)
class Case:
    """A conflict where it happened; ``photos`` and ``note`` are what stands at its item now.

    ``pictured`` is the photo that both sides speak of, where they speak of one.
    """

    dispute: Dispute
    spot: Spot
    photos: tuple[Photo, ...]
    note: str
    pictured: Photo | None
    devices: Mapping[UUID, Device]

    @property
    def open(self) -> bool:
        """Whether it can still be decided."""
        return self.spot.inspection.state == "in_progress"


@dataclass(frozen=True, slots=True)
class Refused:
    """An op that was kept and does not count; ``name`` is who made it."""

    op: Op
    name: str
    device: Device
    spot: Spot


def cases(session: Session, page: Page[Dispute]) -> Page[Case]:
    """The conflicts of a page with what is around them, in a fixed number of queries."""
    rows = page.rows
    sheets = {each.row.sheet_id for each in rows if each.row.sheet_id is not None}
    pictured = {name for each in rows if (name := photo_of(each.row.field)) is not None}
    inspections = reviewing.inspections(session, {each.row.inspection_id for each in rows})
    photos, notes = reviewing.photos(session, pictured, sheets), reviewing.notes(session, sheets)
    devices = reviewing.devices(session, {op.device_id for each in rows for op in (each.winner, each.loser)})
    around = _Around(inspections, photos, notes, devices)
    return Page([_case(session, each, around) for each in rows], page.after)


@dataclass(frozen=True, slots=True)
class _Around:
    inspections: Mapping[UUID, Inspection]
    photos: Iterable[Photo]
    notes: Mapping[tuple[UUID, str], str]
    devices: Mapping[UUID, Device]


def photo_of(field: str) -> UUID | None:
    """The photo that a field such as ``marks:018f…`` speaks of."""
    kind, _, subject = field.partition(":")
    try:
        return UUID(subject) if kind in {"photo", "marks"} else None
    except ValueError:
        return None


def _case(session: Session, dispute: Dispute, around: _Around) -> Case:
    row, subject = dispute.row, photo_of(dispute.row.field)
    here = [each for each in around.photos if (each.sheet_id, each.item) == (row.sheet_id, row.item)]
    return Case(
        dispute=dispute,
        spot=_spot(session, around.inspections[row.inspection_id], dispute.sheet, row.item),
        photos=tuple(each for each in here if each.removed_at is None and each.id != subject),
        note=around.notes.get((row.sheet_id, row.item), "") if row.sheet_id else "",
        pictured=next((each for each in around.photos if each.id == subject), None),
        devices=around.devices,
    )


def _spot(session: Session, inspection: Inspection, sheet: Sheet | None, item: str) -> Spot:
    return Spot(inspection, load_revision(session, inspection.revision_id), sheet, item)


def refusals(session: Session, page: Page[Op]) -> Page[Refused]:
    """The refused ops of a page with who made them and where, in a fixed number of queries."""
    ops = page.rows
    inspections = reviewing.inspections(session, {op.inspection_id for op in ops})
    sheets = conflicts.sheets(session, {op.sheet_id for op in ops if op.sheet_id is not None})
    names = conflicts.names(session, {op.user_id for op in ops})
    devices = reviewing.devices(session, {op.device_id for op in ops})
    made = []
    for op in ops:
        sheet = sheets.get(op.sheet_id) if op.sheet_id else None
        if sheet is not None and sheet.inspection_id != op.inspection_id:
            # An op may name a sheet of an inspection its reader has no business with.
            sheet = None
        spot = _spot(session, inspections[op.inspection_id], sheet, op.item)
        made.append(Refused(op, names[op.user_id], devices[op.device_id], spot))
    return Page(made, page.after)


def inspection(session: Session, inspection_id: UUID) -> Inspection:
    """One inspection with its project. Raises NotFound."""
    try:
        return reviewing.inspections(session, [inspection_id])[inspection_id]
    except KeyError:
        raise NotFound("inspection") from None
