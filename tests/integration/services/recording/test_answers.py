"""Answer rows follow the winners, whoever they are."""

from uuid import UUID

from sqlalchemy import select

from inspect_app.storage.models import Answer
from tests.factories.tablet import Tablet
from tests.factories.world import World


def _rows(world: World) -> dict[str, Answer]:
    world.session.expire_all()
    return {row.item: row for row in world.session.scalars(select(Answer))}


def test_a_note_may_come_before_its_answer(world: World, tablet: Tablet, lobby: UUID) -> None:
    note = tablet.op("note", "灯不亮", lobby, "lamps")
    tablet.send(note)
    row = _rows(world)["lamps"]
    assert (row.answer, row.answer_op, row.note, row.note_op) == ({}, None, "灯不亮", UUID(note["id"]))
    tablet.send(tablet.op("answer", {"value": 2}, lobby, "lamps"))
    assert _rows(world)["lamps"].answer == {"value": "2"}


def test_several_cells_change_in_one_batch(world: World, tablet: Tablet, lobby: UUID) -> None:
    first = tablet.op("answer", {"value": 1}, lobby, "lamps")
    second = tablet.op("answer", {"value": "conform"}, lobby, "floor")
    tablet.send(first, second)
    tablet.send(
        tablet.op("answer", {"value": 2}, lobby, "lamps", base=first),
        tablet.op("note", "x", lobby, "lamps"),
        tablet.op("note", "y", lobby, "floor"),
    )
    rows = _rows(world)
    assert (rows["lamps"].answer, rows["lamps"].note, rows["lamps"].revision) == ({"value": "2"}, "x", 2)
    assert (rows["floor"].answer, rows["floor"].note) == ({"value": "conform"}, "y")


def test_an_op_that_loses_changes_no_row(world: World, tablet: Tablet, other: Tablet, lobby: UUID) -> None:
    early = other.op("answer", {"value": 9}, lobby, "lamps", earlier=60)
    tablet.send(tablet.op("answer", {"value": 1}, lobby, "lamps"))
    other.send(early)
    row = _rows(world)["lamps"]
    assert (row.answer, row.revision, row.answered_by) == ({"value": "1"}, 1, world.inspector.id)
