"""Patrol compliance per butler, and who has how much to do."""

from datetime import timedelta
from fractions import Fraction

from inspect_app import clock
from inspect_app.access.model import Role
from inspect_app.planning.model import Slot
from inspect_app.services.planning import figures, keeping
from tests.factories.planned import MONDAY, MORNING, SHANGHAI, at, facts, hold, manager, occurrence
from tests.factories.world import World

DAY = timedelta(days=1)
WEEKLY = Slot("每周", MORNING.opens, MORNING.due, MORNING.missed)


def test_two_rounds_a_day_are_counted_per_butler(world: World) -> None:
    planner = manager(world)
    with clock.fixed(at(MONDAY, 7)):
        keeping.create(world.session, planner, facts(world), SHANGHAI)
        keeping.create(
            world.session, planner, facts(world, rhythm="FREQ=WEEKLY;BYDAY=MO", slots=(WEEKLY,)), SHANGHAI
        )
    hold(world, occurrence(world.session, MONDAY), at(MONDAY, 9))
    hold(world, occurrence(world.session, MONDAY, "下午"), at(MONDAY, 15))
    hold(world, occurrence(world.session, MONDAY + DAY), at(MONDAY + DAY, 16))
    with clock.fixed(at(MONDAY + 2 * DAY, 7)):
        found = figures.patrols(world.session, planner, MONDAY, MONDAY + 2 * DAY)
        nothing = figures.patrols(world.session, world.inspector, MONDAY, MONDAY + 2 * DAY)
    (row,) = found.rows
    assert (row.butler, row.done, row.made_up, row.missed) == (world.inspector.id, 2, 1, 1)
    assert (row.days, row.days_kept, row.rate) == (2, 1, Fraction(1, 2))
    assert nothing.rows == ()


def test_the_workload_of_people_and_roles(world: World) -> None:
    planner = manager(world)
    with clock.fixed(at(MONDAY, 7)):
        keeping.create(world.session, planner, facts(world), SHANGHAI)
        weekly = facts(world, rhythm="FREQ=WEEKLY;BYDAY=FR", assignee=None, role=Role.INSPECTOR)
        keeping.create(world.session, planner, weekly, SHANGHAI)
    hold(world, occurrence(world.session, MONDAY), at(MONDAY, 9))
    with clock.fixed(at(MONDAY + DAY, 7)):
        found = figures.workload(world.session, planner, MONDAY, 3)
    assert found.weeks == (MONDAY, MONDAY + 7 * DAY, MONDAY + 14 * DAY)
    person, role = found.rows
    assert (person.person, role.role, role.most) == (world.inspector.id, "inspector", 2)
    assert [week.due for week in person.weeks] == [14, 14, 14]
    assert (person.weeks[0].done, person.weeks[0].missed) == (1, 1)
