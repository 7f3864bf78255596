"""Locations in the order they are walked, of one project only."""

from uuid import UUID

import pytest

from inspect_app import ids
from inspect_app.storage.models import Location
from inspect_app.storage.queries import locations
from tests.factories.world import World, lobby, project


def _walk(world: World, size: int, prefix: str = "") -> list[Location]:
    seen: list[Location] = []
    after: UUID | None = None
    while True:
        page = locations.page(world.session, world.project.id, prefix, after, size)
        assert len(page.rows) <= size
        seen += page.rows
        if page.after is None:
            return seen
        after = page.after


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 50])
def test_pages_follow_the_walk_without_doubles_or_gaps(world: World, size: int) -> None:
    """Positions and touchpoints are shared, so only the id tells some of them apart."""
    for number in range(5):
        place = lobby(world.session, world.project, 10 + number)
        place.touchpoint, place.position = (3, 7) if number % 2 else (11, 2)
    world.session.flush()
    walked = _walk(world, size)
    assert walked == sorted(walked, key=lambda p: (p.touchpoint, p.position, p.id.hex))
    assert len({place.id for place in walked}) == len(walked) == 8


def test_another_project_s_places_are_not_listed(world: World) -> None:
    other = project(world.session, world.region, "B", "乙")
    foreign = lobby(world.session, other, 1)
    assert foreign not in _walk(world, 50)
    assert locations.active(world.session, other.id, 50) == [foreign]
    assert locations.page(world.session, other.id).rows == [foreign]
    first = locations.page(world.session, world.project.id, after=foreign.id, size=50)
    assert first.rows == _walk(world, 50), "a place of another project marks none in this one"
    assert locations.page(world.session, world.project.id, after=ids.new()).rows == first.rows


def test_a_prefix_is_taken_by_the_letter(world: World) -> None:
    for number, name in enumerate(("50%_off", "50xx", "大堂二"), 20):
        lobby(world.session, world.project, number).name = name
    world.session.flush()
    assert [place.name for place in _walk(world, 2, "50%")] == ["50%_off"]
    assert [place.name for place in _walk(world, 2, "50_")] == []
    assert len(_walk(world, 2, "大堂")) == 4
    assert locations.page(world.session, world.project.id, "%").rows == []


def test_labels_are_of_active_places_only(world: World) -> None:
    world.lobbies[0].active = False
    world.session.flush()
    assert locations.active(world.session, world.project.id, 50) == world.lobbies[1:]
    assert locations.active(world.session, world.project.id, 1) == world.lobbies[1:2]
    assert len(_walk(world, 50)) == 3


def test_one_place_by_id_label_and_name(world: World) -> None:
    place = world.lobbies[1]
    world.session.expunge_all()
    found = locations.find(world.session, place.id)
    assert found is not None
    assert found.project.code == "YJ"
    assert locations.find(world.session, ids.new()) is None
    assert locations.by_code(world.session, place.code) is found
    assert locations.by_code(world.session, place.code.lower() + "x") is None
    at = (place.project_id, "2号楼", "1层", "大堂")
    assert locations.namesake(world.session, *at) is found
    assert locations.namesake(world.session, ids.new(), *at[1:]) is None
    assert locations.namesake(world.session, at[0], "2号楼", "", "大堂") is None


def test_the_next_place_goes_behind_the_last(world: World) -> None:
    assert locations.last_position(world.session, world.project.id) == 3
    empty = project(world.session, world.region, "B", "乙")
    assert locations.last_position(world.session, empty.id) == 0
