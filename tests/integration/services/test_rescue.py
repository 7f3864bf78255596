"""Rescue files: photos are checked without a database, ops recorded inspection by inspection."""

import base64
from datetime import timedelta
from pathlib import Path

from inspect_app import clock, ids
from inspect_app.errors import Refusal
from inspect_app.services.rescue import (
    RescuedPhoto,
    RescueFile,
    bring_in,
    count_photos,
    foreign,
    photo_pieces,
)
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Op
from inspect_app.storage.uploads import PartialFiles
from tests.factories.pictures import jpeg
from tests.factories.tablet import Tablet
from tests.factories.wire import sha256
from tests.factories.world import World

DATA = jpeg(4)


def rescued(inspection: object, **more: object) -> RescuedPhoto:
    """DATA as a file holds it."""
    given = {"blob": ids.new(), "inspection": inspection, "sha256": sha256(DATA), "length": len(DATA)}
    return RescuedPhoto(**{**given, "jpeg": base64.b64encode(DATA).decode(), **more})  # type: ignore[arg-type]


def test_photos_that_are_whole_are_kept(world: World, blobs: LocalBlobStore, tmp_path: Path) -> None:
    inspection = world.start()
    good, bad = rescued(inspection.id), rescued(inspection.id, jpeg="")
    kept, refused = photo_pieces(PartialFiles(tmp_path / "uploads"), blobs, [good, bad])
    assert [piece.blob for piece in kept] == [good.blob]
    assert {blob: refusal.code for blob, refusal in refused.items()} == {bad.blob: "upload-hash"}
    assert count_photos(world.session, world.inspector, kept) == {good.blob: None}
    other = rescued(world.start().id, blob=good.blob)
    again, _ = photo_pieces(PartialFiles(tmp_path / "uploads"), blobs, [other])
    counted = count_photos(world.session, world.inspector, again)[good.blob]
    assert counted is not None
    assert counted.code == "upload-differs"


def test_photos_of_inspections_one_may_not_conduct(world: World) -> None:
    inspection, mine = world.start(), rescued(ids.new())
    assert list(foreign(world.session, world.inspector, [rescued(inspection.id), mine])) == [mine.blob]


def test_a_known_clock_is_allowed_for(world: World, blobs: LocalBlobStore) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "lobby")[0].id
    tablet = Tablet(world.session, world.inspector, inspection.id, blobs, ahead=timedelta(hours=2))
    tablet.send(tablet.op("note", "a", sheet, "floor"))
    op = tablet.op("note", "b", sheet, "floor", earlier=600)
    file = RescueFile(tablet.device, {inspection.id: [op], ids.new(): []}, [])
    came = bring_in(world.session, world.inspector, file, blobs)
    assert [isinstance(each, Refusal) for each in came.values()] == [False, True]
    row = world.session.query(Op).filter_by(n=2).one()
    assert abs(row.eff - (clock.now() - timedelta(seconds=600))) < timedelta(seconds=30)
