"""Locations pasted as lines."""

import pytest

from inspect_app.errors import Invalid
from inspect_app.services import location_lines
from inspect_app.services.locations import LocationFacts


def test_commas_and_tabs_part() -> None:
    text = "3 栋，1F，大堂，11\n\n,B1,Car park,5\r\nTower A\t2F\tCorridor\t13"
    assert location_lines.read(text) == [
        LocationFacts("3 栋", "1F", "大堂", 11),
        LocationFacts("", "B1", "Car park", 5),
        LocationFacts("Tower A", "2F", "Corridor", 13),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "a,b,c",
        "a,b,,5",
        "a,b,c,0",
        "a,b,c,21",
        "a,b,c,x",
        "a,b,c,²",
        "a,b,c,5,6",
        "x" * 41 + ",b,c,5",
        "a,b," + "c" * 81 + ",5",
    ],
)
def test_a_bad_line_is_named(line: str) -> None:
    with pytest.raises(Invalid) as caught:
        location_lines.read(f"a,b,c,5\n\n{line}")
    assert (caught.value.code, caught.value.values["line"]) == ("locations-line", 3)


def test_none_and_too_many() -> None:
    with pytest.raises(Invalid, match="locations-none"):
        location_lines.read(" \n ")
    with pytest.raises(Invalid, match="locations-many"):
        location_lines.read("a,b,c,5\n" * 301)
