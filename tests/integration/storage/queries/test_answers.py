"""Answers, photos and signatures by where they belong."""

from pathlib import Path

from inspect_app import clock, ids
from inspect_app.services import evidence
from inspect_app.services.signing import sign
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.queries import answers
from tests.factories.pictures import jpeg
from tests.factories.world import World


def test_one_answer(world: World) -> None:
    sheet = world.sheets(world.start(), "lobby")[0].id
    assert answers.one(world.session, sheet, "floor") is None
    world.answer(sheet, "floor", "conform")
    found = answers.one(world.session, sheet, "floor")
    assert found is not None
    assert found.answer == {"value": "conform"}


def test_photos_in_force(world: World, tmp_path: Path) -> None:
    inspection = world.start()
    first, second = (sheet.id for sheet in world.sheets(inspection, "lobby"))
    blobs = LocalBlobStore(tmp_path / "blobs")
    given = [
        evidence.add(
            world.session, world.inspector, sheet, "floor", evidence.store(blobs, jpeg(seed), "a.jpg")
        )
        for seed, sheet in enumerate((first, first, second))
    ]
    given[0].removed_at = clock.now()
    world.session.flush()
    assert answers.photos(world.session, inspection.id) == given[1:]
    assert answers.photos(world.session, inspection.id, first) == [given[1]]
    assert answers.photos_of_item(world.session, inspection.id, first, "floor") == [given[1]]
    assert answers.photos_of_item(world.session, inspection.id, first, "lamps") == []
    assert answers.photo(world.session, given[0].id) is given[0]


def test_signatures_by_role(world: World) -> None:
    inspection = world.start()
    world.answer_all(inspection)
    made = sign(world.session, world.inspector, inspection.id, "inspector", "王芳", "0" * 64)
    assert answers.signature(world.session, made.id) is made
    assert answers.signature(world.session, ids.new()) is None
    assert answers.signature_of(world.session, inspection.id, "inspector") is made
    assert answers.signature_of(world.session, inspection.id, "accompanied_by") is None
