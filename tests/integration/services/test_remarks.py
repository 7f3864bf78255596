"""Remarks made from what is stored: forged times, places and photos are told, honest ones are left alone."""

import random
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from inspect_app import clock, ids
from inspect_app.errors import NotFound
from inspect_app.photos.dhash import distance
from inspect_app.services.remarks import remarks_of
from inspect_app.services.tablet_documents import moment
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Inspection, Location, Photo
from tests.factories.tablet import Tablet
from tests.factories.world import World, project

HASH = 0x1234_5678_9ABC_DEF0


def tablet(world: World, inspection: Inspection, blobs: LocalBlobStore, **more: Any) -> Tablet:
    """The inspector's."""
    return Tablet(world.session, world.inspector, inspection.id, blobs, **more)


def shot(world: World, device: Tablet, sheet: UUID, dhash: int | None = None, **changes: object) -> Photo:
    """A photo told of, as if its copies had been made."""
    blob = ids.new()
    value = {
        "sha256": f"{random.getrandbits(256):064x}",
        "length": 10,
        "media_type": "image/jpeg",
        "width": 4,
        "height": 3,
        "taken_at": moment(clock.now() + device.ahead),
        "source": "camera",
        **changes,
    }
    assert device.send(device.op(f"photo:{blob}", value, sheet, "floor")).rejected == ()
    photo = world.session.get(Photo, blob)
    assert photo is not None
    photo.dhash = None if dhash is None else f"{dhash:016x}"
    world.session.flush()
    return photo


def codes(world: World, inspection: Inspection) -> list[str]:
    """The codes of its remarks."""
    return [remark.code for remark in remarks_of(world.session, inspection.id)]


@pytest.fixture
def inspection(world: World) -> Inspection:
    return world.start()


@pytest.fixture
def sheet(world: World, inspection: Inspection) -> UUID:
    return world.sheets(inspection, "lobby")[0].id


def test_an_honest_inspection(
    world: World, inspection: Inspection, sheet: UUID, blobs: LocalBlobStore
) -> None:
    device = tablet(world, inspection, blobs)
    shot(world, device, sheet, HASH)
    shot(world, device, sheet, HASH ^ 0xF0F0)
    device.send(device.op("answer", {"value": "conform"}, sheet, "floor"))
    assert codes(world, inspection) == []


def test_a_wrong_clock_is_told_once_for_all(
    world: World, inspection: Inspection, sheet: UUID, blobs: LocalBlobStore
) -> None:
    fast = tablet(world, inspection, blobs, ahead=timedelta(hours=2))
    shot(world, fast, sheet)
    shot(world, fast, sheet)
    (remark,) = remarks_of(world.session, inspection.id)
    assert (remark.code, remark.values) == ("clock-ahead", {"name": "王芳", "minutes": 120})


def test_a_forged_time_and_the_gallery(
    world: World, inspection: Inspection, sheet: UUID, blobs: LocalBlobStore
) -> None:
    device = tablet(world, inspection, blobs)
    old = moment(inspection.started_at - timedelta(days=1))
    photo = shot(world, device, sheet, taken_at=old, source="library")
    found = remarks_of(world.session, inspection.id)
    assert [remark.code for remark in found] == ["photo-before", "photo-library"]
    assert {(remark.photo, remark.sheet, remark.item) for remark in found} == {
        (str(photo.id), str(sheet), "floor")
    }


def test_a_forged_place(world: World, inspection: Inspection, sheet: UUID, blobs: LocalBlobStore) -> None:
    place = world.session.get(Location, world.sheets(inspection, "lobby")[0].location_id)
    assert place is not None
    device = tablet(world, inspection, blobs)
    near, far = {"latitude": 31.2304, "longitude": 121.4737}, {"latitude": 31.25, "longitude": 121.4737}
    shot(world, device, sheet, **near)
    shot(world, device, sheet, **far)
    assert codes(world, inspection) == []
    place.latitude, place.longitude = 31.2304, 121.4737
    assert codes(world, inspection) == ["photo-far"]


def test_the_same_photo_twice(
    world: World, inspection: Inspection, sheet: UUID, blobs: LocalBlobStore
) -> None:
    device = tablet(world, inspection, blobs)
    first = shot(world, device, sheet, HASH)
    other = world.start()
    again = tablet(world, other, blobs)
    second = shot(world, again, world.sheets(other, "lobby")[0].id, HASH, sha256=first.original)
    (remark,) = remarks_of(world.session, other.id)
    assert (remark.code, remark.photo) == ("photo-used", str(second.id))
    assert remark.values == {"number": inspection.number}
    assert codes(world, inspection) == []
    first.removed_at = clock.now()
    world.session.flush()
    assert codes(world, other) == []


@pytest.mark.parametrize(("flipped", "told"), [(0, True), (3, True), (4, False), (32, False)])
def test_a_photo_that_looks_the_same(
    world: World, inspection: Inspection, sheet: UUID, blobs: LocalBlobStore, flipped: int, told: bool
) -> None:
    device = tablet(world, inspection, blobs)
    shot(world, device, sheet, HASH)
    bits = random.Random(flipped).sample(range(64), flipped)
    alike = HASH
    for bit in bits:
        alike ^= 1 << bit
    assert distance(HASH, alike) == flipped
    shot(world, device, sheet, alike)
    assert codes(world, inspection) == (["photo-alike-here"] if told else [])


def test_bare_walls_are_not_compared(
    world: World, inspection: Inspection, sheet: UUID, blobs: LocalBlobStore
) -> None:
    device = tablet(world, inspection, blobs)
    for dhash in (0, 0, 1, 2**64 - 1, 2**64 - 1, None, None):
        shot(world, device, sheet, dhash)
    assert codes(world, inspection) == []


def test_of_another_project_no_number_is_told(
    world: World, inspection: Inspection, sheet: UUID, blobs: LocalBlobStore
) -> None:
    first = shot(world, tablet(world, inspection, blobs), sheet, HASH)
    elsewhere = project(world.session, world.region, "HX", "海星苑")
    inspection.project_id = elsewhere.id
    world.session.flush()
    other = world.start()
    target = world.sheets(other, "lobby")[0].id
    device = tablet(world, other, blobs)
    shot(world, device, target, HASH ^ 1)
    shot(world, device, target, sha256=first.original)
    assert codes(world, other) == ["photo-alike-elsewhere", "photo-used-elsewhere"]
    assert all(not remark.values for remark in remarks_of(world.session, other.id))


def test_it_takes_the_same_few_queries_whatever_there_is(
    world: World, inspection: Inspection, sheet: UUID, blobs: LocalBlobStore
) -> None:
    asked: list[str] = []
    event.listen(world.session.get_bind(), "before_cursor_execute", lambda *given: asked.append(given[2]))
    device = tablet(world, inspection, blobs)
    counts = []
    for _ in range(2):
        for _ in range(3):
            shot(world, device, sheet, random.getrandbits(64))
        asked.clear()
        world.session.expire_all()
        remarks_of(world.session, inspection.id)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 10


def test_the_history_is_searched_by_index(world: World, inspection: Inspection) -> None:
    statements: list[tuple[str, Any]] = []
    engine = world.session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *given: statements.append((given[2], given[3])))
    remarks_of(world.session, inspection.id)
    joined = [each for each in statements if "photo AS photo_" in each[0]]
    assert len(joined) == 2
    for sql, values in joined:
        plan = world.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()
        assert not [row for row in plan if row[3].startswith("SCAN photo")], plan


def test_an_inspection_that_is_not_there(world: World) -> None:
    with pytest.raises(NotFound):
        remarks_of(world.session, ids.new())
