"""Pictures of a fix that were here before, told from real JPEGs: the same file, saved anew, made smaller."""

import io
from uuid import UUID

import pytest
from PIL import Image, ImageEnhance

from inspect_app.access.model import Actor
from inspect_app.findings.likeness import Likeness
from inspect_app.findings.model import Action
from inspect_app.services import evidence
from inspect_app.services.correcting import photos
from inspect_app.services.correcting.acting import load
from inspect_app.services.correcting.likeness import of_photos
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, Inspection
from inspect_app.storage.queries import findings
from tests.factories.crew import Crew, assign, do, fix, make_crew, raised
from tests.factories.pictures import jpeg
from tests.factories.world import World, project


@pytest.fixture
def crew(world: World) -> Crew:
    return make_crew(world)


def _again(data: bytes) -> bytes:
    """The picture as a messenger sends it on: smaller, a little brighter, compressed harder."""
    image = Image.open(io.BytesIO(data))
    image = ImageEnhance.Brightness(image.resize((500, 375))).enhance(1.04)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=55)
    return out.getvalue()


def _kept(
    session: Session, blobs: LocalBlobStore, actor: Actor, finding: UUID, *pictures: bytes
) -> list[str]:
    return photos.attach(session, actor, finding, [evidence.store(blobs, each, "a.jpg") for each in pictures])


def _told(session: Session, finding: UUID, hashes: list[str]) -> tuple[Likeness, ...]:
    row, correction = load(session, finding)
    return of_photos(session, row, correction, hashes)


def _inspected(session: Session, world: World, blobs: LocalBlobStore, picture: bytes) -> Finding:
    """A finding of an inspection, with that picture."""
    inspection = world.start()
    world.answer_all(inspection, floor="nonconform")
    sheet = world.sheets(inspection, "lobby")[0].id
    evidence.add(session, world.inspector, sheet, "floor", evidence.store(blobs, picture, "a.jpg"))
    world.finish(inspection.id)
    (row,) = findings.of_inspection(session, inspection.id)
    return row


def test_the_picture_of_what_was_found_is_known_again(
    session: Session, blobs: LocalBlobStore, world: World, crew: Crew
) -> None:
    row = _inspected(session, world, blobs, jpeg(1))
    after = _kept(session, blobs, crew.worker, row.id, jpeg(2), _again(jpeg(1)), jpeg(1))
    assert _told(session, row.id, after) == (
        Likeness(after[1], "alike-before"),
        Likeness(after[2], "same-before"),
    )


def test_pictures_of_an_earlier_round_and_of_the_fix_itself(
    session: Session, blobs: LocalBlobStore, crew: Crew
) -> None:
    row = raised(session, crew)
    assign(session, crew, row.id)
    first = _kept(session, blobs, crew.worker, row.id, jpeg(3), jpeg(4))
    fix(session, crew, row.id, tuple(first))
    assert _told(session, row.id, first) == ()
    do(session, crew.inspector, row.id, Action.SEND_BACK)
    fix(session, crew, row.id, tuple(first))
    assert [each.code for each in _told(session, row.id, first)] == ["same-step", "same-step"]
    second = _kept(session, blobs, crew.worker, row.id, _again(jpeg(3)), jpeg(4), jpeg(5))
    assert _told(session, row.id, second) == (
        Likeness(second[0], "alike-step"),
        Likeness(second[1], "same-step"),
    )


def test_pictures_of_other_findings_and_inspections(
    session: Session, blobs: LocalBlobStore, world: World, crew: Crew
) -> None:
    inspected = _inspected(session, world, blobs, jpeg(6))
    other, row = raised(session, crew), raised(session, crew)
    _kept(session, blobs, crew.worker, other.id, jpeg(7), jpeg(8))
    after = _kept(session, blobs, crew.worker, row.id, jpeg(6), _again(jpeg(6)), jpeg(7), _again(jpeg(8)))
    inspection = session.get(Inspection, inspected.inspection_id)
    assert inspection is not None
    found, told = inspection.number, _told(session, row.id, after)
    assert [(each.code, each.number) for each in told] == [
        ("same-inspection", found),
        ("alike-inspection", found),
        ("same-finding", other.number),
        ("alike-finding", other.number),
    ]
    # The other is older: nothing is told of it.
    assert _told(session, other.id, _kept(session, blobs, crew.worker, other.id, jpeg(7), jpeg(8))) == ()


def test_another_project_is_not_named(
    session: Session, blobs: LocalBlobStore, world: World, crew: Crew
) -> None:
    other, row = raised(session, crew), raised(session, crew)
    _kept(session, blobs, crew.worker, other.id, jpeg(9))
    other.project_id = project(session, world.region, "XX", "别处").id
    session.flush()
    after = _kept(session, blobs, crew.worker, row.id, jpeg(9))
    assert _told(session, row.id, after) == (Likeness(after[0], "same-elsewhere"),)


def test_what_says_nothing_is_like_nothing(session: Session, blobs: LocalBlobStore, crew: Crew) -> None:
    def wall(shade: int) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", (640, 480), (shade, shade, shade)).save(out, "JPEG")
        return out.getvalue()

    other, row = raised(session, crew), raised(session, crew)
    _kept(session, blobs, crew.worker, other.id, wall(200))
    assert _told(session, row.id, _kept(session, blobs, crew.worker, row.id, wall(190))) == ()
    assert _told(session, row.id, []) == ()
