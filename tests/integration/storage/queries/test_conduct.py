"""Conduct results by index; who looked is never changed."""

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from inspect_app import clock, ids
from inspect_app.storage.models import ConductLook, StaffMember
from inspect_app.storage.queries import conduct
from tests.factories.world import World


def _person(world: World) -> StaffMember:
    row = StaffMember(project_id=world.project.id, name="赵敏", code="S-ABC234", active=True)
    row.added_at, row.added_by = clock.now(), world.inspector.id
    world.session.add(row)
    world.session.flush()
    return row


def test_looks_are_only_ever_added(world: World) -> None:
    person, inspection = _person(world), world.start()
    look = {"staff_id": person.id, "inspection_id": inspection.id, "user_id": world.colleague.id}
    world.session.add(ConductLook(**look, at=clock.now()))
    world.session.flush()
    (kept,) = conduct.looks(world.session, [person.id], None).rows
    assert (kept.user.name, kept.inspection.number) == (world.colleague.name, inspection.number)
    with pytest.raises(DBAPIError, match="append-only"):
        world.session.execute(text("DELETE FROM conduct_look"))


def test_an_index_answers_every_list(world: World) -> None:
    session, asked = world.session, []
    person = _person(world)

    @event.listens_for(session.get_bind(), "before_cursor_execute")
    def keep(_conn, _cursor, statement, parameters, *_more):  # type: ignore[no-untyped-def]
        asked.append((statement, parameters))

    conduct.at_project(session, world.project.id)
    conduct.of_user(session, world.inspector.id)
    conduct.of_inspection(session, ids.new())
    conduct.of_sheet(session, ids.new())
    conduct.of_staff(session, [person.id], None)
    conduct.windows(session, [ids.new()])
    conduct.due(session, clock.now(), 10)
    conduct.looks(session, [person.id], None)
    event.remove(session.get_bind(), "before_cursor_execute", keep)
    bind = session.connection()
    for statement, parameters in asked:
        plan = [row[3] for row in bind.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
        assert not [step for step in plan if step.startswith("SCAN")], (statement, plan)
