"""Which ops of a device have come."""

from pathlib import Path

from inspect_app import ids
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.queries import devices
from tests.factories.tablet import Tablet
from tests.factories.world import World


def test_ops_of_one_device_and_inspection_refused_ones_too(world: World, tmp_path: Path) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "lobby")[0].id
    tablet = Tablet(world.session, world.inspector, inspection.id, LocalBlobStore(tmp_path))
    good = tablet.op("note", "a", sheet, "floor")
    bad = tablet.op("answer", {"value": 9}, sheet, "floor")
    tablet.send(good, bad)
    found = devices.op_ids(world.session, tablet.device, inspection.id)
    assert {str(each) for each in found} == {good["id"], bad["id"]}
    assert devices.op_ids(world.session, tablet.device, ids.new()) == []
    assert devices.get(world.session, tablet.device) is not None
    assert devices.get(world.session, ids.new()) is None
