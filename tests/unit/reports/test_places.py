"""Where a sheet was filled in, in words."""

import pytest

from inspect_app.reports.places import is_encounter, place
from inspect_app.reports.words import translator


@pytest.mark.parametrize(
    ("label", "checklist", "zh", "en"),
    [
        ("3号楼 1层 大堂", "大堂", "3号楼 1层 大堂", "3号楼 1层 大堂"),
        ("#1", "", "第1次", "No. 1"),
        ("#12 夜间来电", "", "第12次 · 夜间来电", "No. 12 · 夜间来电"),
        ("#1", "Call", "Call第1次", "Call no. 1"),
        ("#2 14:05", "Call", "Call第2次 · 14:05", "Call no. 2 · 14:05"),
        ("#x", "Call", "#x", "#x"),
        ("A #1", "Call", "A #1", "A #1"),
        ("", "Call", "", ""),
    ],
)
def test_only_encounters_are_worded(label: str, checklist: str, zh: str, en: str) -> None:
    assert place(translator("zh"), label, checklist) == zh
    assert place(translator("en"), label, checklist) == en


def test_a_place_is_no_encounter() -> None:
    assert is_encounter("#3 夜间来电")
    assert not is_encounter("3号楼")
