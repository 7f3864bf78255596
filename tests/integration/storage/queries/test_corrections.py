"""What is around the corrective action of a finding."""

import pytest

from inspect_app import ids
from inspect_app.storage.database import Session
from inspect_app.storage.queries import corrections
from tests.factories.crew import make_crew, raised, review
from tests.factories.databases import migrated
from tests.factories.world import World, make_world


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory) -> object:
    database = migrated(tmp_path_factory.mktemp("corrections"))
    with database.session(writing=True) as session:
        yield make_world(session)
    database.close()


def _session(world: World) -> Session:
    return world.session


def test_steps_numbers_and_names(world: World) -> None:
    session, crew = _session(world), make_crew(world)
    row = raised(session, crew)
    review(session, crew, row.id)
    step = corrections.step(session, row.id, 1)
    assert step is not None
    assert corrections.step(session, row.id, 2) is None
    assert corrections.step_by_act(session, step.id) is step
    assert corrections.by_number(session, row.number) is row
    assert corrections.by_number(session, "X") is None
    assert corrections.numbers(session, row.project_id, [row.id, ids.new()]) == {row.id: row.number}
    assert corrections.numbers(session, ids.new(), [row.id]) == {}
    assert corrections.names(session, set()) == {}
    assert list(corrections.running(session)) == [row]
    assert corrections.evidence(session, row) == ()
    row.location_id = None
    assert corrections.earlier_at(session, row, 5) == ()


def test_people_of_a_project_hold_a_role_there(world: World) -> None:
    crew = make_crew(world)
    there = corrections.people_at(world.session, world.project, ["worker", "supervisor"])
    assert {user.id for user in there} == {crew.worker.id, crew.supervisor.id}
