"""How much of what applied was inspected."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from inspect_app.scoring.fractions import ZERO
from inspect_app.scoring.sheets import ScoredSheet


def coverage_of(sheets: Iterable[ScoredSheet]) -> Fraction:
    """Applicable weight inspected over applicable weight, by the items' own weights.

    Hidden, not applicable, bonus and information items have no applicable weight. Where nothing
    applied, nothing was inspected either: 0.
    """
    inspected, applicable = ZERO, ZERO
    for denominator, (part, whole) in _by_denominator(sheets).items():
        inspected += Fraction(part, denominator)
        applicable += Fraction(whole, denominator)
    return inspected / applicable if applicable else ZERO


def _by_denominator(sheets: Iterable[ScoredSheet]) -> dict[int, tuple[int, int]]:
    sums: dict[int, tuple[int, int]] = {}
    for sheet in sheets:
        inspected, applicable = sums.get(sheet.criteria.denominator, (0, 0))
        sums[sheet.criteria.denominator] = (
            inspected + sheet.tally.inspected,
            applicable + sheet.tally.applicable,
        )
    return sums
