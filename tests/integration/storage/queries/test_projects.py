"""Projects by code, never beyond somebody's reach."""

from uuid import UUID

import pytest
from sqlalchemy import inspect

from inspect_app import clock, ids
from inspect_app.access.rules import Reach
from inspect_app.storage.models import Region
from inspect_app.storage.queries import paging, projects
from tests.factories.world import World, lobby, project

ALL = Reach(everywhere=True)


def _walk(world: World, reach: Reach, prefix: str = "") -> list[str]:
    codes: list[str] = []
    after: UUID | None = None
    while True:
        page = projects.page(world.session, reach, prefix, after)
        codes += [row.code for row in page.rows]
        if page.after is None:
            return codes
        after = page.after


@pytest.mark.parametrize("more", [0, paging.SIZE - 1, paging.SIZE, 2 * paging.SIZE + 3])
def test_pages_show_every_project_once_by_code(world: World, more: int) -> None:
    for number in range(more):
        project(world.session, world.region, f"P{number:03d}", "同名")
    assert _walk(world, ALL) == sorted([*(f"P{number:03d}" for number in range(more)), "YJ"])


def test_foreign_projects_are_not_listed(world: World) -> None:
    region = Region(code="WEST", name="华西", created_at=clock.now())
    world.session.add(region)
    world.session.flush()
    foreign = project(world.session, region, "HX", "海星苑")
    at_own = Reach(False, projects=frozenset({world.project.id}))
    in_west = Reach(False, regions=frozenset({region.id}))
    both = Reach(False, projects=at_own.projects, regions=in_west.regions)
    assert (_walk(world, at_own), _walk(world, in_west)) == (["YJ"], ["HX"])
    assert _walk(world, both) == _walk(world, ALL) == ["HX", "YJ"]
    assert _walk(world, Reach(False)) == []
    assert [row.code for row in projects.every(world.session, in_west)] == ["HX"]
    assert projects.every(world.session, Reach(False)) == []
    after_foreign = projects.page(world.session, at_own, "", foreign.id)
    assert [row.code for row in after_foreign.rows] == ["YJ"]


def test_search_is_by_the_beginning_of_code_or_name(world: World) -> None:
    project(world.session, world.region, "A%1", "云上")
    assert _walk(world, ALL, "云") == ["A%1", "YJ"]
    assert _walk(world, ALL, "Y") == ["YJ"]
    assert _walk(world, ALL, "A%") == ["A%1"]
    for nobody in ("%", "_", "花园", "\\"):
        assert _walk(world, ALL, nobody) == []
    assert _walk(world, Reach(False), "Y") == []


def test_one_project_comes_with_its_region(world: World) -> None:
    world.session.expunge_all()
    found = projects.find(world.session, world.project.id)
    assert found is not None
    assert found.region.code == "EAST"
    assert projects.by_code(world.session, "YJ") is found
    assert projects.find(world.session, ids.new()) is None
    assert projects.by_code(world.session, "yj") is None
    world.session.expunge_all()
    (row,) = projects.page(world.session, ALL, "", None).rows
    assert "region" not in inspect(row).unloaded


def test_only_active_locations_are_counted(world: World) -> None:
    empty = project(world.session, world.region, "B", "乙")
    lobby(world.session, world.project, 9).active = False
    world.session.flush()
    assert projects.location_counts(world.session, [world.project.id, empty.id]) == {world.project.id: 3}
    assert projects.location_counts(world.session, []) == {}
