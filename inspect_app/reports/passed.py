"""What passed or was recorded: each item once, with all the places where it came out alike.

A row for every item and place is read by nobody and hides what failed. What lost points, or carries a note or
a photo, stands alone on its sheet; the places told here are those of the sheets that remain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from inspect_app.checklist.model import Checklist, Item, Per
from inspect_app.reports.edition import Edition, is_bad
from inspect_app.reports.sheet_model import Passed, Result
from inspect_app.reports.wording import basis, found, limit
from inspect_app.reports.words import N_
from inspect_app.scoring.result import ItemScore, Outcome, SheetScore

_PLACES = (
    N_("all %(n)s places"),
    N_("%(k)s of %(n)s places, all but %(places)s"),
    N_("%(k)s of %(n)s places: %(places)s"),
)
_TIMES = (
    N_("all %(n)s times"),
    N_("%(k)s of %(n)s times, all but %(places)s"),
    N_("%(k)s of %(n)s times: %(places)s"),
)
_TOLD = {Outcome.PASSED, Outcome.INFORMATION}


def stands_alone(edition: Edition, sheet: SheetScore, score: ItemScore) -> bool:
    """Whether an item has a row of its own on its sheet."""
    if score.outcome in _TOLD:
        spot = sheet.sheet, score.item
        # A mark of four out of five passes, and costs points all the same.
        return bool(edition.lost.get(spot) or edition.photos.get(spot) or edition.answer(*spot).note)
    return is_bad(score.outcome)


def passed_of(edition: Edition, checklist: Checklist, sheets: Sequence[SheetScore]) -> tuple[Passed, ...]:
    """The items of ``checklist`` in its order, without those that nowhere passed unremarked."""
    alike: dict[str, list[SheetScore]] = defaultdict(list)
    for sheet in sheets:
        for score in sheet.items:
            if score.outcome in _TOLD and not stands_alone(edition, sheet, score):
                alike[score.item].append(sheet)
    return tuple(
        Passed(
            title=edition.say(item.ask),
            limit=limit(edition, item),
            clauses=basis(edition, item),
            results=_results(edition, checklist, item, alike[item.id], sheets),
        )
        for item in checklist.items
        if item.id in alike
    )


def _results(
    edition: Edition, checklist: Checklist, item: Item, passed: list[SheetScore], sheets: Sequence[SheetScore]
) -> tuple[Result, ...]:
    """What was found, the most frequent first."""
    by_finding: dict[str, list[SheetScore]] = defaultdict(list)
    for sheet in passed:
        by_finding[found(edition, item, edition.answer(sheet.sheet, item.id))].append(sheet)
    return tuple(
        Result(text, _names(edition, group), _told(edition, checklist.per, group, sheets))
        for text, group in sorted(by_finding.items(), key=lambda pair: -len(pair[1]))
    )


def _names(edition: Edition, sheets: Sequence[SheetScore]) -> tuple[str, ...]:
    return tuple(edition.place(sheet.label) for sheet in sheets)


def _told(edition: Edition, per: Per, group: list[SheetScore], sheets: Sequence[SheetScore]) -> str:
    """All, all but some, or each by name, whichever names the fewest; every place can be told from it."""
    if len(sheets) == 1:
        return ""
    every, but, named = _TIMES if per is Per.ENCOUNTER else _PLACES
    inside = {sheet.sheet for sheet in group}
    others = [sheet for sheet in sheets if sheet.sheet not in inside]
    fewest, message = (others, but if others else every) if len(others) < len(group) else (group, named)
    places = edition.joined(list(_names(edition, fewest)))
    return edition._(message) % {"k": len(group), "n": len(sheets), "places": places}
