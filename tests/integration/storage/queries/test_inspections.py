"""Inspections in a fixed number of queries, each with an index to answer it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, text

from inspect_app import clock, ids
from inspect_app.access.rules import Reach
from inspect_app.storage.queries import inspections
from inspect_app.storage.queries.inspections import Wanted
from tests.factories.world import World

ALL = Reach(everywhere=True)


def _statements(world: World, action: object) -> list[str]:
    seen: list[str] = []
    engine = world.session.get_bind()

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    world.session.expire_all()
    action()  # type: ignore[operator]
    event.remove(engine, "before_cursor_execute", note)
    return seen


def test_a_whole_inspection_takes_as_many_queries_with_more_sheets(world: World) -> None:
    small = world.start()
    world.answer_all(small)
    few = _statements(world, lambda: inspections.whole(world.session, small.id))
    for _ in range(5):
        inspections.whole(world.session, small.id)
    assert len(few) <= 5


def test_a_page_takes_as_many_queries_with_more_rows(world: World) -> None:
    world.start()
    one = _statements(world, lambda: inspections.page(world.session, ALL, Wanted()))
    for _ in range(4):
        world.start()
    five = _statements(world, lambda: inspections.page(world.session, ALL, Wanted()))
    assert len(one) == len(five)


def test_the_latest_completed_inspection_of_a_programme(world: World) -> None:
    begun = datetime(2026, 5, 1, tzinfo=UTC)
    done = []
    for day in range(2):
        with clock.fixed(begun + timedelta(days=day)):
            inspection = world.start()
            world.answer_all(inspection)
            done.append(world.finish(inspection.id))
    world.start()
    last = inspections.last_completed(world.session, world.project.id, "touchpoint-audit")
    assert last is done[1]
    assert inspections.last_completed(world.session, world.project.id, "other") is None


def test_numbers_and_places(world: World) -> None:
    inspection = world.start()
    assert inspections.last_number(world.session, "TA-") == inspection.number
    assert inspections.last_number(world.session, "ZZ-") is None
    assert inspections.by_number(world.session, inspection.number) is inspection
    assert inspections.by_number(world.session, "no") is None
    assert len(inspections.places_visited(world.session, inspection.id)) == 2
    assert inspections.sheet_positions(world.session, inspection.id)[0] == (1, "lobby")
    assert inspections.finding_count(world.session, [inspection.id]) == {}
    assert inspections.result(world.session, inspection.id) is None
    assert inspections.sheet(world.session, ids.new()) is None


def test_only_active_locations_in_walking_order(world: World) -> None:
    world.lobbies[0].active = False
    world.session.flush()
    assert inspections.locations(world.session, world.project.id) == world.lobbies[1:]


@pytest.mark.parametrize(
    ("table", "condition"),
    [
        (
            "inspection",
            "project_id = 'x' AND programme = 'p' AND state = 'completed' ORDER BY finished_at DESC",
        ),
        ("inspection", "number >= 'TA-' AND number < 'TA-~'"),
        ("inspection", "project_id IN ('x') ORDER BY id DESC"),
        ("sheet", "inspection_id = 'x' ORDER BY position"),
        ("answer", "sheet_id = 'x' AND item = 'y'"),
        ("photo", "inspection_id = 'x' AND sheet_id = 'y' AND item = 'z'"),
        ("location", "project_id = 'x' ORDER BY touchpoint, position"),
        ("finding", "inspection_id = 'x'"),
    ],
)
def test_an_index_answers(world: World, table: str, condition: str) -> None:
    plan = world.session.execute(text(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {condition}")).all()
    assert "USING" in str(plan[0]), plan
    assert not str(plan[0][3]).startswith(f"SCAN {table}") or "INDEX" in str(plan[0][3]), plan
