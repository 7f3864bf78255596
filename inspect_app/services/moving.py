"""Taking an inspection in progress to another revision of its programme.

Answers follow item ids where their value still fits. What no longer fits is taken back by ops of the office,
so that tablets learn of it, told to whoever moves it, and kept whole in the audit event: nothing an inspector
entered is ever gone. Signatures are bound to the revision and become void by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from inspect_app.access.model import Actor
from inspect_app.checklist.model import Item, Revision
from inspect_app.errors import Conflict, NotFound
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.services.recording.model import Place
from inspect_app.services.recording.office import Change, change
from inspect_app.services.records import answer_value
from inspect_app.services.revisions import load_revision
from inspect_app.services.starting import places_for
from inspect_app.storage.database import Session
from inspect_app.storage.models import Answer, Inspection, Sheet
from inspect_app.storage.queries import answers, inspections, recording, revisions

Cell = tuple[UUID, str]
# What each field says once it is taken back.
_NOTHING: Mapping[str, object] = {"answer": {}, "note": "", "photo": None, "marks": None}


@dataclass(frozen=True, slots=True)
class Dropped:
    """One answer that no longer fits. ``reason``: ``item-gone``, ``checklist-gone`` or ``value``."""

    sheet: str
    checklist: str
    label: str
    item: str
    reason: str
    answer: dict[str, Any]
    note: str
    photos: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of the answers; ``void`` is how many signatures no longer hold."""

    kept: int
    dropped: tuple[Dropped, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    void: int


def move_inspection(session: Session, actor: Actor | None, inspection_id: UUID, revision_id: UUID) -> Moved:
    """Move it to ``revision_id``; where it is there already, nothing changes.

    Without an actor, at the command line, its ops are the inspector's. Raises NotFound; Conflict where it is
    finished, for a revision of another programme or one no longer in force, and where a sheet with photos
    would have to go.
    """
    inspection = inspections.whole(session, inspection_id)
    row = revisions.get(session, revision_id)
    if inspection is None or row is None:
        raise NotFound("inspection" if inspection is None else "revision")
    if inspection.state != "in_progress":
        raise Conflict("inspection-completed", number=inspection.number)
    if row.programme != inspection.programme:
        raise Conflict("revision-other-programme", number=inspection.number)
    if row.id == inspection.revision_id:
        return Moved(_answered(inspection), (), (), (), 0)
    if not row.current:
        raise Conflict("revision-outdated", programme=row.title_zh)
    moved = _moved(
        session, actor or _its_inspector(inspection), inspection, load_revision(session, revision_id)
    )
    before = inspection.revision.content_hash
    inspection.revision_id = row.id
    session.flush()
    detail = {"number": inspection.number, "from": before, "to": row.content_hash, **asdict(moved)}
    subject = Subject("inspection", inspection.id, inspection.project_id)
    audit.record(session, actor, "inspection.moved", subject, detail)
    return moved


def _answered(inspection: Inspection) -> int:
    return sum(bool(answer.answer) for sheet in inspection.sheets for answer in sheet.answers)


def _its_inspector(inspection: Inspection) -> Actor:
    """For ops are always somebody's; the audit log tells that the system did it."""
    return Actor(inspection.inspector_id, audit.SYSTEM, audit.SYSTEM, ())


def _moved(session: Session, actor: Actor, inspection: Inspection, revision: Revision) -> Moved:
    checklists = {one.id: {item.id: item for item in one.items} for one in revision.programme.checklists}
    gone = [sheet for sheet in inspection.sheets if sheet.checklist not in checklists]
    staying = [sheet for sheet in inspection.sheets if sheet.checklist in checklists]
    _check_photos(session, inspection, gone)
    photos = _photos(session, inspection)
    dropped = [one for sheet in gone for one in _lost(sheet, {}, photos, "checklist-gone")]
    for sheet in staying:
        items = checklists[sheet.checklist]
        dropped += _lost(sheet, items, photos, "item-gone") + _unfit(sheet, items)
    kept = _answered(inspection) - sum(bool(one.answer) for one in dropped)
    _take_back(session, actor, inspection, dropped, photos, checklists)
    for sheet in gone:
        _remove(session, sheet)
    session.flush()
    added = _added(session, inspection, revision, {sheet.checklist for sheet in staying})
    return Moved(
        kept=kept,
        dropped=tuple(dropped),
        added=tuple(f"{sheet.checklist} {sheet.label}" for sheet in added),
        removed=tuple(f"{sheet.checklist} {sheet.label}" for sheet in gone),
        void=len(inspection.signatures),
    )


def _check_photos(session: Session, inspection: Inspection, gone: Iterable[Sheet]) -> None:
    """Photos are evidence with a place: their sheet cannot go."""
    for sheet in gone:
        if answers.has_photos(session, sheet.id):
            raise Conflict("moving-loses-photos", number=inspection.number, sheet=sheet.label)


def _photos(session: Session, inspection: Inspection) -> dict[Cell, list[UUID]]:
    found: dict[Cell, list[UUID]] = {}
    for photo in answers.photos(session, inspection.id):
        found.setdefault((photo.sheet_id, photo.item), []).append(photo.id)
    return found


def _lost(
    sheet: Sheet, items: Mapping[str, Item], photos: Mapping[Cell, list[UUID]], reason: str
) -> list[Dropped]:
    """What was said of items that are not among ``items`` any more."""
    rows = {row.item: row for row in sheet.answers if row.answer or row.note}
    names = rows.keys() | {item for on, item in photos if on == sheet.id}
    told = []
    for name in sorted(names - items.keys()):
        row, count = rows.get(name), len(photos.get((sheet.id, name), ()))
        told.append(_dropped(sheet, name, reason, row, count))
    return told


def _unfit(sheet: Sheet, items: Mapping[str, Item]) -> list[Dropped]:
    """Answers whose item stays but asks something else; its note and photos stay with it."""
    return [
        _dropped(sheet, row.item, "value", row)
        for row in sheet.answers
        if row.item in items and row.answer and answer_value(items[row.item], row) is None
    ]


def _dropped(sheet: Sheet, item: str, reason: str, row: Answer | None, photos: int = 0) -> Dropped:
    answer, note = (dict(row.answer), row.note) if row else ({}, "")
    return Dropped(str(sheet.id), sheet.checklist, sheet.label, item, reason, answer, note, photos)


def _take_back(
    session: Session,
    actor: Actor,
    inspection: Inspection,
    dropped: Iterable[Dropped],
    photos: Mapping[Cell, list[UUID]],
    checklists: Mapping[str, Mapping[str, Item]],
) -> None:
    """By ops, while the items are still known. Nobody can decide any more about what is no longer asked."""
    places: dict[Place, set[UUID]] = {}
    on = {sheet.id: checklists.get(sheet.checklist, {}) for sheet in inspection.sheets}
    for row in recording.open_conflicts(session, inspection.id):
        # Those on sheets that were withdrawn are nobody's to decide.
        if row.sheet_id in on and row.item and row.item not in on[row.sheet_id]:
            places.setdefault((row.sheet_id, row.item, row.field), set()).add(row.loser)
    for one in dropped:
        for field in _fields(one, photos):
            places.setdefault((UUID(one.sheet), one.item, field), set())
    if not places:
        return
    changes = [
        Change(field, _NOTHING[field.partition(":")[0]], sheet, item, tuple(sorted(losers)))
        for (sheet, item, field), losers in places.items()
    ]
    change(session, actor, inspection.id, *changes)
    for sheet in inspection.sheets:
        # The ops wrote to the rows themselves.
        for answer in sheet.answers:
            session.expire(answer)


def _fields(one: Dropped, photos: Mapping[Cell, list[UUID]]) -> list[str]:
    found = ["answer"] if one.answer else []
    if one.reason != "value":
        found += ["note"] if one.note else []
        found += [f"photo:{photo}" for photo in photos.get((UUID(one.sheet), one.item), ())]
    return found


def _remove(session: Session, sheet: Sheet) -> None:
    """Who claims it and what is disputed on it goes along; the ops themselves stay in the log."""
    for row in sheet.answers:
        session.delete(row)
    session.flush()
    recording.forget_sheet(session, sheet.id)
    session.delete(sheet)


def _added(session: Session, inspection: Inspection, revision: Revision, there: set[str]) -> list[Sheet]:
    """Sheets for the checklists that the new revision brings, as if it had been begun with it."""
    fresh = places_for(session, inspection, inspection.project, revision, there)
    # Sheets that were withdrawn keep their place.
    last = max((position for position, _ in inspections.sheet_positions(session, inspection.id)), default=0)
    for position, sheet in enumerate(fresh, start=last + 1):
        sheet.position = position
    session.add_all(fresh)
    return fresh
