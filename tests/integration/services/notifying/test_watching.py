"""What time brings: told from its moment on, once, however often anybody looks."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from inspect_app import clock
from inspect_app.access.model import Assignment, Role
from inspect_app.checklist.model import Severity
from inspect_app.findings.model import Source
from inspect_app.findings.notices import Event
from inspect_app.services import jobs
from inspect_app.services.correcting import assignees, timing
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.services.jobs import Lease
from inspect_app.services.notifying import watching
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Delivery, Finding, Job, Notice, User
from inspect_app.storage.queries import deliveries, departments, notices
from tests.factories.crew import Crew, assign, make_crew, raised
from tests.factories.notices import listening
from tests.factories.world import World, make_world, person

# A Friday, nine in the morning in Shanghai: due on Monday.
FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
DUE = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
TIMELY = [kind.value for kind in (Event.DUE_NEXT, Event.OVERDUE, Event.ESCALATED, Event.REPLY_DUE)]


@pytest.fixture
def crew(world: World) -> Crew:
    return make_crew(world)


def _look(session: Session, at: datetime) -> None:
    with clock.fixed(at):
        while watching.tell_some(session, CHINA_ZONE):
            pass


def _told(session: Session, finding: UUID) -> list[tuple[str, str]]:
    rows = session.query(User.username, Notice.kind).join(Notice, Notice.person_id == User.id)
    timely = rows.filter(Notice.finding_id == finding, Notice.kind.in_(TIMELY))
    return sorted((name, kind) for name, kind in timely)


def _assigned(session: Session, crew: Crew, world: World) -> UUID:
    """A finding that waits for the cleaners, of whom one has an account."""
    with clock.fixed(FRIDAY):
        row = raised(session, crew)
        assign(session, crew, row.id)
    cleaners = departments.by_name(session, "保洁部")
    assert cleaners is not None
    assignees.join(session, None, cleaners.id, "crew-worker")
    return row.id


def test_on_the_eve_from_three_in_the_afternoon(session: Session, crew: Crew, world: World) -> None:
    finding = _assigned(session, crew, world)
    _look(session, FRIDAY + timedelta(hours=5))
    assert _told(session, finding) == []
    for hours in (6, 7, 30):
        _look(session, FRIDAY + timedelta(hours=hours))
    assert _told(session, finding) == [("crew-worker", "due_next")]


def test_overdue_and_up_the_ladder_each_once(session: Session, crew: Crew, world: World) -> None:
    finding = _assigned(session, crew, world)
    _look(session, DUE - timedelta(milliseconds=1))
    assert [kind for _, kind in _told(session, finding)].count("overdue") == 0
    _look(session, DUE)
    assert _told(session, finding) == [
        ("crew-supervisor", "escalated"),
        ("crew-worker", "overdue"),
    ]
    for days in (1, 2, 3, 4, 10):
        _look(session, DUE + timedelta(days=days))
    assert _told(session, finding) == [
        ("crew-manager", "escalated"),
        ("crew-quality", "escalated"),
        ("crew-supervisor", "escalated"),
        ("crew-worker", "overdue"),
    ]


def test_whose_turn_it_is_hears_once_where_the_ladder_begins_with_them(session: Session, crew: Crew) -> None:
    with clock.fixed(FRIDAY):
        row = raised(session, crew)
    _look(session, DUE)
    assert _told(session, row.id) == [("crew-supervisor", "overdue")]


def test_who_comes_later_is_not_told_of_what_was_before(session: Session, crew: Crew, world: World) -> None:
    with clock.fixed(FRIDAY):
        row = raised(session, crew)
    _look(session, DUE)
    person(session, "late", "Late", Assignment(Role.SUPERVISOR, project=world.project.id))
    _look(session, DUE + timedelta(hours=1))
    assert _told(session, row.id) == [("crew-supervisor", "overdue")]


def test_a_reply_that_is_owed(session: Session, crew: Crew) -> None:
    with clock.fixed(FRIDAY):
        row = raised(session, crew, Severity.MINOR, source=Source.COMPLAINT)
    _look(session, FRIDAY + timedelta(days=1))
    assert ("crew-supervisor", "reply_due") not in _told(session, row.id)
    _look(session, FRIDAY + timedelta(days=2))
    _look(session, FRIDAY + timedelta(days=2, hours=1))
    assert _told(session, row.id).count(("crew-supervisor", "reply_due")) == 1


def test_a_ladder_of_the_companys_own(session: Session, crew: Crew) -> None:
    ladder = {"ladders": {"minor": [{"role": "inspector", "after": {"hours": 2}}]}}
    timing.save(session, None, ladder, CHINA_ZONE)
    with clock.fixed(FRIDAY):
        row = raised(session, crew)
    _look(session, DUE + timedelta(hours=1))
    assert [kind for _, kind in _told(session, row.id)] == ["overdue"]
    _look(session, DUE + timedelta(hours=2))
    assert ("wang", "escalated") in _told(session, row.id)


def test_webhooks_hear_of_it_where_nobody_does(session: Session, crew: Crew) -> None:
    listening(session, "http://localhost/", Event.OVERDUE)
    with clock.fixed(FRIDAY):
        raised(session, crew)
    session.query(User).update({"active": False})
    for hours in (0, 1, 2):
        _look(session, DUE + timedelta(hours=hours))
    assert session.query(Notice).filter_by(kind="overdue").count() == 0
    assert [row.kind for row in session.query(Delivery)] == ["overdue"]


def test_the_job_is_one_an_hour_and_only_where_there_is_something(database: Database) -> None:
    with database.writing() as session:
        crew = make_crew(make_world(session))
        watching.want(session, CHINA_ZONE)
        assert session.query(Job).count() == 0
        with clock.fixed(FRIDAY):
            raised(session, crew)
    for minutes in (0, 10, 70):
        with clock.fixed(DUE + timedelta(minutes=minutes)):
            with database.writing() as session:
                watching.want(session, CHINA_ZONE)
                lease = jobs.take(session)
            if lease is not None:
                watching.carry_out(database, lease, CHINA_ZONE)
    with database.reading() as session:
        assert [job.state for job in session.query(Job)] == ["done"]
        assert session.query(Notice).filter_by(kind="overdue").count() == 1


def test_messages_sent_long_ago_are_forgotten(session: Session, crew: Crew) -> None:
    hook = listening(session, "http://localhost/", Event.RECORDED)
    raised(session, crew)
    row = session.query(Delivery).filter_by(webhook_id=hook.id).one()
    row.next_at, row.ended_at = None, FRIDAY
    session.flush()
    assert deliveries.forget(session, FRIDAY, 10) == 0
    assert deliveries.forget(session, FRIDAY + timedelta(days=1), 10) == 1
    assert session.query(Delivery).count() == 0


def test_what_was_read_long_ago_is_forgotten(session: Session, crew: Crew) -> None:
    """Of closed findings only: of an open one it must be known that it was told."""
    with clock.fixed(FRIDAY):
        raised(session, crew)
    later, row = FRIDAY + timedelta(days=1), session.query(Notice).one()
    finding = session.get_one(Finding, row.finding_id)

    def forgotten(before: datetime) -> int:
        session.flush()
        return notices.forget(session, before, 10)

    row.seen_at = FRIDAY
    assert forgotten(later) == 0
    finding.state, finding.closed_at, row.seen_at = "closed", FRIDAY, None
    assert forgotten(later) == 0
    row.seen_at = FRIDAY
    assert forgotten(FRIDAY) == 0
    assert forgotten(later) == 1


def test_what_went_by_letter_alone_is_forgotten_unread(session: Session, crew: Crew) -> None:
    with clock.fixed(FRIDAY):
        raised(session, crew)
    row = session.query(Notice).one()
    row.shown, finding = False, session.get_one(Finding, row.finding_id)
    finding.state, finding.closed_at = "closed", FRIDAY
    session.flush()
    assert notices.forget(session, FRIDAY + timedelta(days=1), 10) == 1


def test_the_hourly_look_clears_away(database: Database) -> None:
    with clock.fixed(FRIDAY), database.writing() as session:
        for kind in (watching.KIND, "report-batch"):
            jobs.finish(session, _taken(session, kind))
    with clock.fixed(FRIDAY + watching.JOBS_KEPT + timedelta(days=1)):
        with database.writing() as session:
            now = _taken(session, watching.KIND)
        watching.carry_out(database, now, CHINA_ZONE)
    with database.reading() as session:
        left = session.query(Job).order_by(Job.created_at)
        assert [(job.kind, job.state) for job in left] == [("report-batch", "done"), (watching.KIND, "done")]


def _taken(session: Session, kind: str) -> Lease:
    jobs.want(session, None, kind, f"{kind}:{clock.now()}", {})
    lease = jobs.take(session)
    assert lease is not None
    return lease
