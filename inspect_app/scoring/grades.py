"""Rounding, and the grade of the number that is shown."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

from inspect_app.checklist.model import Band, Grading

# Exact for any number of digits a score can have; never the caller's context.
_PLAIN = Context(prec=100)


def round_half_up(number: Fraction, decimals: int) -> Decimal:
    """``number`` with exactly ``decimals`` digits after the point, halves away from below (89.95 -> 90.0)."""
    shifted = number * 10**decimals
    return Decimal((2 * shifted.numerator + shifted.denominator) // (2 * shifted.denominator)).scaleb(
        -decimals, _PLAIN
    )


def ordered_bands(grading: Grading) -> tuple[Band, ...]:
    """From the best grade to the lowest, however they were written."""
    return tuple(sorted(grading.bands, key=lambda band: band.start, reverse=True))


def grade_of(grading: Grading, displayed: Decimal) -> str:
    """The grade of the displayed number: the highest band that starts at or below it."""
    bands = ordered_bands(grading)
    return next((band.grade for band in bands if displayed >= band.start), bands[-1].grade)


def at_most(grading: Grading, grade: str, limit: str | None) -> str:
    """The lower of two grades; no limit leaves the first."""
    if limit is None:
        return grade
    order = [band.grade for band in ordered_bands(grading)]
    return order[max(order.index(grade), order.index(limit))]


def lowest(grading: Grading) -> str:
    """The grade of the lowest band."""
    return ordered_bands(grading)[-1].grade
