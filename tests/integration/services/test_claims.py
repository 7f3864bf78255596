"""Who says they do which sheet."""

import pytest

from inspect_app import ids
from inspect_app.errors import NotFound
from inspect_app.services import claims
from tests.factories.world import World


def test_said_taken_over_taken_back(world: World) -> None:
    inspection = world.start()
    sheet, device = world.sheets(inspection, "lobby")[0].id, ids.new()
    claims.claim(world.session, world.inspector, inspection.id, sheet, device)
    claims.claim(world.session, world.inspector, inspection.id, sheet, device)
    (one,) = claims.of_inspection(world.session, inspection.id)
    assert (one.sheet, one.by, one.name) == (sheet, world.inspector.id, "王芳")
    claims.release(world.session, world.colleague, inspection.id, sheet)
    assert len(claims.of_inspection(world.session, inspection.id)) == 1
    claims.claim(world.session, world.colleague, inspection.id, sheet, device)
    claims.release(world.session, world.colleague, inspection.id, sheet)
    assert claims.of_inspection(world.session, inspection.id) == []


def test_sheets_of_other_inspections(world: World) -> None:
    first, second = world.start(), world.start()
    sheet = world.sheets(second, "lobby")[0].id
    for given in (sheet, ids.new()):
        with pytest.raises(NotFound):
            claims.claim(world.session, world.inspector, first.id, given, ids.new())
        with pytest.raises(NotFound):
            claims.release(world.session, world.inspector, first.id, given)
