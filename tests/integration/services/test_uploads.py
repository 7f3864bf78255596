"""Photos in pieces: what counts is what the row says, decided again when it is written."""

from datetime import timedelta
from uuid import UUID

import pytest

from inspect_app import clock, ids
from inspect_app.errors import Invalid, NoRoom, NotFound
from inspect_app.photos.limits import MAX_BYTES
from inspect_app.services import uploads
from inspect_app.services.uploads import Arrived, Piece, UploadRefused, WrongOffset
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Inspection, Job
from inspect_app.storage.uploads import PartialFiles
from tests.factories.pictures import jpeg
from tests.factories.tablet import Tablet, photo
from tests.factories.wire import sha256
from tests.factories.world import World

DATA = jpeg(2)
HALF = len(DATA) // 2


@pytest.fixture
def inspection(world: World) -> Inspection:
    return world.start()


@pytest.fixture
def files(blobs: LocalBlobStore) -> PartialFiles:
    return PartialFiles(blobs.path("0" * 64).parents[3] / "uploads")


def piece(
    inspection: Inspection, blob: UUID, offset: int = 0, end: int | None = None, **more: object
) -> Piece:
    """A part of DATA."""
    given = {"inspection": inspection.id, "blob": blob, "offset": offset, "length": len(DATA)}
    return Piece(**{**given, "sha256": sha256(DATA), "data": DATA[offset:end], **more})  # type: ignore[arg-type]


def test_pieces_are_counted_one_after_the_other(
    world: World, inspection: Inspection, files: PartialFiles, blobs: LocalBlobStore
) -> None:
    blob = ids.new()
    first, second = piece(inspection, blob, 0, HALF), piece(inspection, blob, HALF)
    assert uploads.expect(world.session, first) is None
    assert not uploads.keep(files, blobs, first)
    assert uploads.count(world.session, world.inspector, first, whole=False) == Arrived(HALF, len(DATA))
    assert uploads.expect(world.session, first) == Arrived(HALF, len(DATA))
    assert uploads.keep(files, blobs, second)
    assert uploads.count(world.session, world.inspector, second, whole=True) == Arrived(len(DATA), len(DATA))
    assert uploads.arrived(world.session, blob) == Arrived(len(DATA), len(DATA))
    assert uploads.inspection_of(world.session, blob) == inspection.id
    assert blobs.get(sha256(DATA)) == DATA


def test_a_gap_is_told_with_where_to_go_on(world: World, inspection: Inspection) -> None:
    with pytest.raises(WrongOffset) as wrong:
        uploads.expect(world.session, piece(inspection, ids.new(), HALF))
    assert wrong.value.offset == 0


def test_sent_back_to_the_start_while_a_piece_was_written(world: World, inspection: Inspection) -> None:
    blob = ids.new()
    uploads.count(world.session, world.inspector, piece(inspection, blob, 0, HALF), whole=False)
    assert uploads.start_again(world.session, piece(inspection, blob), "upload-hash") == Arrived(0, len(DATA))
    with pytest.raises(WrongOffset):
        uploads.count(world.session, world.inspector, piece(inspection, blob, HALF), whole=True)


def test_completed_by_another_nothing_sends_it_back(world: World, inspection: Inspection) -> None:
    blob = ids.new()
    uploads.count(world.session, world.inspector, piece(inspection, blob), whole=True)
    for code in ("upload-hash", "photo-not_an_image"):
        assert uploads.start_again(world.session, piece(inspection, blob), code).offset == len(DATA)


def test_nothing_to_send_back(world: World, inspection: Inspection) -> None:
    assert uploads.start_again(world.session, piece(inspection, ids.new()), "upload-hash").offset == 0


def test_another_hash_and_no_photo(
    inspection: Inspection, files: PartialFiles, blobs: LocalBlobStore
) -> None:
    with pytest.raises(UploadRefused, match="upload-hash"):
        uploads.keep(files, blobs, piece(inspection, ids.new(), sha256="0" * 64))
    film = b"\0\0\0\x18ftypisom" + bytes(50)
    with pytest.raises(UploadRefused, match="photo-format_not_accepted"):
        uploads.keep(
            files, blobs, piece(inspection, ids.new(), data=film, length=len(film), sha256=sha256(film))
        )
    assert list(blobs.names()) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"length": 0}, "photo-too_large_bytes"),
        ({"length": MAX_BYTES + 1}, "photo-too_large_bytes"),
        ({"length": 10}, "upload-too-long"),
    ],
)
def test_lengths_that_make_no_sense(
    world: World, inspection: Inspection, more: dict[str, object], code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        uploads.expect(world.session, piece(inspection, ids.new(), **more))


def test_the_bytes_wait_for_their_photo(world: World, inspection: Inspection, blobs: LocalBlobStore) -> None:
    blob, sheet = ids.new(), world.sheets(inspection, "lobby")[0].id
    uploads.count(world.session, world.inspector, piece(inspection, blob), whole=True)
    assert world.session.query(Job).count() == 0
    tablet = Tablet(world.session, world.inspector, inspection.id, blobs)
    value = {
        "sha256": sha256(DATA),
        "length": len(DATA),
        "media_type": "image/jpeg",
        "width": 4,
        "height": 3,
        "taken_at": None,
        "source": "camera",
    }
    tablet.send(tablet.op(f"photo:{blob}", value, sheet, "floor"))
    assert [job.parameters for job in world.session.query(Job)] == [{"photo": str(blob)}]


def test_unknown(world: World) -> None:
    assert uploads.inspection_of(world.session, ids.new()) is None
    with pytest.raises(NotFound):
        uploads.arrived(world.session, ids.new())


def test_a_person_may_have_so_much_waiting(world: World, inspection: Inspection) -> None:
    megabyte = uploads.MEGABYTE
    first = piece(inspection, ids.new(), length=3 * megabyte)
    uploads.check_room(world.session, world.inspector, first, 3)
    uploads.count(world.session, world.inspector, first, whole=False)
    # What has begun goes on; what is new does not fit; somebody else has room of their own.
    uploads.check_room(world.session, world.inspector, piece(inspection, first.blob, 9), 1)
    new = piece(inspection, ids.new())
    with pytest.raises(NoRoom, match="upload-quota") as refused:
        uploads.check_room(world.session, world.inspector, new, 3)
    assert refused.value.values == {"megabytes": 3}
    uploads.check_room(world.session, world.colleague, new, 3)
    with clock.fixed(clock.now() + timedelta(days=31)):
        uploads.check_room(world.session, world.inspector, new, 3)


def test_an_entry_makes_room(world: World, inspection: Inspection, blobs: LocalBlobStore) -> None:
    done = piece(inspection, ids.new())
    assert uploads.keep(PartialFiles(blobs.path("0" * 64)), blobs, done)
    uploads.count(world.session, world.inspector, done, whole=True)
    more = piece(inspection, ids.new(), length=uploads.MEGABYTE)
    with pytest.raises(NoRoom):
        uploads.check_room(world.session, world.inspector, more, 1)
    tablet = Tablet(world.session, world.inspector, inspection.id, blobs)
    lobby = world.sheets(inspection, "lobby")[0].id
    value = {**photo(), "sha256": done.sha256, "length": done.length}
    tablet.send(tablet.op(f"photo:{done.blob}", value, lobby, "floor"))
    uploads.check_room(world.session, world.inspector, more, 1)
