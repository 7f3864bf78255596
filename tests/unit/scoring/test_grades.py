from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.scoring.grades import at_most, grade_of, lowest, ordered_bands, round_half_up
from tests.factories.scoring import GRADES, GRADING


@pytest.mark.parametrize(
    ("number", "decimals", "shown"),
    [
        (Fraction("89.95"), 1, "90.0"),
        (Fraction("89.949999999"), 1, "89.9"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(100), 2, "100.00"),
        (Fraction(0), 1, "0.0"),
        (Fraction(-5, 2), 0, "-2"),
    ],
)
def test_half_up(number: Fraction, decimals: int, shown: str) -> None:
    assert format(round_half_up(number, decimals), "f") == shown


@given(st.fractions(0, 1000), st.integers(0, 6))
def test_rounding_is_never_off_by_more_than_half_a_step(number: Fraction, decimals: int) -> None:
    off = Fraction(round_half_up(number, decimals)) - number
    assert -Fraction(1, 2 * 10**decimals) < off <= Fraction(1, 2 * 10**decimals)


@pytest.mark.parametrize(
    ("shown", "grade"), [("101", "A"), ("90.0", "A"), ("89.9", "B"), ("60", "C"), ("0", "D"), ("-1", "D")]
)
def test_bands_are_half_open(shown: str, grade: str) -> None:
    assert grade_of(GRADING, Decimal(shown)) == grade


def test_a_limit_only_lowers() -> None:
    assert at_most(GRADING, "A", "C") == "C"
    assert at_most(GRADING, "D", "C") == "D"
    assert at_most(GRADING, "B", None) == "B"


def test_the_order_of_grades() -> None:
    assert tuple(band.grade for band in ordered_bands(GRADING)) == GRADES
    assert lowest(GRADING) == "D"
