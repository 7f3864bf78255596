"""Rows that are summed up beforehand."""

from inspect_app.storage.queries import rollups
from tests.factories.world import World


def test_only_completed_inspections_have_results(world: World) -> None:
    world.start()
    done = world.start()
    world.answer_all(done)
    world.finish(done.id)
    assert [name for name, _ in rollups.results(world.session)] == [done.id]


def test_nothing_to_keep_is_fine(world: World) -> None:
    rollups.add(world.session, [])
    rollups.drop(world.session)
    assert rollups.of_inspection(world.session, world.project.id) == []
