"""Model ``points``: weights are marks, and marks add up. ``earned / full`` is a node's score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from inspect_app.scoring.fractions import ZERO
from inspect_app.scoring.result import ChecklistScore, PartScore
from inspect_app.scoring.sheets import ScoredSheet

Marks = tuple[Fraction, Fraction]


def counted(sheets: Sequence[ScoredSheet]) -> tuple[bool, ...]:
    """Which sheets are in the checklist's mean: those with full marks.

    A checklist of bonus items alone has none of these; there the sheets with an answered bonus item are.
    """
    with_marks = tuple(sheet.tally.full > 0 for sheet in sheets)
    return with_marks if any(with_marks) else tuple(sheet.tally.bonus_answers > 0 for sheet in sheets)


def sheet_stakes(sheets: Sequence[ScoredSheet]) -> tuple[Fraction, ...]:
    """The full marks each sheet brings to its checklist."""
    inside = counted(sheets)
    number = max(1, sum(inside))
    return tuple(
        sheet.score.full / number if counts else ZERO for sheet, counts in zip(sheets, inside, strict=True)
    )


def of_sheets(sheets: Sequence[ScoredSheet]) -> Marks:
    """(mean of the sheets' earned marks, mean of their full marks)."""
    chosen = [sheet.score for sheet, counts in zip(sheets, counted(sheets), strict=True) if counts]
    number = max(1, len(chosen))
    earned = sum((score.earned for score in chosen), ZERO)
    full = sum((score.full for score in chosen), ZERO)
    return earned / number, full / number


def of_nodes(nodes: Iterable[ChecklistScore | PartScore]) -> Marks:
    """(earned, full), both added up."""
    earned, full = ZERO, ZERO
    for node in nodes:
        earned += node.earned
        full += node.full
    return earned, full


def stake(node: ChecklistScore | PartScore) -> Fraction:
    """The full marks the node brings to its parent."""
    return node.full


def units(sheets: Sequence[ScoredSheet], whole: Fraction) -> tuple[Fraction, ...]:
    """How many of the final 100 one unit of each sheet's tally is; 0 for a sheet outside the mean."""
    inside = counted(sheets)
    if not any(inside):
        return (ZERO,) * len(sheets)
    mark = 100 / (sum(inside) * whole * sheets[0].criteria.denominator)
    return tuple(mark if counts else ZERO for counts in inside)
