"""What stands around conflicts and refused ops."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from inspect_app import ids
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.queries import reviewing
from tests.factories.tablet import Tablet, photo
from tests.factories.world import World


def test_what_is_around_an_item(world: World, blobs: LocalBlobStore) -> None:
    inspection, kept, taken_off = world.start(), ids.new(), ids.new()
    sheet = world.sheets(inspection, "lobby")[0].id
    tablet = Tablet(world.session, world.inspector, inspection.id, blobs)
    announced = tablet.op(f"photo:{taken_off}", photo("b"), sheet, "lamps")
    tablet.send(
        tablet.op("note", "积水", sheet, "floor"),
        tablet.op(f"photo:{kept}", photo("a"), sheet, "floor"),
        announced,
    )
    tablet.send(tablet.op(f"photo:{taken_off}", None, sheet, "lamps", base=announced))
    session = world.session
    assert reviewing.notes(session, [sheet]) == {(sheet, "floor"): "积水"}
    assert [row.id for row in reviewing.photos(session, [], [sheet])] == [kept]
    assert {row.id for row in reviewing.photos(session, [taken_off], [])} == {taken_off}
    assert set(reviewing.devices(session, [tablet.device, ids.new()])) == {tablet.device}
    found = reviewing.inspections(session, [inspection.id])
    assert found[inspection.id].project.name == "云锦花园"


@pytest.mark.parametrize("pictured", [0, 2])
def test_photos_are_found_without_walking_through_all(world: World, pictured: int) -> None:
    plans: list[str] = []

    def watch(_connection: Any, cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        asked = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        plans.extend(str(row[3]) for row in asked)

    event.listen(world.session.get_bind(), "before_cursor_execute", watch)
    reviewing.photos(world.session, [ids.new() for _ in range(pictured)], [ids.new(), ids.new()])
    assert any(plan.startswith("SEARCH photo") for plan in plans)
    assert not any(plan.startswith("SCAN photo") for plan in plans)


def test_what_waits_is_counted(world: World, blobs: LocalBlobStore) -> None:
    inspection = world.start()
    sheet: UUID = world.sheets(inspection, "lobby")[0].id
    for value in (1, 2):
        tablet = Tablet(world.session, world.inspector, inspection.id, blobs)
        tablet.send(tablet.op("answer", {"value": value}, sheet, "lamps"))
    tablet.send(tablet.op("note", "a", sheet, "nowhere"))
    assert reviewing.counts(world.session, inspection.id) == (1, 1)
    assert reviewing.counts(world.session, ids.new()) == (0, 0)
