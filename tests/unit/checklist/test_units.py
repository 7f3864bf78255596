"""Units are written as people write them."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from inspect_app.checklist.units import UNITS


@pytest.mark.parametrize(
    ("unit", "number", "zh", "en"),
    [
        ("ring", "1", "1 声", "1 ring"),
        ("ring", "3", "3 声", "3 rings"),
        ("person", "2", "2 人", "2 people"),
        ("percent", "95.50", "95.50%", "95.50%"),
        ("celsius", "26", "26℃", "26°C"),
        ("time-per-day", "2", "2 次/天", "2 times per day"),
    ],
)
def test_written(unit: str, number: str, zh: str, en: str) -> None:
    assert UNITS[unit].written(Decimal(number), "zh-Hans") == zh
    assert UNITS[unit].written(Decimal(number), "en") == en


def test_every_unit_has_both_names_and_its_own_id() -> None:
    assert all(unit.name.zh and unit.name.en and unit.many for unit in UNITS.values())
    assert [unit.id for unit in UNITS.values()] == list(UNITS)


def test_the_reference_lists_them_all() -> None:
    text = (Path(__file__).parents[3] / "docs" / "checklist-format.md").read_text(encoding="utf-8")
    for unit in UNITS.values():
        assert f"| `{unit.id}` | {unit.name.zh} | " in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_tablet_knows_every_unit_by_the_same_names(language: str) -> None:
    script = Path(__file__).parents[3] / f"static/js/field/words/{language}/units.js"
    told = dict(re.findall(r'^  "([a-z-]+)": "(.*)",$', script.read_text(encoding="utf-8"), re.MULTILINE))
    english = {
        unit.id: unit.many if unit.many == unit.name.en else f"{unit.name.en}|{unit.many}"
        for unit in UNITS.values()
    }
    assert told == (english if language == "en" else {unit.id: unit.name.zh for unit in UNITS.values()})
