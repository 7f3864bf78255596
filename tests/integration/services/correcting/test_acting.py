"""Acting on findings in the database: what is kept, what is refused, and two at once."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from inspect_app import clock, ids
from inspect_app.checklist.model import Severity
from inspect_app.errors import Conflict, Forbidden, Invalid, NotFound
from inspect_app.findings.folding import first_tampered
from inspect_app.findings.model import Action, Cause, Party, State
from inspect_app.services.correcting.acting import MovedOn, Wish, act, load
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import AuditEvent, FindingStep
from inspect_app.storage.queries import corrections
from tests.factories.crew import (
    SIGNED,
    Crew,
    ask,
    assign,
    deduct,
    do,
    fix,
    make_crew,
    photo,
    raised,
    review,
)
from tests.factories.databases import migrated
from tests.factories.world import World, make_world

# A Friday morning: the next working day is Monday.
FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def crew(world: World) -> Crew:
    return make_crew(world)


def test_a_grave_one_goes_all_the_way(session: Session, blobs: LocalBlobStore, crew: Crew) -> None:
    with clock.fixed(FRIDAY):
        row = raised(session, crew, Severity.MAJOR)
        assert (row.turn_role, row.due_on, row.running_due) == (
            "supervisor",
            date(2026, 11, 23),
            row.first_due,
        )
        review(session, crew, row.id)
        assert (row.state, row.turn_role, row.cause) == ("reviewed", "property_manager", "staff")
        do(session, crew.manager, row.id, Action.DECIDE, signature=SIGNED, cause=Cause.FACILITY)
        do(session, crew.supervisor, row.id, Action.ASSIGN, assignee=Party(department="工程部"))
        assert (row.department, row.turn_department, row.turn_role) == ("工程部", "工程部", None)
        ask(session, crew, row.id, date(2026, 11, 30))
        assert row.asked_until == date(2026, 11, 30)
        do(session, crew.manager, row.id, Action.EXTEND, until=date(2026, 11, 27))
        assert (row.asked_until, row.due_on, row.extensions) == (None, date(2026, 11, 27), 1)
        fix(session, crew, row.id, (photo(session, blobs, crew.supervisor, row.id),))
        assert (row.turn_person_id, row.running_due, row.supervisor_from) == (crew.inspector.id, None, None)
        do(session, crew.inspector, row.id, Action.SEND_BACK)
        assert (row.round, row.state, row.running_due) == (2, "sent_back", row.due_at)
        fix(session, crew, row.id, (photo(session, blobs, crew.supervisor, row.id, 2),))
        done = do(session, crew.colleague, row.id, Action.VERIFY, signature=SIGNED)
    assert (row.state, row.is_open, row.outcome, row.closed_at) == ("closed", False, "verified", FRIDAY)
    assert (row.turn_role, row.turn_person_id, row.turn_department) == (None, None, None)
    session.expire_all()
    _, correction = load(session, row.id)
    assert correction == done.after
    assert first_tampered(correction, row.first_due) is None
    events = [e.action for e in session.query(AuditEvent).filter_by(subject_id=row.id)]
    assert events[0] == "finding.opened"
    assert len(events) == 1 + len(correction.history)


def test_points_are_read_back_exactly(session: Session, crew: Crew) -> None:
    row = raised(session, crew)
    assign(session, crew, row.id)
    done = deduct(session, crew, row.id)
    session.expire_all()
    _, correction = load(session, row.id)
    assert correction.history[-1].act.points == Decimal("0.5")
    assert first_tampered(correction, row.first_due) is None
    assert done.row.outcome == "deducted"


def test_a_step_changed_in_the_database_no_longer_fits(session: Session, crew: Crew) -> None:
    row = raised(session, crew)
    review(session, crew, row.id)
    session.flush()
    with pytest.raises(DBAPIError, match="append-only"):
        session.execute(text("UPDATE finding_step SET text = '好'"))


def test_a_step_changed_behind_the_trigger_is_found(session: Session, crew: Crew) -> None:
    row = raised(session, crew)
    review(session, crew, row.id)
    session.execute(text("DROP TRIGGER finding_step_no_UPDATE"))
    session.execute(text("UPDATE finding_step SET text = '好'"))
    session.expire_all()
    assert first_tampered(load(session, row.id)[1], row.first_due) == 1


def test_the_same_act_twice_is_done_once(session: Session, crew: Crew) -> None:
    row, other = raised(session, crew), raised(session, crew)
    wish = Wish(ids.new(), Action.REMARK, 0, text="已通知保洁")
    first = act(session, crew.worker, row.id, wish, CHINA_ZONE)
    again = act(session, crew.worker, row.id, wish, CHINA_ZONE)
    assert len(first.after.history) == len(again.after.history) == 1
    assert again.before == again.after
    with pytest.raises(Conflict, match="act-id-reused"):
        act(session, crew.worker, row.id, replace(wish, text="别的"), CHINA_ZONE)
    with pytest.raises(Conflict, match="act-id-reused"):
        act(session, crew.worker, other.id, wish, CHINA_ZONE)


def test_what_the_table_cannot_know_is_checked(session: Session, crew: Crew) -> None:
    row, other = raised(session, crew), raised(session, crew)
    with pytest.raises(NotFound):
        act(session, crew.worker, ids.new(), Wish(ids.new(), Action.REMARK, 0, text="x"), CHINA_ZONE)
    with pytest.raises(Forbidden):
        review(session, replace(crew, supervisor=crew.worker), row.id)
    review(session, crew, row.id)
    for party in (Party(department="没有的部门"), Party(person=ids.new())):
        with pytest.raises(Invalid, match="assignee-unknown"):
            do(session, crew.supervisor, row.id, Action.ASSIGN, assignee=party)
    do(session, crew.supervisor, row.id, Action.ASSIGN, assignee=Party(person=crew.worker.id))
    assert (row.assignee_id, row.turn_person_id) == (crew.worker.id, crew.worker.id)
    with pytest.raises(Conflict, match="finding-photo-unknown"):
        do(session, crew.worker, row.id, Action.FIX, photos=("7" * 64,))
    with pytest.raises(Invalid, match="duplicate-elsewhere"):
        do(session, crew.supervisor, row.id, Action.CALL_DUPLICATE, duplicate_of=ids.new())
    do(session, crew.supervisor, row.id, Action.CALL_DUPLICATE, duplicate_of=other.id)
    assert (row.state, row.outcome) == ("closed", "duplicate")


def _both(database: Database, crew: Crew, finding: object, wishes: dict[str, Wish]) -> dict[str, object]:
    """What came of two acts begun at the same moment, each in a transaction of its own."""
    barrier, came = threading.Barrier(len(wishes)), {}

    def work(name: str, wish: Wish) -> None:
        barrier.wait()
        try:
            with database.writing() as session:
                came[name] = act(session, getattr(crew, name), finding, wish, CHINA_ZONE)  # type: ignore[arg-type]
        except Conflict as refusal:
            came[name] = refusal

    threads = [threading.Thread(target=work, args=pair) for pair in wishes.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def test_of_two_at_once_one_wins_and_the_other_is_told(tmp_path: Path, blobs: LocalBlobStore) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        crew = make_crew(make_world(session))
        row = raised(session, crew)
        assign(session, crew, row.id)
        fix(session, crew, row.id, (photo(session, blobs, crew.supervisor, row.id),))
    seen = row.version
    wishes = {
        "inspector": Wish(ids.new(), Action.VERIFY, seen, text="已修好", signature=SIGNED),
        "colleague": Wish(ids.new(), Action.SEND_BACK, seen, text="仍有积水"),
    }
    came = _both(database, crew, row.id, wishes)
    lost = [name for name, result in came.items() if isinstance(result, MovedOn)]
    assert len(lost) == 1
    refusal = came[lost[0]]
    assert isinstance(refusal, MovedOn)
    winner = next(name for name in wishes if name != lost[0])
    assert (refusal.name, refusal.action) == (getattr(crew, winner).name, wishes[winner].action)
    with database.reading() as session:
        steps = corrections.steps(session, row.id)
        assert [step.ordinal for step in steps] == [1, 2, 3, 4]
        assert steps[-1].id == wishes[winner].id
        assert load(session, row.id)[1].state in {State.CLOSED, State.SENT_BACK}
    database.close()


def test_words_of_two_at_once_are_both_kept(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        crew = make_crew(make_world(session))
        row = raised(session, crew)
    wishes = {
        name: Wish(ids.new(), Action.REMARK, 0, text=name) for name in ("inspector", "colleague", "worker")
    }
    came = _both(database, crew, row.id, wishes)
    assert not any(isinstance(result, Conflict) for result in came.values())
    with database.reading() as session:
        assert session.query(FindingStep).count() == 3
        assert load(session, row.id)[0].version == 0
    database.close()


def test_an_overdue_one_climbs_to_the_roles(session: Session, crew: Crew) -> None:
    with clock.fixed(FRIDAY):
        row = raised(session, crew)
    assert row.supervisor_from == row.due_at
    assert row.property_manager_from == row.due_at + timedelta(days=1)
    assert row.quality_manager_from == row.due_at + timedelta(days=3)
