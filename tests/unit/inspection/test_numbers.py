from decimal import Decimal

import pytest

from inspect_app.inspection.numbers import is_whole, number_fault, plain, read_number


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("0", None),
        ("-999999999.999999", None),
        ("1.0000000", None),
        ("1000000000", "out_of_range"),
        ("-1E+30", "out_of_range"),
        ("NaN", "out_of_range"),
        ("-Infinity", "out_of_range"),
        ("0.0000001", "too_precise"),
        ("1e-999999", "too_precise"),
        ("1.0000000000000000000000000000000000000000000001", "too_precise"),
    ],
)
def test_which_numbers_may_be_stored(written: str, fault: str | None) -> None:
    assert number_fault(Decimal(written)) == fault


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", "2"),
        ("+2.50", "2.50"),
        ("-0", "0"),
        ("0E-300", "0"),
        ("1E+3", "1000"),
        ("25e-1", "2.5"),
        ("1.5000000", "1.5"),
        ("2e9", "2E+9"),
    ],
)
def test_numbers_come_back_as_people_write_them(text: str, number: str) -> None:
    assert str(read_number(text)) == number


@pytest.mark.parametrize(
    "text", ["", "1_000", "\uff12", "NaN", "Infinity", "1.", ".5", "1e9999", "9" * 50, "0x1"]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert read_number(text) is None


def test_a_number_as_written_is_left_alone() -> None:
    assert str(plain(Decimal("3.10"))) == "3.10"


def test_whole_numbers() -> None:
    assert is_whole(Decimal("3.000"))
    assert not is_whole(Decimal("3.001"))
