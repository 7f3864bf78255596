"""Making, changing and ending plans."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from inspect_app import clock
from inspect_app.access.model import Assignment, Role
from inspect_app.checklist.model import Draw
from inspect_app.errors import Conflict, Forbidden, Invalid, NotFound
from inspect_app.planning.model import Slot
from inspect_app.services.planning import keeping
from inspect_app.services.planning.keeping import Aim
from inspect_app.storage.models import AuditEvent, InspectionPlan, PlanOccurrence
from tests.factories.planned import AFTERNOON, MONDAY, MORNING, SHANGHAI, at, facts, manager, occurrence
from tests.factories.world import World, person, project

DAY = timedelta(days=1)


def held(world: World, row: InspectionPlan) -> list[tuple[date, str]]:
    """Days and slots written down for a plan."""
    rows = world.session.query(PlanOccurrence).filter_by(plan_id=row.id).order_by(PlanOccurrence.opens)
    return [(each.held_on, each.slot) for each in rows]


def test_a_new_plan_is_written_ahead_at_once(world: World) -> None:
    with clock.fixed(at(MONDAY, 7)):
        row = keeping.create(world.session, manager(world), facts(world, draw=Draw(2)), SHANGHAI)
    assert held(world, row)[:3] == [(MONDAY, "上午"), (MONDAY, "下午"), (MONDAY + DAY, "上午")]
    assert len(held(world, row)) == 2 * 93
    first = occurrence(world.session, MONDAY)
    assert (first.opens, first.missed) == (at(MONDAY, 8), at(MONDAY, 14))
    assert first.assignee_id == world.inspector.id
    event = world.session.query(AuditEvent).order_by(AuditEvent.sequence.desc()).first()
    assert event is not None
    assert (event.action, event.project_id) == ("plan.create", world.project.id)


def test_what_was_over_before_the_plan_was_made_was_never_due(world: World) -> None:
    with clock.fixed(at(MONDAY, 15)):
        row = keeping.create(world.session, manager(world), facts(world), SHANGHAI)
    assert held(world, row)[0] == (MONDAY, "下午")


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("plan-starts-past", {"starts": MONDAY - DAY}),
        ("rhythm-too-often", {"rhythm": "FREQ=HOURLY"}),
        ("plan-nobody", {"assignee": None}),
        ("plan-programme", {"programme": "unknown"}),
        ("plan-role", {"role": Role.PROPERTY_MANAGER, "assignee": None}),
        ("plan-person", {"assignee": UUID(int=5)}),
        ("plan-projects", {"aims": ()}),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(world: World, code: str, given: dict[str, object]) -> None:
    with clock.fixed(at(MONDAY, 7)), pytest.raises(Invalid) as refused:
        keeping.create(world.session, manager(world), facts(world, **given), SHANGHAI)
    assert refused.value.code == code


def test_who_cannot_inspect_there_is_given_nothing_there(world: World) -> None:
    elsewhere = project(world.session, world.region, "XX", "别苑")
    stranger = person(world.session, "qian", "钱勇", Assignment(Role.INSPECTOR, project=elsewhere.id))
    planner = manager(world)
    with clock.fixed(at(MONDAY, 7)):
        with pytest.raises(Invalid) as refused:
            keeping.create(
                world.session, planner, facts(world, aims=(Aim(world.project.id, stranger.id),)), SHANGHAI
            )
        assert refused.value.values["name"] == "钱勇"
        with pytest.raises(NotFound):
            keeping.create(world.session, planner, facts(world, aims=(Aim(elsewhere.id),)), SHANGHAI)
        with pytest.raises(Forbidden):
            keeping.create(world.session, world.inspector, facts(world), SHANGHAI)


def test_other_times_and_people_keep_the_occurrences(world: World) -> None:
    planner = manager(world)
    with clock.fixed(at(MONDAY, 7)):
        row = keeping.create(world.session, planner, facts(world), SHANGHAI)
        before = {each.id for each in world.session.query(PlanOccurrence)}
    later = replace(MORNING, due=replace(MORNING.due, at=MORNING.due.at.replace(hour=11)))
    changed = facts(world, slots=(later, AFTERNOON), assignee=world.colleague.id)
    with clock.fixed(at(MONDAY + DAY, 9)):
        same = keeping.change(world.session, planner, row.id, changed, row.version, SHANGHAI)
    assert same is row
    assert {each.id for each in world.session.query(PlanOccurrence)} >= before
    # Monday is over and stays; what is open has another person and its own times; Wednesday has both.
    monday, tuesday, wednesday = (occurrence(world.session, MONDAY + n * DAY) for n in range(3))
    assert [row.assignee_id for row in (monday, tuesday, wednesday)] == [
        world.inspector.id,
        world.colleague.id,
        world.colleague.id,
    ]
    assert tuesday.due == at(MONDAY + DAY, 12)
    assert wednesday.due == at(MONDAY + 2 * DAY, 11)


def test_another_rhythm_ends_the_plan_and_begins_a_new_one(world: World) -> None:
    planner, slots = manager(world), (Slot("巡查", MORNING.opens, MORNING.due, MORNING.missed),)
    with clock.fixed(at(MONDAY, 7)):
        row = keeping.create(world.session, planner, facts(world), SHANGHAI)
    wanted = facts(world, rhythm="FREQ=WEEKLY;BYDAY=MO,WE", slots=slots)
    with clock.fixed(at(MONDAY + DAY, 9)):
        made = keeping.change(world.session, planner, row.id, wanted, row.version, SHANGHAI)
    assert made.replaces_id == row.id
    assert held(world, row) == [(MONDAY + n * DAY, slot) for n in (0, 1) for slot in ("上午", "下午")]
    assert held(world, made)[:2] == [(MONDAY + 2 * DAY, "巡查"), (MONDAY + 7 * DAY, "巡查")]


def test_a_plan_not_begun_is_replaced_whole(world: World) -> None:
    planner = manager(world)
    with clock.fixed(at(MONDAY - 7 * DAY, 9)):
        row = keeping.create(world.session, planner, facts(world), SHANGHAI)
        wanted = facts(world, starts=MONDAY + 3 * DAY)
        made = keeping.change(world.session, planner, row.id, wanted, row.version, SHANGHAI)
    assert held(world, row) == []
    assert held(world, made)[0] == (MONDAY + 3 * DAY, "上午")


def test_an_ended_plan_keeps_today_and_what_was_missed(world: World) -> None:
    planner = manager(world)
    with clock.fixed(at(MONDAY, 7)):
        row = keeping.create(world.session, planner, facts(world), SHANGHAI)
    with clock.fixed(at(MONDAY + DAY, 9)):
        keeping.end(world.session, planner, row.id, row.version, SHANGHAI)
        assert [day for day, _slot in held(world, row)] == [MONDAY] * 2 + [MONDAY + DAY] * 2
        with pytest.raises(Conflict, match="plan-ended"):
            keeping.change(world.session, planner, row.id, facts(world), row.version, SHANGHAI)
        assert keeping.listed(world.session, planner).rows == []
        assert keeping.listed(world.session, planner, ended=True).rows == [row]


def test_two_who_change_one_plan_do_not_overwrite_each_other(world: World) -> None:
    planner = manager(world)
    with clock.fixed(at(MONDAY, 7)):
        row = keeping.create(world.session, planner, facts(world), SHANGHAI)
        seen = row.version
        keeping.change(world.session, planner, row.id, facts(world, make_up_days=2), seen, SHANGHAI)
        with pytest.raises(Conflict, match="plan-changed"):
            keeping.end(world.session, planner, row.id, seen, SHANGHAI)


def test_a_plan_of_several_projects_is_changed_by_who_manages_all(world: World) -> None:
    other = project(world.session, world.region, "XX", "别苑")
    planner = manager(world)
    quality = person(world.session, "lin", "林海燕", Assignment(Role.QUALITY_MANAGER, region=world.region.id))
    given = facts(
        world,
        aims=(Aim(world.project.id, world.inspector.id), Aim(other.id)),
        assignee=None,
        role=Role.QUALITY_MANAGER,
    )
    with clock.fixed(at(MONDAY, 7)):
        row = keeping.create(world.session, quality, given, SHANGHAI)
        with pytest.raises(Forbidden):
            keeping.end(world.session, planner, row.id, row.version, SHANGHAI)
        smaller = replace(given, aims=(Aim(other.id),))
        keeping.change(world.session, quality, row.id, smaller, row.version, SHANGHAI)
    assert {each.project_id for each in world.session.query(PlanOccurrence)} == {other.id}
    assert keeping.listed(world.session, planner).rows == []
    assert {user.name for user in keeping.people(world.session, planner)} >= {"王芳", "李强", "林海燕"}


def test_an_unknown_plan_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        keeping.found(world.session, UUID(int=3))
