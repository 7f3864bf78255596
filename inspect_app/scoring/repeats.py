"""Which items failed in the previous inspection at the same place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inspect_app.inspection.answers import Sheet
from inspect_app.inspection.validation import check_answer
from inspect_app.scoring.criteria import Criteria, Criterion, visible_ids
from inspect_app.scoring.fractions import fraction_of

Earlier = Mapping[tuple[str, str], Sequence[Sheet]]


def by_place(previous: Sequence[Sheet]) -> Earlier:
    """The previous sheets by (checklist, place)."""
    earlier: dict[tuple[str, str], list[Sheet]] = {}
    for sheet in previous:
        earlier.setdefault((sheet.checklist, sheet.place), []).append(sheet)
    return earlier


def failed_before(criteria: Criteria, criterion: Criterion, sheets: Sequence[Sheet]) -> bool:
    """Whether the item failed on any of these earlier sheets of the checklist."""
    return any(_failed_on(criteria, criterion, sheet) for sheet in sheets)


def _failed_on(criteria: Criteria, criterion: Criterion, sheet: Sheet) -> bool:
    item = criterion.item
    answer = sheet.answers.get(item.id)
    if answer is None or answer.value is None:
        return False
    # The earlier inspection may have used another version: an answer that no longer fits says nothing.
    if check_answer(item, answer) is not None:
        return False
    if criteria.conditional and item.id not in visible_ids(criteria.checklist, sheet):
        return False
    fraction = fraction_of(item.answer, answer.value)
    return fraction is not None and fraction < criterion.pass_mark
