"""A location as pages show it."""

import pytest
from flask import Flask

from inspect_app.storage.models import Location
from inspect_app.web.presenters.locations import row

HELD = {"seating": True, "underground": False, "lifts": 2, "stone-floor": "half", "own": True, "other": False}


@pytest.mark.parametrize(
    ("language", "touchpoint", "attributes"),
    [
        (
            "en",
            "Lobby",
            ("Has seating", "Underground: No", "lifts: 2", "Stone floor: half", "own", "other: No"),
        ),
        ("zh", "大堂", ("有座椅", "地下：否", "lifts：2", "石材地面：half", "own", "other：否")),
    ],
)
def test_touchpoint_and_attributes_in_words(
    app: Flask, language: str, touchpoint: str, attributes: tuple[str, ...]
) -> None:
    location = Location(building="3号楼", floor="1层", name="大堂", touchpoint=11, attributes=HELD)
    with app.test_request_context(headers={"Accept-Language": language}):
        shown = row(location)
    assert shown.location is location
    assert shown.touchpoint == touchpoint
    assert shown.attributes == attributes


@pytest.mark.parametrize(
    ("building", "floor", "where"),
    [("3号楼", "1层", "3号楼 · 1层"), ("3号楼", "", "3号楼"), ("", "B2", "B2"), ("", "", "")],
)
def test_where_it_is(app: Flask, building: str, floor: str, where: str) -> None:
    with app.test_request_context():
        shown = row(Location(building=building, floor=floor, name="x", touchpoint=99, attributes={}))
    assert shown.where == where
    assert shown.touchpoint == "99", "a touchpoint nobody knows is named by its number"
    assert shown.attributes == ()
