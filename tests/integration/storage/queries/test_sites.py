"""Names of what roles are held at."""

from inspect_app import ids
from inspect_app.storage.queries import sites
from tests.factories.world import World, project


def test_regions_and_projects_are_named_together(world: World) -> None:
    other = project(world.session, world.region, "B", "乙")
    wanted = [world.region.id, world.project.id, world.project.id, ids.new()]
    assert sites.names(world.session, wanted) == {world.region.id: "华东", world.project.id: "云锦花园"}
    assert other.id not in sites.names(world.session, iter(wanted))


def test_nothing_wanted_nothing_named(world: World) -> None:
    assert sites.names(world.session, []) == {}
