"""Claims with the names of those who made them."""

from inspect_app import clock, ids
from inspect_app.storage.models import Claim
from inspect_app.storage.queries import claims
from tests.factories.world import World


def test_the_oldest_first_with_names(world: World) -> None:
    inspection = world.start()
    first, second = (sheet.id for sheet in world.sheets(inspection, "lobby"))
    for sheet, person in ((second, world.colleague), (first, world.inspector)):
        row = Claim(inspection_id=inspection.id, sheet_id=sheet, user_id=person.id, device_id=ids.new())
        row.at = clock.now()
        world.session.add(row)
        world.session.flush()
    found = claims.of_inspection(world.session, inspection.id)
    assert {(sheet, name) for sheet, _, name, _ in found} == {(second, "李强"), (first, "王芳")}
    assert claims.get(world.session, inspection.id, first) is not None
    assert claims.get(world.session, ids.new(), first) is None
