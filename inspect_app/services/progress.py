"""How far an inspection is: by sheet, what is open, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_app.inspection.answers import Sheet
from inspect_app.inspection.completeness import OpenPoint, Progress, progress_of
from inspect_app.scoring.engine import score
from inspect_app.scoring.result import Score
from inspect_app.services.records import Record, load
from inspect_app.storage.database import Session


@dataclass(frozen=True, slots=True)
class Standing:
    """Progress by sheet id, in the order of the inspection, and the score as it would be now."""

    sheets: dict[str, Progress]
    score: Score

    @property
    def open(self) -> tuple[OpenPoint, ...]:
        """Everything that must be done before finishing, sheet by sheet."""
        return tuple(point for progress in self.sheets.values() for point in progress.open)

    @property
    def asked(self) -> int:
        """Items that must be answered."""
        return sum(progress.asked for progress in self.sheets.values())

    @property
    def answered(self) -> int:
        """Of these, items that are."""
        return sum(progress.answered for progress in self.sheets.values())


def standing(session: Session, record: Record) -> Standing:
    """How far the inspection is."""
    scored = score(record.revision.programme, record.sheets, previous_sheets(session, record))
    failed = failed_items(scored)
    return Standing(
        sheets={sheet.id: _progress(record, sheet, failed) for sheet in record.sheets}, score=scored
    )


def previous_sheets(session: Session, record: Record) -> Sequence[Sheet]:
    """The sheets of the inspection before, for telling repeats."""
    earlier = record.inspection.previous_id
    return () if earlier is None else load(session, earlier).sheets


def failed_items(scored: Score) -> dict[str, frozenset[str]]:
    """The failed and partial items by sheet id."""
    sheets = (sheet for part in scored.parts for checklist in part.checklists for sheet in checklist.sheets)
    return {
        sheet.sheet: frozenset(item.item for item in sheet.items if item.severity is not None)
        for sheet in sheets
    }


def _progress(record: Record, sheet: Sheet, failed: dict[str, frozenset[str]]) -> Progress:
    checklist = record.revision.programme.checklist(sheet.checklist)
    photos, notes = record.photos_on(sheet.id), record.notes_on(sheet.id)
    return progress_of(checklist, sheet, failed.get(sheet.id, frozenset()), photos, notes)
