"""How what is due stands, for a calendar and for the one who does it."""

from datetime import timedelta

from inspect_app import clock
from inspect_app.access.model import Assignment, Permission, Role
from inspect_app.planning.model import Standing
from inspect_app.services.planning import due, keeping
from inspect_app.services.planning.beginning import begin
from inspect_app.services.planning.keeping import Aim
from tests.factories.planned import MONDAY, SHANGHAI, at, facts, hold, manager, occurrence
from tests.factories.world import World, person, project

DAY = timedelta(days=1)


def planned(world: World, **given: object) -> None:
    """A plan from MONDAY on."""
    with clock.fixed(at(MONDAY, 7)):
        keeping.create(world.session, manager(world), facts(world, **given), SHANGHAI)


def test_every_standing_is_told(world: World) -> None:
    planned(world)
    hold(world, occurrence(world.session, MONDAY), at(MONDAY, 9))
    hold(world, occurrence(world.session, MONDAY, "下午"), at(MONDAY, 17, 50))
    made_up = hold(world, occurrence(world.session, MONDAY + DAY), at(MONDAY + DAY, 15))
    with clock.fixed(at(MONDAY + 2 * DAY, 9)):
        begun = begin(
            world.session, world.colleague, occurrence(world.session, MONDAY + 2 * DAY).id, SHANGHAI
        )
        listing = due.between(world.session, manager(world), MONDAY, MONDAY + 3 * DAY)
    assert [each.standing for each in listing.rows] == [
        Standing.DONE,
        Standing.LATE,
        Standing.MADE_UP,
        Standing.MISSED,
        Standing.OPEN,
        Standing.UPCOMING,
    ]
    assert [each.can_start for each in listing.rows] == [False, False, False, True, True, False]
    assert listing.rows[4].running is begun
    assert listing.rows[2].latest is made_up
    assert listing.names[world.inspector.id] == "王芳"
    assert listing.titles[world.published.programme].zh


def test_only_what_one_may_see_is_listed(world: World) -> None:
    elsewhere = project(world.session, world.region, "XX", "别苑")
    stranger = person(world.session, "qian", "钱勇", Assignment(Role.PROPERTY_MANAGER, project=elsewhere.id))
    planned(world)
    assert due.between(world.session, stranger, MONDAY, MONDAY + DAY).rows == ()
    watched = due.between(
        world.session, world.inspector, MONDAY, MONDAY + DAY, permission=Permission.WORKLOAD_VIEW
    )
    assert watched.rows == ()


def test_a_calendar_is_narrowed_to_project_and_person(world: World) -> None:
    planned(world)
    end = MONDAY + DAY
    asked = [
        {"project": world.project.id},
        {"person": world.inspector.id},
        {"person": world.colleague.id},
        {"plans": ()},
    ]
    found = [len(due.between(world.session, world.inspector, MONDAY, end, **each).rows) for each in asked]  # type: ignore[arg-type]
    assert found == [2, 2, 0, 0]


def test_a_roles_work_waits_for_whoever_holds_it_there(world: World) -> None:
    elsewhere = project(world.session, world.region, "XX", "别苑")
    stranger = person(world.session, "qian", "钱勇", Assignment(Role.INSPECTOR, project=elsewhere.id))
    planned(world, assignee=None, role=Role.INSPECTOR)
    with clock.fixed(at(MONDAY, 9)):
        counts = [
            len(due.waiting(world.session, each, SHANGHAI).rows)
            for each in (world.inspector, world.colleague, stranger, manager(world))
        ]
    assert counts == [2, 2, 0, 0]


def test_what_was_given_by_name_waits_for_nobody_else(world: World) -> None:
    planned(world, aims=(Aim(world.project.id, world.colleague.id),), role=Role.INSPECTOR, assignee=None)
    with clock.fixed(at(MONDAY, 9)):
        assert due.waiting(world.session, world.inspector, SHANGHAI).rows == ()
        assert len(due.waiting(world.session, world.colleague, SHANGHAI).rows) == 2


def test_a_day_as_it_goes(world: World) -> None:
    planned(world)
    hold(world, occurrence(world.session, MONDAY), at(MONDAY, 9))
    told = []
    for moment in (at(MONDAY, 11), at(MONDAY, 23), at(MONDAY + DAY, 7), at(MONDAY + 2 * DAY, 7)):
        with clock.fixed(moment):
            rows = due.waiting(world.session, world.inspector, SHANGHAI).rows
        told.append([(each.occurrence.held_on.day, each.standing.value) for each in rows])
    assert told == [
        [(2, "done"), (2, "upcoming")],
        [(2, "done"), (2, "missed")],
        # Monday's afternoon can be made up for a day; Tuesday's two are to come.
        [(2, "missed"), (3, "upcoming"), (3, "upcoming")],
        [(3, "missed"), (3, "missed"), (4, "upcoming"), (4, "upcoming")],
    ]
