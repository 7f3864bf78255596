"""Which items failed in the previous inspection at the same place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inspect_app.inspection.answers import Sheet
from inspect_app.inspection.validation import check_value
from inspect_app.scoring.criteria import Criteria, Criterion, visible_ids
from inspect_app.scoring.items import judge_value

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
    if criteria.conditional and item.id not in visible_ids(criteria.checklist, sheet):
        return False
    # The earlier inspection may have used another version: an answer that no longer fits says nothing.
    if answer.value not in criterion.judged and check_value(item, answer.value) is not None:
        return False
    return judge_value(criterion, answer.value).severity is not None
