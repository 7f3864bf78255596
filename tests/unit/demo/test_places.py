"""Sample projects have the places that the sample programmes visit."""

from __future__ import annotations

import pytest

from inspect_app.demo.company import PROJECTS, ProjectPlan
from inspect_app.demo.places import CAR_PARK, CORRIDOR, FRONT_DESK, LIFT, LOBBY, places_of


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.code)
def test_every_project_has_each_kind_of_place_once_named(project: ProjectPlan) -> None:
    places = places_of(project)
    assert {place.touchpoint for place in places} >= {CAR_PARK, LOBBY, LIFT, CORRIDOR, FRONT_DESK}
    assert all(1 <= place.touchpoint <= 20 for place in places)
    named = [(place.building, place.floor, place.name) for place in places]
    assert len(set(named)) == len(named)


def test_a_project_with_a_basement_has_an_underground_car_park() -> None:
    for project in PROJECTS:
        parks = [place for place in places_of(project) if place.touchpoint == CAR_PARK]
        assert any(place.attributes["underground"] for place in parks) is project.underground


def test_only_the_topmost_corridor_is_a_top_floor() -> None:
    project = PROJECTS[0]
    corridors = [place for place in places_of(project) if place.touchpoint == CORRIDOR]
    tops = {place.floor for place in corridors if place.attributes["top-floor"]}
    assert tops == {f"{project.floors}层"}
    assert len(corridors) == 3 * len(project.buildings)
