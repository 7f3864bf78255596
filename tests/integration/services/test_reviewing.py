"""Conflicts and refused ops with what a reviewer needs beside them."""

import pytest

from inspect_app import ids
from inspect_app.errors import NotFound
from inspect_app.services import reviewing
from inspect_app.services.conflicts import open_conflicts, refused_ops
from inspect_app.services.listing import EVERYWHERE
from inspect_app.services.reviewing import Case
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Inspection
from tests.factories.tablet import Tablet, photo
from tests.factories.world import World


@pytest.fixture
def inspection(world: World) -> Inspection:
    return world.start()


@pytest.fixture
def tablets(world: World, inspection: Inspection, blobs: LocalBlobStore) -> list[Tablet]:
    people = (world.inspector, world.colleague)
    return [Tablet(world.session, actor, inspection.id, blobs) for actor in people]


def _cases(world: World) -> list[Case]:
    return list(reviewing.cases(world.session, open_conflicts(world.session, EVERYWHERE)).rows)


def test_an_answer_with_its_note_and_photos(
    world: World, inspection: Inspection, tablets: list[Tablet]
) -> None:
    sheet, blob = world.sheets(inspection, "lobby")[0].id, ids.new()
    first, second = tablets
    first.send(
        first.op("answer", {"value": "conform"}, sheet, "floor", earlier=60),
        first.op("note", "已拖干", sheet, "floor"),
        first.op(f"photo:{blob}", photo(), sheet, "floor"),
    )
    second.send(second.op("answer", {"value": "nonconform"}, sheet, "floor"))
    (case,) = _cases(world)
    assert (case.note, [each.id for each in case.photos], case.pictured) == ("已拖干", [blob], None)
    assert case.open
    assert case.spot.item is not None
    assert case.spot.item.id == "floor"
    assert set(case.devices) == {first.device, second.device}
    inspection.state = "completed"
    assert not _cases(world)[0].open


def test_a_conflict_about_a_photo_shows_it(
    world: World, inspection: Inspection, tablets: list[Tablet]
) -> None:
    sheet, blob = world.sheets(inspection, "lobby")[0].id, ids.new()
    first, second = tablets
    first.send(announced := first.op(f"photo:{blob}", photo(), sheet, "floor"))
    shape = {"kind": "box", "x1": 0, "y1": 0, "x2": 1, "y2": 1}
    for tablet, colour in ((first, "red"), (second, "yellow")):
        tablet.send(tablet.op(f"marks:{blob}", [{**shape, "colour": colour}], sheet, "floor"))
    (case,) = _cases(world)
    assert case.pictured is not None
    assert (case.pictured.id, case.photos) == (blob, ())
    assert announced["field"] == f"photo:{blob}"


def test_what_is_of_the_whole_has_no_sheet(world: World, tablets: list[Tablet]) -> None:
    for tablet, words in zip(tablets, ("a", "b"), strict=True):
        tablet.send(tablet.op("remarks", words))
    (case,) = _cases(world)
    assert (case.spot.sheet, case.spot.checklist, case.spot.item, case.note) == (None, None, None, "")


def test_refused_ops_with_who_and_where(world: World, inspection: Inspection, tablets: list[Tablet]) -> None:
    mine, other = world.sheets(inspection, "lobby")[0].id, world.sheets(world.start(), "lobby")[0].id
    tablet = tablets[0]
    tablet.send(
        tablet.op("note", "a", mine, "nowhere"),
        tablet.op("note", "b", other, "floor"),
        tablet.op("note", "c", ids.new(), "floor"),
    )
    page = refused_ops(world.session, EVERYWHERE)
    rows = {str(row.op.value): row for row in reviewing.refusals(world.session, page).rows}
    assert {row.name for row in rows.values()} == {"王芳"}
    assert rows["a"].spot.sheet is not None
    assert rows["a"].spot.item is None
    # Another inspection's sheet is none of the reader's business.
    assert (rows["b"].spot.sheet, rows["c"].spot.sheet) == (None, None)
    assert rows["c"].device.id == tablet.device


def test_what_names_a_photo() -> None:
    blob = ids.new()
    assert reviewing.photo_of(f"photo:{blob}") == reviewing.photo_of(f"marks:{blob}") == blob
    assert reviewing.photo_of("photo:nonsense") is None
    assert reviewing.photo_of("answer") is None


def test_an_inspection_nobody_has(world: World, inspection: Inspection) -> None:
    assert reviewing.inspection(world.session, inspection.id).project.id == world.project.id
    with pytest.raises(NotFound):
        reviewing.inspection(world.session, ids.new())
