"""Reading the op log by id, by number, by place and by arrival."""

from uuid import UUID

import pytest

from inspect_app import ids
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries import ops
from tests.factories.tablet import Tablet
from tests.factories.world import World


@pytest.fixture
def inspection(world: World) -> Inspection:
    """One in progress."""
    return world.start()


@pytest.fixture
def tablet(world: World, inspection: Inspection, blobs: LocalBlobStore) -> Tablet:
    """Has sent an answer, a note that is refused, and remarks."""
    tablet = Tablet(world.session, world.inspector, inspection.id, blobs)
    lobby = world.sheets(inspection, "lobby")[0].id
    tablet.send(
        tablet.op("answer", {"value": 1}, lobby, "lamps"),
        tablet.op("note", "x", ids.new(), "lamps"),
        tablet.op("remarks", "好"),
    )
    return tablet


def test_numbers_are_counted_by_device(world: World, tablet: Tablet) -> None:
    assert ops.known(world.session, [], tablet.device, 2, 9) == ({}, {2, 3})
    assert ops.last_number(world.session, tablet.device) == 3
    assert ops.last_number(world.session, ids.new()) == 0


def test_arrival_is_counted_by_inspection(world: World, tablet: Tablet, inspection: Inspection) -> None:
    assert ops.last_seq(world.session, inspection.id) == 3
    assert ops.last_seq(world.session, ids.new()) == 0
    changed = ops.changed_places(world.session, inspection.id, 0, 9)
    told = [(row.seq, row.item, row.field) for row in changed]
    assert told == [(1, "lamps", "answer"), (2, "lamps", "note"), (3, "", "remarks")]
    assert len(ops.changed_places(world.session, inspection.id, 1, 1)) == 1
    assert ops.sheets_added(world.session, inspection.id, 0, 9) == []


def test_all_but_what_came_after_the_end_is_merged(
    world: World, tablet: Tablet, inspection: Inspection
) -> None:
    inspection.state = "completed"
    world.session.flush()
    tablet.send(tablet.op("remarks", "晚"))
    for rows in (ops.all_said(world.session, inspection.id), ops.links(world.session, inspection.id)):
        told = {(row.field, row.state) for row in rows}
        assert told == {("answer", "accepted"), ("note", "rejected"), ("remarks", "accepted")}
    assert [row.field for row in ops.said_at(world.session, inspection.id, {None}, {""})] == ["remarks"]
    sheets: set[UUID | None] = {sheet.id for sheet in world.sheets(inspection, "lobby")}
    assert [row.field for row in ops.said_at(world.session, inspection.id, sheets, {"lamps"})] == ["answer"]


def test_ops_are_known_by_id(world: World, tablet: Tablet) -> None:
    (row,) = ops.said_at(world.session, tablet.inspection, {None}, {""})
    found, taken = ops.known(world.session, [row.id, ids.new()], ids.new(), 1, 9)
    assert ({each.state for each in found.values()}, taken) == ({"accepted"}, set())
