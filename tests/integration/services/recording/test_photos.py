"""Photo rows follow their ops; the bytes may come before or after."""

from uuid import UUID

from sqlalchemy import select

from inspect_app import clock, ids
from inspect_app.storage.models import AuditEvent, Inspection, Job, Photo, Upload
from tests.factories.tablet import Tablet, photo
from tests.factories.world import World

ARROW = {"kind": "arrow", "x1": 0, "y1": 0.5, "x2": 1, "y2": 0.25, "colour": "red"}


def _photo(world: World, blob: UUID) -> Photo:
    return world.session.get_one(Photo, blob, populate_existing=True)


def _actions(world: World) -> list[str]:
    told = select(AuditEvent.action).where(AuditEvent.action.like("photo.%")).order_by(AuditEvent.sequence)
    return list(world.session.scalars(told))


def test_a_photo_is_there_before_its_bytes(world: World, tablet: Tablet, lobby: UUID) -> None:
    blob = ids.new()
    more = {"name": "现场.jpg", "latitude": 30.25, "longitude": 120.5, "accuracy": 8}
    op = tablet.op(f"photo:{blob}", photo() | more, lobby, "floor")
    tablet.send(op)
    row = _photo(world, blob)
    assert (row.original, row.size, row.width, row.height) == ("a" * 64, 300_000, 1920, 1080)
    assert (row.stored_at, row.derivative, row.op) == (None, None, UUID(op["id"]))
    assert (row.filename, row.latitude, row.longitude, row.accuracy) == ("现场.jpg", 30.25, 120.5, 8)
    assert (row.source, row.device_id, row.uploaded_by) == ("camera", tablet.device, world.inspector.id)
    assert row.taken_at is not None


def test_it_is_taken_off_and_put_back(world: World, tablet: Tablet, lobby: UUID) -> None:
    blob = ids.new()
    put = tablet.op(f"photo:{blob}", photo(), lobby, "floor")
    off = tablet.op(f"photo:{blob}", None, lobby, "floor", base=put)
    back = tablet.op(f"photo:{blob}", photo(), lobby, "floor", base=off)
    for op, removed in ((put, False), (off, True), (back, False)):
        tablet.send(op)
        assert (_photo(world, blob).removed_at is not None) is removed
    assert _actions(world) == ["photo.added", "photo.removed", "photo.added"]


def test_one_that_was_never_there_cannot_be_taken_off(world: World, tablet: Tablet, lobby: UUID) -> None:
    blob = ids.new()
    assert tablet.send(tablet.op(f"photo:{blob}", None, lobby, "floor")).rejected == ()
    assert world.session.get(Photo, blob) is None


def test_bytes_that_came_first_are_attached_at_once(
    world: World, tablet: Tablet, inspection: Inspection, lobby: UUID
) -> None:
    blobs = [ids.new(), ids.new()]
    for blob, digit in zip(blobs, "ac", strict=True):
        upload = Upload(id=blob, inspection_id=inspection.id, user_id=world.inspector.id, sha256=digit * 64)
        upload.length = upload.received = 300_000
        upload.state, upload.created_at, upload.completed_at = "complete", clock.now(), clock.now()
        world.session.add(upload)
    world.session.flush()
    tablet.send(*(tablet.op(f"photo:{blob}", photo(), lobby, "floor") for blob in blobs))
    # The second upload is of other bytes than its photo: they are not its own.
    assert [_photo(world, blob).stored_at is not None for blob in blobs] == [True, False]


def test_bytes_sent_for_another_inspection_are_not_shown_here(
    world: World, tablet: Tablet, lobby: UUID
) -> None:
    """Who knows the id and the hash of a photo elsewhere must not come to see it by naming it."""
    blob, other = ids.new(), world.start()
    upload = Upload(id=blob, inspection_id=other.id, user_id=world.colleague.id, sha256="a" * 64)
    upload.length = upload.received = 300_000
    upload.state, upload.created_at, upload.completed_at = "complete", clock.now(), clock.now()
    world.session.add(upload)
    world.session.flush()
    tablet.send(tablet.op(f"photo:{blob}", photo(), lobby, "floor"))
    assert _photo(world, blob).stored_at is None
    assert world.session.scalars(select(Job)).all() == []


def test_marks_make_a_drawn_copy_wanted(world: World, tablet: Tablet, lobby: UUID) -> None:
    blob = ids.new()
    tablet.send(tablet.op(f"photo:{blob}", photo(), lobby, "floor"))
    row = _photo(world, blob)
    row.stored_at, row.derivative, row.marked = clock.now(), "b" * 64, "c" * 64
    world.session.flush()
    drawn = tablet.op(f"marks:{blob}", [ARROW], lobby, "floor")
    tablet.send(drawn)
    tablet.send(drawn)
    row = _photo(world, blob)
    assert (row.marks, row.marks_op, row.marked) == ([ARROW], UUID(drawn["id"]), None)
    assert len(world.session.scalars(select(Job)).all()) == 1
    tablet.send(tablet.op(f"marks:{blob}", None, lobby, "floor", base=drawn))
    assert _photo(world, blob).marks is None
