"""Writing ahead: idempotent, by two at once, through holidays, clock changes and ends of months."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from inspect_app import clock
from inspect_app.planning.model import Days, Mark, OffDays, Slot
from inspect_app.services import jobs
from inspect_app.services.jobs import Lease, LeaseLost
from inspect_app.services.planning import keeping, writing
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import InspectionPlan, Job, PlanOccurrence
from inspect_app.storage.queries import departments
from inspect_app.workdays import CHINA, Kind, Workdays
from tests.factories.planned import MONDAY, SHANGHAI, at, facts, hold, manager, occurrence
from tests.factories.world import World, make_world

DAY = timedelta(days=1)


def made(world: World, **given: object) -> InspectionPlan:
    """A plan kept at the morning of its first day."""
    wanted = facts(world, **given)
    with clock.fixed(at(wanted.starts, 1)):
        return keeping.create(world.session, manager(world), wanted, SHANGHAI)


def days(session: Session) -> list[date]:
    """The days of what is written down."""
    return sorted({row.held_on for row in session.query(PlanOccurrence)})


def test_writing_again_changes_nothing(world: World) -> None:
    row = made(world)
    with clock.fixed(at(MONDAY, 9)):
        before = {each.id for each in world.session.query(PlanOccurrence)}
        writing.write(world.session, row, CHINA, SHANGHAI)
    assert {each.id for each in world.session.query(PlanOccurrence)} == before


def test_what_was_missed_while_no_runner_ran_is_there_as_missed(world: World) -> None:
    row = made(world)
    later = MONDAY + 500 * DAY
    with clock.fixed(at(later, 9)):
        writing.write(world.session, row, CHINA, SHANGHAI)
    assert days(world.session) == [MONDAY + n * DAY for n in range(500 + 93)]


def test_an_announced_holiday_moves_what_is_to_come_and_nothing_else(world: World) -> None:
    row = made(world, days=Days.WORKING, off_days=OffDays.MOVE, rhythm="FREQ=WEEKLY;BYDAY=MO")
    first, second = (occurrence(world.session, MONDAY + n * 7 * DAY) for n in (0, 1))
    announced = Workdays(Kind.CHINA, off=frozenset({MONDAY, second.held_on}))
    with clock.fixed(at(MONDAY, 15)):
        writing.write(world.session, row, announced, SHANGHAI)
    assert first.held_on == MONDAY
    assert (second.day, second.held_on) == (MONDAY + 7 * DAY, MONDAY + 8 * DAY)
    assert second.opens == at(MONDAY + 8 * DAY, 8)


def test_what_was_begun_stays_although_its_day_is_struck(world: World) -> None:
    early = Slot("审核", Mark(-3, time(8)), Mark(0, time(18)), Mark(1, time(18)))
    row = made(world, slots=(early,), rhythm="FREQ=WEEKLY;BYDAY=FR", days=Days.WORKING)
    friday = MONDAY + 4 * DAY
    hold(world, occurrence(world.session, friday, "审核"), at(friday - 2 * DAY, 9))
    announced = Workdays(Kind.CHINA, off=frozenset({friday, friday + 7 * DAY}))
    with clock.fixed(at(friday - 2 * DAY, 12)):
        writing.write(world.session, row, announced, SHANGHAI)
    assert days(world.session)[:2] == [friday, friday + 14 * DAY]


def test_made_up_working_days_count_as_the_calendar_says(world: World) -> None:
    """The Spring Festival of 2026: off from 15 to 23 February, worked on Saturday 14 and 28."""
    made(world, starts=date(2026, 2, 13), days=Days.WORKING)
    found = days(world.session)[:6]
    assert found == [date(2026, 2, day) for day in (13, 14, 24, 25, 26, 27)]
    assert date(2026, 2, 28) in days(world.session)


def test_the_last_day_of_each_month(world: World) -> None:
    made(world, starts=date(2027, 1, 20), rhythm="FREQ=MONTHLY;BYMONTHDAY=-1")
    assert days(world.session) == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


def test_a_zone_that_changes_its_clocks_keeps_the_time_on_the_wall(world: World) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    sunday = date(2027, 3, 28)
    night = Slot("夜间", Mark(0, time(2, 30)), Mark(0, time(3, 15)), Mark(0, time(9)))
    with clock.fixed(at(sunday - DAY, 1, zone=berlin)):
        keeping.create(
            world.session, manager(world), facts(world, starts=sunday - DAY, slots=(night,)), berlin
        )
    before, after = (occurrence(world.session, sunday + n * DAY, "夜间") for n in (-1, 0))
    assert (before.opens, before.missed) == (
        datetime(2027, 3, 27, 1, 30, tzinfo=UTC),
        datetime(2027, 3, 27, 8, 0, tzinfo=UTC),
    )
    # Half past two is skipped: held after the gap, and no mark comes before another.
    assert after.opens == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert after.opens <= after.due <= after.missed == datetime(2027, 3, 28, 7, 0, tzinfo=UTC)


def test_an_ended_plan_is_marked_when_its_last_day_is_over(world: World) -> None:
    row = made(world, ends=MONDAY + 2 * DAY)
    for day, over in ((MONDAY + 2 * DAY, False), (MONDAY + 3 * DAY, True)):
        with clock.fixed(at(day, 9)):
            writing.write(world.session, row, CHINA, SHANGHAI)
        assert (row.ended_at is not None) is over
    assert days(world.session) == [MONDAY, MONDAY + DAY, MONDAY + 2 * DAY]


def test_a_plan_that_begins_beyond_the_horizon_waits(world: World) -> None:
    with clock.fixed(at(MONDAY - 200 * DAY, 9)):
        row = keeping.create(world.session, manager(world), facts(world), SHANGHAI)
    assert (days(world.session), row.written_until) == ([], None)


@pytest.fixture
def kept(database: Database) -> Database:
    """A committed world with a plan, looked at a fortnight later."""
    with database.writing() as session:
        made(make_world(session))
    return database


def _lease(database: Database) -> Lease:
    with database.writing() as session:
        writing.want_today(session, SHANGHAI)
        writing.want_today(session, SHANGHAI)
        lease = jobs.take(session)
    assert lease is not None
    return lease


def test_two_runners_at_once_write_everything_once(kept: Database) -> None:
    moment = at(MONDAY + 14 * DAY, 9)

    def write(_number: int) -> None:
        with clock.fixed(moment), kept.writing() as session:
            row = keeping.found(session, session.query(InspectionPlan.id).one()[0], lock=True)
            writing.write(session, row, CHINA, SHANGHAI)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(8)))
    with kept.reading() as session:
        assert session.query(PlanOccurrence).count() == 2 * (14 + 93)


def test_the_job_is_wanted_once_a_day_and_done_once(kept: Database) -> None:
    with clock.fixed(at(MONDAY + 14 * DAY, 9)):
        lease = _lease(kept)
        writing.carry_out(kept, lease, SHANGHAI)
        with pytest.raises(LeaseLost):
            writing.carry_out(kept, lease, SHANGHAI)
    with kept.reading() as session:
        assert session.query(PlanOccurrence).count() == 2 * (14 + 93)
        job = session.query(Job).one()
        assert (job.kind, job.state) == ("plans-ahead", "done")


def test_a_plan_that_cannot_be_written_holds_up_no_other(database: Database) -> None:
    with database.writing() as session:
        world = make_world(session)
        broken, other = made(world), made(world)
        broken.rhythm = "FREQ=HOURLY"
        other_id = other.id
    with clock.fixed(at(MONDAY + 14 * DAY, 9)):
        writing.carry_out(database, _lease(database), SHANGHAI)
    with database.reading() as session:
        assert session.query(PlanOccurrence).filter_by(plan_id=other_id).count() == 2 * (14 + 93)


def test_the_companys_own_days_off_are_heard(world: World) -> None:
    departments.keep_setting(
        world.session, "finding-deadlines", {"off": [MONDAY.isoformat()]}, None, clock.now()
    )
    made(world, days=Days.NO_PUBLIC_HOLIDAYS)
    assert days(world.session)[0] == MONDAY + DAY
