"""Whether what plans ask for was done, and how far inspectors agree."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from statistics import median

from inspect_app.reports import formats
from inspect_app.reports.portfolio.facts import PlannedFacts
from inspect_app.reports.portfolio.model import PlannedRow
from inspect_app.reports.portfolio.telling import Telling


def planned_of(telling: Telling) -> tuple[PlannedRow, ...]:
    """The projects of which plans asked something, the least kept first."""
    rows = [_row(each.project, (each,)) for each in telling.facts.planned]
    return tuple(sorted(rows, key=lambda row: (-row.missed, -row.late, row.project)))


def total_of(telling: Telling) -> PlannedRow | None:
    """All projects together; None where there is one at most."""
    planned = telling.facts.planned
    return _row(telling._("All projects together"), planned) if len(planned) > 1 else None


def _row(name: str, planned: Sequence[PlannedFacts]) -> PlannedRow:
    in_time, late = sum(each.in_time for each in planned), sum(each.late for each in planned)
    made_up, missed = sum(each.made_up for each in planned), sum(each.missed for each in planned)
    due = in_time + late + made_up + missed
    return PlannedRow(
        project=name,
        due=due,
        in_time=in_time,
        late=late,
        made_up=made_up,
        missed=missed,
        waiting=sum(each.waiting for each in planned),
        rate=formats.percent(Fraction(due - missed, due)) if due else "—",
    )


def agreement_of(telling: Telling) -> str:
    """How far two inspectors' scores are apart, beside those of one who came twice."""
    _, agreement = telling._, telling.facts.agreement
    if not agreement.other:
        return _("No project was inspected by two inspectors in turn, so how far they agree cannot be told.")
    told = _(
        "Where two inspectors followed each other (pairs: %(n)s), the scores of a touchpoint differ by"
        " %(points)s points (median)."
    ) % {"n": agreement.other_pairs, "points": _apart(telling, agreement.other)}
    if not agreement.same:
        return told
    beside = _("Where one came twice (pairs: %(n)s), by %(points)s.") % {
        "n": agreement.same_pairs,
        "points": _apart(telling, agreement.same),
    }
    return formats.sentences((told, beside), telling.language)


def _apart(telling: Telling, differences: Sequence[Fraction]) -> str:
    return formats.number(100 * Fraction(median(differences)), telling.decimals)
