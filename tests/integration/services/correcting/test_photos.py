"""Photos kept for a finding alone."""

import pytest

from inspect_app.errors import Conflict, NotFound
from inspect_app.services import evidence
from inspect_app.services.correcting import photos
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.queries import findings
from tests.factories.crew import make_crew, photo, raised
from tests.factories.pictures import jpeg
from tests.factories.world import World


def test_the_same_photo_is_kept_once(session: Session, blobs: LocalBlobStore, world: World) -> None:
    crew = make_crew(world)
    row = raised(session, crew)
    first = photo(session, blobs, crew.worker, row.id)
    assert photo(session, blobs, crew.worker, row.id) == first
    photos.check_known(session, row.id, [first])
    with pytest.raises(Conflict, match="finding-photo-unknown"):
        photos.check_known(session, row.id, ["0" * 64])
    assert photos.pending(session, crew.worker, row.id, [first, first, "0" * 64]) == [first]
    assert photos.pending(session, crew.manager, row.id, [first]) == []
    assert photos.picture(session, row.id, first).thumbnail
    with pytest.raises(NotFound):
        photos.picture(session, row.id, "0" * 64)


def test_a_finding_holds_only_so_many(
    session: Session, blobs: LocalBlobStore, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    crew = make_crew(world)
    row = raised(session, crew)
    monkeypatch.setattr(photos, "MOST", 1)
    photo(session, blobs, crew.worker, row.id)
    with pytest.raises(Conflict, match="finding-photos-full"):
        photo(session, blobs, crew.worker, row.id, 2)


def test_an_inspections_photo_is_the_findings(session: Session, blobs: LocalBlobStore, world: World) -> None:
    inspection = world.start()
    world.answer_all(inspection, floor="nonconform")
    stored = evidence.store(blobs, jpeg(), "a.jpg")
    evidence.add(session, world.inspector, world.sheets(inspection, "lobby")[0].id, "floor", stored)
    world.finish(inspection.id)
    (row,) = findings.of_inspection(session, inspection.id)
    assert photos.picture(session, row.id, stored.original).derivative == stored.derivative
