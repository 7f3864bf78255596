"""Plans and occurrences survive the way into a row and back."""

from inspect_app import clock
from inspect_app.access.model import Role
from inspect_app.checklist.model import Draw
from inspect_app.planning.model import Days, OffDays
from inspect_app.planning.occurrences import due_between
from inspect_app.services.planning import keeping, rows
from inspect_app.services.planning.keeping import Aim
from inspect_app.workdays import CHINA
from tests.factories.planned import AFTERNOON, MONDAY, MORNING, SHANGHAI, at, facts, manager
from tests.factories.world import World


def test_a_plan_comes_back_as_it_was_written(world: World) -> None:
    given = facts(
        world,
        rhythm="FREQ=WEEKLY;BYDAY=MO,TH",
        assignee=None,
        role=Role.INSPECTOR,
        aims=(Aim(world.project.id, world.colleague.id),),
        days=Days.WORKING,
        off_days=OffDays.MOVE,
        draw=Draw(3, rotate=True),
        ends=MONDAY.replace(year=2027),
    )
    with clock.fixed(at(MONDAY, 7)):
        row = keeping.create(world.session, manager(world), given, SHANGHAI)
    world.session.expire_all()
    plan = rows.plan_of(keeping.found(world.session, row.id), SHANGHAI)
    assert (plan.slots, plan.role, plan.draw) == ((MORNING, AFTERNOON), Role.INSPECTOR, Draw(3, rotate=True))
    assert (plan.days, plan.off_days, plan.ends) == (Days.WORKING, OffDays.MOVE, given.ends)
    assert [(t.project, t.assignee, t.zone) for t in plan.targets] == [
        (world.project.id, world.colleague.id, SHANGHAI)
    ]
    assert rows.slots_of(rows.slot_documents(plan.slots)) == plan.slots


def test_an_occurrence_comes_back_as_it_was_worked_out(world: World) -> None:
    with clock.fixed(at(MONDAY, 7)):
        row = keeping.create(world.session, manager(world), facts(world), SHANGHAI)
    plan = rows.plan_of(row, SHANGHAI)
    for occurrence in due_between(plan, MONDAY, MONDAY.replace(day=5), CHINA):
        assert rows.occurrence_of(rows.row_of(occurrence)) == occurrence
