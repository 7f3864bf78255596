"""Values as they are shown, and which of a list moved."""

from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.checklist.diff_model import Bump, Change, ChangeKind
from inspect_app.checklist.diff_values import compared, moved, written
from inspect_app.checklist.model import ItemIs, Severity, Text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        ((), None),
        ({}, None),
        (True, "true"),
        (False, "false"),
        (Text("同", "同"), "同"),
        (Text("停车场", "Car park"), "停车场 / Car park"),
        (Decimal("0.50"), "0.50"),
        (Fraction(3, 5), "3/5"),
        (Severity.MAJOR, "major"),
        (7, "7"),
        (("TP-1", "TP-2"), '["TP-1", "TP-2"]'),
        (ItemIs("a", ("conform",)), '{"item": "a", "is": ["conform"]}'),
    ],
)
def test_values_are_written_as_authors_know_them(value, shown) -> None:
    assert written(value) == shown


def test_equal_values_are_no_change() -> None:
    assert compared(ChangeKind.REWEIGHTED, "a", Bump.MINOR, "weight", Decimal(1), Decimal("1.0")) == ()
    change = Change(ChangeKind.REWEIGHTED, "a", Bump.MINOR, "weight", "1", "2")
    assert compared(ChangeKind.REWEIGHTED, "a", Bump.MINOR, "weight", Decimal(1), Decimal(2)) == (change,)


@pytest.mark.parametrize(
    ("before", "after", "away"),
    [
        ("", "", ""),
        ("abc", "abc", ""),
        ("abcde", "bcdea", "a"),
        ("abcde", "eabcd", "e"),
    ],
)
def test_only_what_left_the_order_moved(before, after, away) -> None:
    assert moved(list(before), list(after)) == set(away)


@pytest.mark.parametrize(("before", "after"), [("ab", "ba"), ("abc", "xcay")])
def test_of_two_that_changed_places_one_moved(before, after) -> None:
    assert len(moved(list(before), list(after))) == 1
