"""Reading the op log by id, by number, by place and by arrival."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from inspect_app import ids
from inspect_app.access.rules import Reach
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries import conflicts, devices, ops, reviewing
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


@pytest.fixture
def asked(world: World) -> Iterator[Callable[[], list[str]]]:
    """What the database reads to answer the questions asked since."""
    statements: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        statements.append((statement, parameters))

    def plans() -> list[str]:
        connection, noted = world.session.connection(), list(statements)
        return [
            row[3]
            for each in noted
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {each[0]}", each[1])
        ]

    engine = world.session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    yield plans
    event.remove(engine, "before_cursor_execute", note)


def test_each_question_has_its_index(
    world: World, tablet: Tablet, inspection: Inspection, asked: Callable[[], list[str]]
) -> None:
    sheet = world.sheets(inspection, "lobby")[0].id
    ops.said_at(world.session, inspection.id, {sheet}, {"lamps", "floor", "door"})
    ops.said_at(world.session, inspection.id, {sheet, None}, {"lamps", ""})
    # Of all the device ever sent, only what it sent for this inspection is read.
    devices.op_ids(world.session, tablet.device, inspection.id)
    conflicts.refused_page(world.session, Reach(everywhere=True))
    reviewing.counts(world.session, inspection.id)
    of_inspection = "SEARCH op USING INDEX sqlite_autoindex_op_3"
    assert [plan for plan in asked() if " op " in plan] == [
        "SEARCH op USING INDEX ix_op_inspection_id_item (inspection_id=? AND item=?)",
        "SEARCH op USING INDEX ix_op_inspection_id_item (inspection_id=? AND item=?)",
        f"{of_inspection} (inspection_id=? AND seq>?)",
        "SCAN op USING INDEX ix_op_refused",
        f"{of_inspection} (inspection_id=?)",
    ]
