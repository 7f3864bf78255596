"""Photos as evidence."""

import pytest
from sqlalchemy import select

from inspect_app import ids
from inspect_app.errors import Conflict, NotFound
from inspect_app.photos.problems import PhotoRefused
from inspect_app.services import evidence
from inspect_app.services.records import load
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import AuditEvent, Photo
from tests.factories.entering import remove_photo
from tests.factories.pictures import jpeg
from tests.factories.world import World


def _actions(world: World) -> list[str]:
    return list(world.session.scalars(select(AuditEvent.action).order_by(AuditEvent.sequence)))


def test_files_are_kept_before_any_row_is(world: World, blobs: LocalBlobStore) -> None:
    stored = evidence.store(blobs, jpeg(), "IMG_1.jpg")
    assert blobs.get(stored.original) == jpeg()
    assert len(list(blobs.names())) == 3
    assert world.session.scalars(select(Photo)).all() == []


def test_a_photo_is_put_to_its_item(world: World, blobs: LocalBlobStore) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "lobby")[0]
    photo = evidence.add(
        world.session, world.inspector, sheet.id, "floor", evidence.store(blobs, jpeg(), "a.jpg")
    )
    assert (photo.filename, photo.media_type, photo.width, photo.height) == ("a.jpg", "image/jpeg", 640, 480)
    assert list(load(world.session, inspection.id).photos) == [(str(sheet.id), "floor")]
    assert _actions(world)[-1] == "photo.added"
    assert evidence.photo(world.session, photo.id) is photo


def test_the_same_photo_again_is_one_photo(world: World, blobs: LocalBlobStore) -> None:
    sheet = world.sheets(world.start(), "lobby")[0].id
    stored = evidence.store(blobs, jpeg(), "a.jpg")
    first = evidence.add(world.session, world.inspector, sheet, "floor", stored)
    assert evidence.add(world.session, world.inspector, sheet, "floor", stored) is first
    assert _actions(world).count("photo.added") == 1


def test_a_removed_photo_is_kept_and_no_longer_counts(world: World, blobs: LocalBlobStore) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "lobby")[0].id
    photo = evidence.add(
        world.session, world.inspector, sheet, "floor", evidence.store(blobs, jpeg(), "a.jpg")
    )
    remove_photo(world.session, world.inspector, photo.id)
    assert photo.removed_at is not None
    assert load(world.session, inspection.id).photos == {}
    assert _actions(world).count("photo.removed") == 1
    assert blobs.exists(photo.original)


def test_an_item_takes_only_so_many(
    world: World, blobs: LocalBlobStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "MOST_PHOTOS", 1)
    sheet = world.sheets(world.start(), "lobby")[0].id
    evidence.add(world.session, world.inspector, sheet, "floor", evidence.store(blobs, jpeg(1), "a.jpg"))
    with pytest.raises(Conflict) as caught:
        evidence.add(world.session, world.inspector, sheet, "floor", evidence.store(blobs, jpeg(2), "b.jpg"))
    assert caught.value.values["filename"] == "b.jpg"


def test_what_is_no_photo_leaves_nothing(blobs: LocalBlobStore) -> None:
    with pytest.raises(PhotoRefused):
        evidence.store(blobs, b"%PDF-1.7", "scan.jpg")
    assert list(blobs.names()) == []


def test_a_nameless_upload_gets_a_name(blobs: LocalBlobStore) -> None:
    assert evidence.store(blobs, jpeg(), "\n").filename == "photo"


def test_an_unknown_photo_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        evidence.photo(world.session, ids.new())
