"""What remarks are made from: tablets only, the clock furthest off, photos by what they share."""

from datetime import timedelta
from pathlib import Path

from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.queries import evidence
from tests.factories.tablet import Tablet
from tests.factories.world import World


def test_tablets_and_their_pace(world: World, tmp_path: Path) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "lobby")[0].id
    tablet = Tablet(world.session, world.inspector, inspection.id, LocalBlobStore(tmp_path))
    tablet.send(tablet.op("answer", {"value": "conform"}, sheet, "floor", earlier=30))
    tablet.ahead = timedelta(hours=-3)
    tablet.send(tablet.op("answer", {"value": "0"}, sheet, "lamps"))
    # The office's answers come at once when a form is sent, and are nobody's haste.
    world.answer(sheet, "seats", "conform")
    ((device, name, skew),) = evidence.skews(world.session, inspection.id)
    assert (device, name) == (tablet.device, "王芳")
    assert abs(skew + 3 * 3_600_000) < 60_000
    # What is refused counts nowhere, neither does the clock it came by.
    tablet.ahead = timedelta(hours=-9)
    tablet.send(tablet.op("answer", {"value": "conform"}, sheet, "no-such-item"))
    assert evidence.skews(world.session, inspection.id) == [(device, name, skew)]
    ((there, items, first, last),) = evidence.paces(world.session, inspection.id)
    assert (there, items) == (sheet, 2)
    assert first < last
    assert evidence.photos(world.session, inspection.id) == []
    assert evidence.same(world.session, inspection.id) == []
    assert evidence.alike(world.session, inspection.id) == []
