"""Beginning what is due: once, in its time, with the plan's draw."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest

from inspect_app import clock, ids
from inspect_app.checklist.model import Draw
from inspect_app.errors import Conflict, NotFound
from inspect_app.services.planning import keeping
from inspect_app.services.planning.beginning import begin
from inspect_app.storage.database import Database
from inspect_app.storage.models import Inspection, PlannedInspection
from tests.factories.planned import MONDAY, SHANGHAI, at, facts, hold, manager, occurrence
from tests.factories.world import World, make_world

DAY = timedelta(days=1)


@pytest.fixture
def planned(world: World) -> World:
    """A world with a plan that visits two places."""
    with clock.fixed(at(MONDAY, 7)):
        keeping.create(world.session, manager(world), facts(world, draw=Draw(2)), SHANGHAI)
    return world


def test_an_inspection_is_begun_for_its_occurrence(planned: World) -> None:
    wanted, chosen = occurrence(planned.session, MONDAY), ids.new()
    with clock.fixed(at(MONDAY, 9)):
        made = begin(planned.session, planned.inspector, wanted.id, SHANGHAI, chosen)
        again = begin(planned.session, planned.colleague, wanted.id, SHANGHAI)
    assert again is made
    assert (made.id, made.project_id, made.inspector_id) == (chosen, wanted.project_id, planned.inspector.id)
    assert len(planned.sheets(made, "lobby")) == 2
    link = planned.session.get_one(PlannedInspection, made.id)
    assert link.occurrence_id == wanted.id


@pytest.mark.parametrize(
    ("code", "hour", "later"),
    [("occurrence-early", 7, 0), ("occurrence-over", 15, 1), ("occurrence-held", 11, 0)],
)
def test_outside_its_time_it_is_not_begun(planned: World, code: str, hour: int, later: int) -> None:
    wanted = occurrence(planned.session, MONDAY)
    if code == "occurrence-held":
        hold(planned, wanted, at(MONDAY, 9))
    with clock.fixed(at(MONDAY + later * DAY, hour)), pytest.raises(Conflict, match=code):
        begin(planned.session, planned.inspector, wanted.id, SHANGHAI)


def test_an_unknown_occurrence_is_not_found(planned: World) -> None:
    with pytest.raises(NotFound):
        begin(planned.session, planned.inspector, UUID(int=3), SHANGHAI)


def test_a_programme_no_longer_in_force_cannot_be_begun(planned: World) -> None:
    planned.published.current = False
    with clock.fixed(at(MONDAY, 9)), pytest.raises(Conflict, match="programme-not-published"):
        begin(planned.session, planned.inspector, occurrence(planned.session, MONDAY).id, SHANGHAI)


def test_two_who_begin_at_once_begin_one(database: Database) -> None:
    with database.writing() as session, clock.fixed(at(MONDAY, 7)):
        world = make_world(session)
        keeping.create(session, manager(world), facts(world), SHANGHAI)
        wanted, people = occurrence(session, MONDAY).id, [world.inspector, world.colleague] * 3

    def tap(number: int) -> UUID:
        with clock.fixed(at(MONDAY, 9)), database.writing() as session:
            return begin(session, people[number], wanted, SHANGHAI).id

    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(tap, range(6)))
    assert len(made) == 1
    with database.reading() as session:
        assert session.query(Inspection).count() == 1
