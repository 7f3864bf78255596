"""What differs between two gradings."""

from dataclasses import replace
from decimal import Decimal

import pytest

from inspect_app.checklist.diff_gradings import diff_gradings
from inspect_app.checklist.model import Text
from tests.factories.programmes import GRADING


def _told(new):
    return [
        (change.kind.value, change.at, change.bump.name, change.field)
        for change in diff_gradings(GRADING, new).changes
    ]


def test_settings() -> None:
    new = replace(GRADING, on="points", decimals=2, cap=None, title=Text("甲", "A"))
    assert _told(new) == [
        ("setting", "", "MAJOR", "on"),
        ("setting", "", "MINOR", "decimals"),
        ("setting", "", "MINOR", "cap"),
        ("reworded", "", "PATCH", "title"),
    ]


def test_bands() -> None:
    first, second, *others = GRADING.bands
    higher = replace(first, start=Decimal(96), title=Text("卓越", "Superb"))
    new = replace(GRADING, bands=(higher, replace(second, grade="great"), *others))
    assert _told(new) == [
        ("removed", "band/good", "MAJOR", ""),
        ("relimited", "band/excellent", "MINOR", "from"),
        ("reworded", "band/excellent", "PATCH", "title"),
        ("added", "band/great", "MINOR", ""),
    ]


def test_one_side_may_be_missing() -> None:
    assert (diff_gradings(None, GRADING).old, diff_gradings(None, GRADING).new) == (None, "")
    assert (diff_gradings(GRADING, None).old, diff_gradings(GRADING, None).new) == ("", None)
    with pytest.raises(ValueError, match=r"^$"):
        diff_gradings(None, None)
