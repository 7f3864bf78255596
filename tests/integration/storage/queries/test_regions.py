"""Regions by code."""

from uuid import UUID

import pytest

from inspect_app import clock, ids
from inspect_app.storage.models import Region
from inspect_app.storage.queries import paging, regions
from tests.factories.world import World


def _add(world: World, code: str, name: str) -> None:
    world.session.add(Region(code=code, name=name, created_at=clock.now()))
    world.session.flush()


def _walk(world: World, prefix: str = "") -> list[str]:
    codes: list[str] = []
    after: UUID | None = None
    while True:
        page = regions.page(world.session, prefix, after)
        codes += [row.code for row in page.rows]
        if page.after is None:
            return codes
        after = page.after


@pytest.mark.parametrize("more", [0, paging.SIZE - 1, paging.SIZE, 2 * paging.SIZE + 3])
def test_pages_show_every_region_once_by_code(world: World, more: int) -> None:
    for number in range(more):
        _add(world, f"R{number:03d}", "同名")
    wanted = sorted([*(f"R{number:03d}" for number in range(more)), "EAST"])
    assert _walk(world) == wanted
    assert [region.code for region in regions.every(world.session)] == wanted


def test_search_is_by_the_beginning_of_code_or_name(world: World) -> None:
    _add(world, "R_1", "华南")
    assert _walk(world, "华") == ["EAST", "R_1"]
    assert _walk(world, "R_") == ["R_1"]
    for nobody in ("%", "_", "南", "e_"):
        assert _walk(world, nobody) == []


def test_one_region(world: World) -> None:
    assert regions.find(world.session, world.region.id) is world.region
    assert regions.find(world.session, ids.new()) is None
    assert regions.by_code(world.session, "EAST") is world.region
    assert regions.by_code(world.session, "east") is None


def test_going_on_after_a_region_that_is_not_there_begins_anew(world: World) -> None:
    assert regions.page(world.session, "", ids.new()).rows == [world.region]
    assert regions.page(world.session, "", world.region.id).rows == []
