"""From a thing to its project and region."""

from uuid import UUID

import pytest

from inspect_app.access.model import Place
from inspect_app.services.places import place_of
from tests.factories.world import World


def test_a_thing_belongs_to_its_project(world: World) -> None:
    here = Place(world.project.id, world.region.id)
    inspection = world.start()
    assert place_of(world.session, "project", world.project.id) == here
    assert place_of(world.session, "location", world.lobbies[0].id) == here
    assert place_of(world.session, "inspection", inspection.id) == here
    assert place_of(world.session, "sheet", world.sheets(inspection, "lobby")[0].id) == here


@pytest.mark.parametrize(
    "kind", ["project", "location", "inspection", "sheet", "photo", "signature", "finding", "report"]
)
def test_what_is_not_there_belongs_nowhere(world: World, kind: str) -> None:
    assert place_of(world.session, kind, UUID(int=9)) is None  # type: ignore[arg-type]
