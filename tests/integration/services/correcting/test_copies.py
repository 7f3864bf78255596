"""Photos a tablet took of findings: their copies are made when the bytes are here, and of no others."""

from uuid import UUID

import pytest

from inspect_app import clock, ids
from inspect_app.errors import NotFound
from inspect_app.services import jobs
from inspect_app.services.correcting import copies, photos
from inspect_app.services.correcting.photos import Announced
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Inspection, Upload
from tests.factories.crew import Crew, make_crew, raised
from tests.factories.pictures import jpeg
from tests.factories.wire import sha256
from tests.factories.world import World, make_world, project

DATA = jpeg(9)


def _announced(inspection: Inspection, blob: UUID) -> Announced:
    return Announced(blob, inspection.id, "a.jpg", "image/jpeg", sha256(DATA), len(DATA), 640, 480, None)


def _upload(session: Session, crew: Crew, inspection: UUID, blob: UUID, sha: str = sha256(DATA)) -> Upload:
    row = Upload(id=blob, inspection_id=inspection, user_id=crew.inspector.id, sha256=sha, length=len(DATA))
    row.received, row.state, row.created_at = len(DATA), "complete", clock.now()
    session.add(row)
    session.flush()
    return row


def test_copies_are_made_of_what_arrived(database: Database, blobs: LocalBlobStore) -> None:
    blob = ids.new()
    with database.writing() as session:
        world = make_world(session)
        crew, inspection = make_crew(world), world.start()
        finding = raised(session, crew).id
        photos.announce(session, crew.inspector, finding, _announced(inspection, blob))
        assert photos.picture(session, finding, sha256(DATA)).thumbnail is None
        copies.arrived(session, _upload(session, crew, inspection.id, blob))
    blobs.put(DATA)
    with database.writing() as session:
        lease = jobs.take(session)
    assert lease is not None
    assert (lease.kind, lease.parameters) == (copies.KIND, {"photo": str(blob)})
    copies.carry_out(database, blobs, lease)
    with database.reading() as session:
        made = photos.picture(session, finding, sha256(DATA))
    assert made.thumbnail
    assert made.derivative
    assert blobs.get(made.derivative)[:2] == b"\xff\xd8"


def test_nothing_is_made_of_others(session: Session, world: World) -> None:
    crew, inspection = make_crew(world), world.start()
    finding, blob = raised(session, crew).id, ids.new()
    photos.announce(session, crew.inspector, finding, _announced(inspection, blob))
    copies.arrived(session, _upload(session, crew, inspection.id, blob, "e" * 64))
    copies.arrived(session, _upload(session, crew, inspection.id, ids.new()))
    elsewhere = project(session, world.region, "HX", "海星苑")
    inspection.project_id = elsewhere.id
    session.flush()
    stranger = session.get_one(Upload, blob)
    stranger.sha256 = sha256(DATA)
    copies.arrived(session, stranger)
    assert jobs.take(session) is None


def test_a_photo_that_is_gone(database: Database, blobs: LocalBlobStore) -> None:
    with database.writing() as session:
        jobs.want(session, None, copies.KIND, "k", {"photo": str(ids.new())})
    with database.writing() as session:
        lease = jobs.take(session)
    assert lease is not None
    with pytest.raises(NotFound):
        copies.carry_out(database, blobs, lease)
