"""Numbers and dates for readers."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.reports import formats

MOMENT = datetime(2026, 11, 21, 17, 5, tzinfo=UTC)
SHANGHAI = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (Fraction(8995, 100), 1, "90.0"),
        (Fraction(8994, 100), 1, "89.9"),
        (Fraction(-125, 100), 1, "−1.3"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(5, 10), 0, "1"),
    ],
)
def test_numbers_round_half_up(value: Fraction, decimals: int, expected: str) -> None:
    assert formats.number(value, decimals) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1.24", "+1.2"), ("-1.24", "−1.2"), ("0", "±0.0"), ("-0.04", "±0.0"), ("0.04", "±0.0")],
)
def test_differences_carry_their_sign(value: str, expected: str) -> None:
    assert formats.signed(Fraction(value), 1) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("3", "3"), ("3.0", "3"), ("0.250", "0.25"), ("1E+2", "100"), ("-2", "−2"), ("100", "100")],
)
def test_decimals_print_as_written(value: str, expected: str) -> None:
    assert formats.plain(Decimal(value)) == expected


def test_percentages() -> None:
    assert formats.percent(Fraction(19, 20)) == "95%"
    assert formats.percent(Fraction(2, 3), 1) == "66.7%"


def test_days_are_those_of_the_zone() -> None:
    assert formats.day(MOMENT, SHANGHAI, "zh") == "2026年11月22日"
    assert formats.day(MOMENT, "UTC", "en") == "21 November 2026"
    assert formats.day(date(2026, 1, 2), SHANGHAI, "zh-Hans") == "2026年1月2日"


def test_moments() -> None:
    assert formats.minute(MOMENT, SHANGHAI, "zh") == "2026年11月22日 01:05"
    assert formats.stamp(MOMENT, SHANGHAI) == "2026-11-22 01:05"
    assert formats.month(MOMENT, SHANGHAI) == "26-11"
    assert formats.axis([MOMENT - timedelta(days=31), MOMENT], SHANGHAI) == ["26-10", "26-11"]
    assert formats.axis([MOMENT - timedelta(days=1), MOMENT], SHANGHAI) == ["11-21", "11-22"]


def test_lists_in_a_sentence() -> None:
    assert formats.joined(["甲", "", "乙"], "zh") == "甲、乙"
    assert formats.joined(["a", "b"], "en") == "a, b"
    assert formats.clauses(["甲、乙", "", "丙"], "zh") == "甲、乙；丙"
    assert formats.clauses(["a, b", "c"], "en") == "a, b; c"


def test_sentences_follow_each_other() -> None:
    assert formats.sentences(["甲。", "", "乙。"], "zh") == "甲。乙。"
    assert formats.sentences(["A.", "B."], "en") == "A. B."


@given(st.lists(st.fractions(min_value=-50, max_value=100, max_denominator=10_000), max_size=40))
def test_apportioned_values_add_up_and_stay_near(values: list[Fraction]) -> None:
    shown = formats.apportioned(values, 2)
    total = sum(values, Fraction(0))
    assert sum(shown, Fraction(0)) == Fraction(formats.rounded(total, 2))
    assert all(abs(one - other) <= Fraction(1, 100) for one, other in zip(shown, values, strict=True))
