"""What waits for a person."""

from uuid import UUID

from inspect_app.access.model import Actor
from inspect_app.services import home
from tests.factories.world import World


def test_own_inspections_only(world: World) -> None:
    begun = world.start()
    assert [row.id for row in home.waiting(world.session, world.inspector).begun] == [begun.id]
    assert home.waiting(world.session, world.colleague).begun == []
    stranger = Actor(UUID(int=1), "x", "x", ())
    waiting = home.waiting(world.session, stranger)
    assert (waiting.begun, waiting.finished, waiting.findings, waiting.open_findings) == ([], [], [], 0)
