"""From an inspection's rows to the values the rules work on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from inspect_app.checklist.model import Checklist, Item, Revision, Scalar
from inspect_app.errors import NotFound
from inspect_app.inspection.answers import Answer, Sheet
from inspect_app.inspection.documents import AnswerRefusedError, answer_from_json, scalar_from_json
from inspect_app.inspection.fingerprint import fingerprint
from inspect_app.services.recording.current import state_digest
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Session
from inspect_app.storage.models import Answer as AnswerRow
from inspect_app.storage.models import Inspection, Photo
from inspect_app.storage.models import Sheet as SheetRow
from inspect_app.storage.queries import answers, inspections

Cell = tuple[str, str]


@dataclass(frozen=True)
class Record:
    """An inspection whole: its row, its revision, its sheets as values, its photos in force.

    ``photos`` and ``notes`` are by (sheet id, item). ``state`` is the digest of docs/offline.md, empty where
    nobody has signed.
    """

    inspection: Inspection
    revision: Revision
    sheets: tuple[Sheet, ...]
    photos: Mapping[Cell, tuple[Photo, ...]]
    notes: Mapping[Cell, str]
    state: str = ""

    @cached_property
    def content_hash(self) -> str:
        """What a signature is bound to."""
        originals = {cell: tuple(photo.original for photo in given) for cell, given in self.photos.items()}
        remarks = self.inspection.remarks
        return fingerprint(self.revision.content_hash, self.sheets, originals, self.notes, remarks)

    def photos_on(self, sheet: str) -> dict[str, int]:
        """Photos by item of one sheet."""
        return {item: len(given) for (on, item), given in self.photos.items() if on == sheet}

    def notes_on(self, sheet: str) -> dict[str, str]:
        """Notes by item of one sheet."""
        return {item: note for (on, item), note in self.notes.items() if on == sheet}


def load(session: Session, inspection_id: UUID) -> Record:
    """The inspection whole, in a fixed number of queries. Raises NotFound."""
    inspection = inspections.whole(session, inspection_id)
    if inspection is None:
        raise NotFound("inspection")
    revision = load_revision(session, inspection.revision_id)
    return Record(
        inspection=inspection,
        revision=revision,
        sheets=tuple(sheet_value(revision, row, inspection.project_id) for row in inspection.sheets),
        photos=by_cell(answers.photos(session, inspection_id)),
        notes={
            (str(row.id), answer.item): answer.note
            for row in inspection.sheets
            for answer in row.answers
            if answer.note
        },
        state=state_digest(session, inspection_id) if inspection.signatures else "",
    )


def sheet_of(session: Session, sheet_id: UUID) -> SheetRow:
    """The row of a sheet. Raises NotFound, also for one that was withdrawn."""
    row = inspections.sheet(session, sheet_id)
    if row is None or row.withdrawn_at is not None:
        raise NotFound("sheet")
    return row


def by_cell(photos: Sequence[Photo]) -> dict[Cell, tuple[Photo, ...]]:
    """Photos by (sheet id, item), in the order given."""
    found: dict[Cell, list[Photo]] = {}
    for photo in photos:
        found.setdefault((str(photo.sheet_id), photo.item), []).append(photo)
    return {cell: tuple(given) for cell, given in found.items()}


def sheet_value(revision: Revision, row: SheetRow, project_id: UUID) -> Sheet:
    """A sheet as the rules see it. A service encounter's place is its project."""
    checklist = revision.programme.checklist(row.checklist)
    items = {item.id: item for item in checklist.items}
    found = {answer.item: answer_value(items.get(answer.item), answer) for answer in row.answers}
    return Sheet(
        id=str(row.id),
        checklist=row.checklist,
        place=str(row.location_id or project_id),
        label=row.label,
        attributes=attributes_value(row.attributes),
        answers={item: answer for item, answer in found.items() if answer is not None},
    )


def attributes_value(stored: Mapping[str, object]) -> dict[str, Scalar]:
    """Attributes as stored, as conditions read them; what is no scalar is left out."""
    read = {name: scalar_from_json(value) for name, value in stored.items()}
    return {name: value for name, value in read.items() if value is not None}


def answer_value(item: Item | None, row: AnswerRow) -> Answer | None:
    """The answer as a value; None for a note alone, and for what no longer fits its item."""
    if item is None or not row.answer:
        return None
    try:
        return answer_from_json(item, {**row.answer, "note": row.note})
    except AnswerRefusedError:
        return None


def checklist_of(revision: Revision, checklist_id: str) -> Checklist:
    """The checklist of a sheet. Raises NotFound."""
    try:
        return revision.programme.checklist(checklist_id)
    except KeyError:
        raise NotFound("checklist") from None


def item_of(checklist: Checklist, item_id: str) -> Item:
    """The item of that id. Raises NotFound."""
    for item in checklist.items:
        if item.id == item_id:
            return item
    raise NotFound("item")
