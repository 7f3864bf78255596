"""The butler's sample rounds: most are held, one is late, one is made up for, two are missed."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.demo import planned
from inspect_app.demo.organisation import Organisation
from inspect_app.planning.model import Standing
from inspect_app.services.planning import keeping
from inspect_app.services.planning.due import between
from inspect_app.storage.models import InspectionPlan, Project
from tests.factories.databases import migrated
from tests.factories.planned import SHANGHAI, at, facts, hold, manager, occurrence
from tests.factories.world import World, make_world

FIRST = date(2026, 11, 14)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Everything an inspection needs."""
    database = migrated(tmp_path)
    with database.session(writing=True) as session:
        yield make_world(session)
    database.close()


def test_the_rounds_are_those_the_plan_asks_for() -> None:
    people = {planned.BUTLER: Actor(UUID(int=5), "fang", "方敏", ())}
    company = Organisation({"HD01": Project(id=UUID(int=3))}, people)
    plan = InspectionPlan(id=UUID(int=4))
    rounds = list(planned._rounds(company, UUID(int=6), plan, FIRST, SHANGHAI))
    assert len(rounds) == 2 * planned.DAYS - 2
    assert len({each.occurrence for each in rounds}) == len(rounds)
    assert all(time(8) <= each.begins.timetz().replace(tzinfo=None) for each in rounds)


def test_they_stand_as_a_supervisor_should_see_them(world: World) -> None:
    with clock.fixed(at(FIRST, 7)):
        given = facts(world, starts=FIRST, slots=(planned._MORNING, planned._AFTERNOON))
        keeping.create(world.session, manager(world), given, SHANGHAI)
    days = [FIRST.replace(day=FIRST.day + number) for number, _slot in planned._MADE_UP]
    for (_number, slot), moment in planned._MADE_UP.items():
        hold(world, occurrence(world.session, days[0], slot), at(days[0], moment.hour, moment.minute))
    for (number, slot), moment in planned._LATE.items():
        day = FIRST.replace(day=FIRST.day + number)
        hold(world, occurrence(world.session, day, slot), at(day, moment.hour, moment.minute))
    with clock.fixed(at(FIRST.replace(day=22), 7)):
        listing = between(world.session, manager(world), FIRST, FIRST.replace(day=22))
    told = [each.standing for each in listing.rows]
    assert (told.count(Standing.MADE_UP), told.count(Standing.LATE)) == (1, 1)
