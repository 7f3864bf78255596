"""Copies of photos: made by a job or by whoever needs them first, once, and again when marks change."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from inspect_app import clock, ids
from inspect_app.config import Config
from inspect_app.errors import NotFound
from inspect_app.jobs.runner import Runner
from inspect_app.photos.problems import PhotoRefused
from inspect_app.services import derivatives, uploads
from inspect_app.services.tablet_documents import moment
from inspect_app.services.uploads import Piece
from inspect_app.storage.blobs import BlobMissing, LocalBlobStore
from inspect_app.storage.database import Database
from inspect_app.storage.models import Job, Photo
from tests.factories.pictures import jpeg
from tests.factories.tablet import Tablet
from tests.factories.wire import sha256
from tests.factories.world import World, make_world

CIRCLE = {"kind": "circle", "x1": 0.2, "y1": 0.2, "x2": 0.8, "y2": 0.8, "colour": "red"}


@dataclass
class Scene:
    """An inspection in a committed database, a tablet on it, and the runner of that database."""

    database: Database
    blobs: LocalBlobStore
    runner: Runner
    inspection: UUID
    sheet: UUID
    world: World

    def announce(self, data: bytes, *, marks: object = None) -> UUID:
        """A photo the tablet tells of, with what was drawn on it."""
        blob = ids.new()
        value = {
            "sha256": sha256(data),
            "length": len(data),
            "media_type": "image/jpeg",
            "width": 1,
            "height": 1,
            "taken_at": moment(clock.now() - timedelta(minutes=1)),
            "source": "camera",
        }
        self.op(f"photo:{blob}", value)
        if marks is not None:
            self.op(f"marks:{blob}", marks)
        return blob

    def op(self, field: str, value: object) -> None:
        """One op of a fresh tablet."""
        with self.database.writing() as session:
            tablet = Tablet(session, self.world.inspector, self.inspection, self.blobs)
            assert tablet.send(tablet.op(field, value, self.sheet, "floor")).rejected == ()

    def arrive(self, blob: UUID, data: bytes) -> None:
        """All bytes of the photo."""
        piece = Piece(self.inspection, blob, 0, len(data), sha256(data), data)
        self.blobs.put(data)
        with self.database.writing() as session:
            uploads.count(session, self.world.inspector, piece, whole=True)

    def photo(self, blob: UUID) -> Photo:
        """As it is stored."""
        with self.database.reading() as session:
            photo = session.get(Photo, blob)
            assert photo is not None
            return photo

    def ensure(self, blob: UUID) -> Photo:
        """With its copies."""
        return derivatives.ensure(self.database, self.blobs, blob)


@pytest.fixture
def scene(database: Database, blobs: LocalBlobStore, tmp_path: Path) -> Scene:
    with database.writing() as session:
        world = make_world(session)
        inspection = world.start()
        sheet = world.sheets(inspection, "lobby")[0].id
    runner = Runner(database, Config(data=tmp_path))
    return Scene(database, blobs, runner, inspection.id, sheet, world)


def test_the_job_makes_the_copies(scene: Scene) -> None:
    data = jpeg(3, (1600, 1200))
    blob = scene.announce(data)
    assert scene.runner.run_pending() == 0
    scene.arrive(blob, data)
    assert scene.runner.run_pending() == 1
    photo = scene.photo(blob)
    assert photo.derivative is not None
    assert photo.thumbnail is not None
    assert (photo.width, photo.height, photo.marked) == (1600, 1200, None)
    assert photo.dhash == "".join(
        [photo.band_1 or "", photo.band_2 or "", photo.band_3 or "", photo.band_4 or ""]
    )
    assert scene.blobs.get(photo.original) == data
    assert derivatives.shown(photo) == photo.derivative


def test_whoever_needs_them_first_makes_them_and_the_job_finds_them(scene: Scene) -> None:
    data = jpeg(4)
    blob = scene.announce(data)
    assert derivatives.shown(scene.ensure(blob)) is None
    scene.arrive(blob, data)
    made = scene.ensure(blob)
    assert made.derivative is not None
    assert scene.runner.run_pending() == 1
    assert scene.photo(blob).derivative == made.derivative


def test_marks_are_drawn_on_a_copy_of_their_own(scene: Scene) -> None:
    data = jpeg(5)
    blob = scene.announce(data, marks=[CIRCLE])
    scene.arrive(blob, data)
    scene.runner.run_pending()
    photo = scene.photo(blob)
    assert photo.marked not in {None, photo.derivative}
    assert derivatives.shown(photo) == photo.marked
    scene.op(f"marks:{blob}", [CIRCLE, {**CIRCLE, "kind": "box"}])
    assert scene.photo(blob).marked is None
    assert derivatives.shown(scene.photo(blob)) == photo.derivative
    assert scene.runner.run_pending() == 1
    again = scene.photo(blob)
    assert again.marked not in {None, photo.marked}
    assert again.derivative == photo.derivative
    scene.op(f"marks:{blob}", None)
    assert scene.runner.run_pending() == 0
    assert derivatives.shown(scene.photo(blob)) == photo.derivative


def test_marks_made_while_others_were_drawn_win(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    data, real = jpeg(6), derivatives.draw_marks
    blob = scene.announce(data, marks=[CIRCLE])
    scene.arrive(blob, data)

    def slow(*given: object) -> bytes:
        monkeypatch.setattr(derivatives, "draw_marks", real)
        scene.op(f"marks:{blob}", [{**CIRCLE, "colour": "yellow"}])
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(derivatives, "draw_marks", slow)
    assert scene.ensure(blob).marked is None
    drawn = scene.ensure(blob).marked
    assert drawn is not None
    assert scene.ensure(blob).marked == drawn


def test_what_cannot_be_decoded_is_tried_once_by_the_job(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = jpeg(7)[:900]
    blob = scene.announce(data)
    scene.arrive(blob, data)
    assert scene.ensure(blob).derivative is None
    scene.runner.run_pending()
    with scene.database.reading() as session:
        job = session.query(Job).filter_by(kind=derivatives.KIND).one()
        assert job.state == "failed"
    monkeypatch.setattr(derivatives, "make", lambda *_: pytest.fail("tried again"))
    assert derivatives.shown(scene.ensure(blob)) is None


def test_all_photos_of_an_inspection(scene: Scene) -> None:
    blobs = {scene.announce(jpeg(seed)): jpeg(seed) for seed in (8, 9)}
    for blob, data in blobs.items():
        scene.arrive(blob, data)
    late = scene.announce(jpeg(10))
    derivatives.ensure_all(scene.database, scene.blobs, scene.inspection)
    assert all(scene.photo(blob).derivative for blob in blobs)
    assert scene.photo(late).derivative is None


def test_no_photo_and_no_bytes(scene: Scene) -> None:
    with pytest.raises(NotFound):
        scene.ensure(ids.new())
    data = jpeg(11)
    blob = scene.announce(data)
    scene.arrive(blob, data)
    scene.blobs.path(sha256(data)).unlink()
    with pytest.raises(BlobMissing):
        scene.ensure(blob)


def test_a_refusal_of_the_job_is_a_refusal(scene: Scene) -> None:
    data = b"\xff\xd8\xff\xe0 half a head"
    blob = scene.announce(data)
    scene.arrive(blob, data)
    with pytest.raises(PhotoRefused):
        derivatives.make(scene.blobs, scene.photo(blob))
