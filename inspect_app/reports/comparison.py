"""What became of the last inspection's failures: mended, failed again, or new, touchpoint by touchpoint.

Only what was looked at both times at the same place is compared; service encounters are never the same twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.reports.bars import change_of
from inspect_app.reports.edition import Edition, is_bad
from inspect_app.reports.facts import PreviousFacts
from inspect_app.reports.model import Compared, Comparison
from inspect_app.reports.places import is_encounter
from inspect_app.scoring.result import ChecklistScore, Outcome

Spot = tuple[str, str, str]  # checklist id, place, item id
SEEN = frozenset({Outcome.PASSED, Outcome.PARTIAL, Outcome.FAILED})


def comparison_of(edition: Edition) -> Comparison | None:
    """The comparison; None where there is no inspection to compare with."""
    previous = edition.facts.previous
    if previous is None:
        return None
    filled = [each for part in edition.facts.score.parts for each in part.checklists if each.sheets]
    rows = tuple(_row(edition, previous, each) for each in filled)
    sums = (sum(getattr(row, name) or 0 for row in rows) for name in ("mended", "again", "fresh"))
    mended, again, fresh = sums
    return Comparison(
        sentence=edition._(
            "At the places inspected both times %(mended)s items were mended since inspection %(number)s,"
            " %(again)s failed again, and %(fresh)s failed that had passed."
        )
        % {"mended": mended, "number": previous.number, "again": again, "fresh": fresh},
        rows=rows,
    )


def _row(edition: Edition, previous: PreviousFacts, each: ChecklistScore) -> Compared:
    before = previous.checklists.get(each.checklist)
    now = dict(_outcomes(each))
    both = now.keys() & (previous.failed | previous.passed)
    bad = {spot for spot in both if is_bad(now[spot])}
    return Compared(
        checklist=edition.say(edition.facts.revision.programme.checklist(each.checklist).title),
        before=edition.hundred(before) or "—",
        now=edition.hundred(each.score) or "—",
        change=change_of(edition, each.score, before),
        mended=len((both & previous.failed) - bad) if both else None,
        again=len(bad & previous.failed) if both else None,
        fresh=len(bad - previous.failed) if both else None,
    )


def _outcomes(each: ChecklistScore) -> Iterator[tuple[Spot, Outcome]]:
    for sheet in each.sheets:
        if not is_encounter(sheet.label):
            for item in sheet.items:
                if item.outcome in SEEN:
                    yield (each.checklist, sheet.place, item.item), item.outcome
