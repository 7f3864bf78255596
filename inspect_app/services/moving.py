"""Taking an inspection in progress to another revision of its programme.

Answers follow item ids where their value still fits. What no longer fits is taken off the sheet, told to
whoever moves it, and kept whole in the audit event, so that nothing an inspector entered is ever gone.
Signatures are bound to the revision and become void by themselves.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.checklist.model import Item, Revision
from inspect_app.errors import Conflict, NotFound
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.services.records import answer_value
from inspect_app.services.revisions import load_revision
from inspect_app.services.starting import places_for
from inspect_app.storage.database import Session
from inspect_app.storage.models import Answer, Inspection, Sheet
from inspect_app.storage.queries import answers, inspections, recording, revisions


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

    Raises NotFound; Conflict for a finished inspection, a revision of another programme or one no longer in
    force, and where a sheet with photos would have to go.
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
    moved = _moved(session, inspection, load_revision(session, revision_id))
    before = inspection.revision.content_hash
    inspection.revision_id = row.id
    session.flush()
    detail = {"number": inspection.number, "from": before, "to": row.content_hash, **asdict(moved)}
    subject = Subject("inspection", inspection.id, inspection.project_id)
    audit.record(session, actor, "inspection.moved", subject, detail)
    return moved


def _answered(inspection: Inspection) -> int:
    return sum(bool(answer.answer) for sheet in inspection.sheets for answer in sheet.answers)


def _moved(session: Session, inspection: Inspection, revision: Revision) -> Moved:
    checklists = {one.id: {item.id: item for item in one.items} for one in revision.programme.checklists}
    gone = [sheet for sheet in inspection.sheets if sheet.checklist not in checklists]
    staying = [sheet for sheet in inspection.sheets if sheet.checklist in checklists]
    dropped = [one for sheet in gone for one in _taken_away(session, inspection, sheet)]
    for sheet in staying:
        dropped += _fitted(session, sheet, checklists[sheet.checklist])
    for sheet in gone:
        # Who claims it and what is disputed on it goes along; the ops themselves stay in the log.
        recording.forget_sheet(session, sheet.id)
        session.delete(sheet)
    session.flush()
    added = _added(session, inspection, revision, {sheet.checklist for sheet in staying})
    return Moved(
        kept=sum(bool(answer.answer) for sheet in staying for answer in sheet.answers if answer in session),
        dropped=tuple(dropped),
        added=tuple(f"{sheet.checklist} {sheet.label}" for sheet in added),
        removed=tuple(f"{sheet.checklist} {sheet.label}" for sheet in gone),
        void=len(inspection.signatures),
    )


def _taken_away(session: Session, inspection: Inspection, sheet: Sheet) -> list[Dropped]:
    """The answers of a sheet that goes. Photos are evidence with a place: their sheet cannot go."""
    if answers.has_photos(session, sheet.id):
        raise Conflict("moving-loses-photos", number=inspection.number, sheet=sheet.label)
    told = [_dropped(sheet, row, "checklist-gone") for row in sheet.answers if row.answer or row.note]
    for row in sheet.answers:
        session.delete(row)
    session.flush()
    return told


def _fitted(session: Session, sheet: Sheet, items: dict[str, Item]) -> list[Dropped]:
    """Take off what no longer fits its item; where the item stays, its note and photos stay with it."""
    told = []
    for row in list(sheet.answers):
        item = items.get(row.item)
        if item is None:
            told += [_dropped(sheet, row, "item-gone", _hidden_photos(session, sheet, row.item))]
            session.delete(row)
        elif row.answer and answer_value(item, row) is None:
            told.append(_dropped(sheet, row, "value"))
            row.answer, row.revision = {}, row.revision + 1
    answered = {row.item for row in sheet.answers}
    for name in sorted({photo.item for photo in answers.photos(session, sheet.inspection_id, sheet.id)}):
        if name not in items and name not in answered:
            photos = _hidden_photos(session, sheet, name)
            told.append(
                Dropped(str(sheet.id), sheet.checklist, sheet.label, name, "item-gone", {}, "", photos)
            )
    session.flush()
    return told


def _hidden_photos(session: Session, sheet: Sheet, item: str) -> int:
    """Take the photos of an item off, their rows and files kept; how many there were."""
    photos = answers.photos_of_item(session, sheet.inspection_id, sheet.id, item)
    for photo in photos:
        photo.removed_at = clock.now()
    return len(photos)


def _dropped(sheet: Sheet, row: Answer, reason: str, photos: int = 0) -> Dropped:
    answer = dict(row.answer)
    return Dropped(str(sheet.id), sheet.checklist, sheet.label, row.item, reason, answer, row.note, photos)


def _added(session: Session, inspection: Inspection, revision: Revision, there: set[str]) -> list[Sheet]:
    """Sheets for the checklists that the new revision brings, as if it had been begun with it."""
    fresh = places_for(session, inspection, inspection.project, revision, there)
    last = max((sheet.position for sheet in inspection.sheets), default=0)
    for position, sheet in enumerate(fresh, start=last + 1):
        sheet.position = position
    session.add_all(fresh)
    return fresh
