"""From a finished inspection's score to the findings it opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspect_app.checklist.model import Programme, Severity, Text
from inspect_app.inspection.answers import Sheet
from inspect_app.scoring.result import ItemScore, Score, SheetScore

# (checklist, place, item) of a failed item, by which an earlier finding is found again.
Spot = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """A finding to be opened. ``ordinal`` counts from 1 in the order of programme and sheets."""

    ordinal: int
    sheet: str
    checklist: str
    item: str
    place: str
    label: str
    title: Text
    note: str
    severity: Severity
    repeat: bool
    repeat_of: str | None = None


def drafts(
    programme: Programme,
    score: Score,
    sheets: Sequence[Sheet],
    earlier: Mapping[Spot, str] | None = None,
) -> tuple[FindingDraft, ...]:
    """One draft per failed or partial item.

    ``earlier`` gives the id of the previous inspection's finding at a spot; only a repeat is linked to it.
    """
    notes = {(sheet.id, item): answer.note for sheet in sheets for item, answer in sheet.answers.items()}
    titles = {
        (checklist.id, item.id): item.ask for checklist in programme.checklists for item in checklist.items
    }
    known = earlier or {}
    found = enumerate(_failed(score), start=1)
    return tuple(
        FindingDraft(
            ordinal=ordinal,
            sheet=sheet.sheet,
            checklist=sheet.checklist,
            item=item.item,
            place=sheet.place,
            label=sheet.label,
            title=titles[sheet.checklist, item.item],
            note=notes.get((sheet.sheet, item.item), ""),
            severity=severity,
            repeat=item.repeat,
            repeat_of=known.get((sheet.checklist, sheet.place, item.item)) if item.repeat else None,
        )
        for ordinal, (sheet, item, severity) in found
    )


def _failed(score: Score) -> Iterator[tuple[SheetScore, ItemScore, Severity]]:
    for part in score.parts:
        for checklist in part.checklists:
            for sheet in checklist.sheets:
                for item in sheet.items:
                    if item.severity is not None:
                        yield sheet, item, item.severity


def number_of(inspection_number: str, ordinal: int) -> str:
    """The finding's number: its inspection's with two digits more, so that people see where it is from."""
    return f"{inspection_number}-{ordinal:02d}"
