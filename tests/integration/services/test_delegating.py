"""Work handed over for a leave: in force day by day, taken back, never handed on."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from inspect_app import clock
from inspect_app.access.model import Actor, Assignment, Permission, Place, Role
from inspect_app.access.rules import may
from inspect_app.errors import Conflict, Forbidden, Invalid, NotFound
from inspect_app.findings.model import Action, Party
from inspect_app.services import accounts, delegating, users
from inspect_app.services.correcting import lists
from inspect_app.services.correcting.lists import Pile
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.services.delegating import Leave
from inspect_app.services.users import Profile
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import AuditEvent, User
from tests.factories.crew import Crew, do, fix, make_crew, photo, raised, review
from tests.factories.world import World, person

# Monday morning in Shanghai; the day ends there at 16:00 UTC.
MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture
def crew(world: World) -> Crew:
    return make_crew(world)


def _now(session: Session, actor: Actor) -> Actor:
    """The person as a request of this moment sees them."""
    user = session.get_one(User, actor.id)
    found = accounts.actor_for_session(session, actor.id, user.session_epoch)
    assert found is not None
    return found


def _hand(session: Session, actor: Actor, to: Actor, first: date = TODAY, last: date = TODAY) -> object:
    return delegating.hand_over(
        session, actor, actor.id, Leave(to.username, actor.assignments, first, last), CHINA_ZONE
    )


def test_it_holds_from_day_to_day_and_ends_by_itself(session: Session, world: World, crew: Crew) -> None:
    place = Place(world.project.id, world.project.region_id)
    with clock.fixed(MONDAY):
        _hand(session, crew.supervisor, crew.worker, TODAY + DAY, TODAY + 2 * DAY)
    begins = datetime(2026, 11, 23, 16, tzinfo=UTC)
    moments = [
        begins - timedelta(seconds=1),
        begins,
        begins + 2 * DAY - timedelta(seconds=1),
        begins + 2 * DAY,
    ]
    held = []
    for moment in moments:
        with clock.fixed(moment):
            held.append(may(_now(session, crew.worker), Permission.FINDING_REVIEW, place))
            standing = delegating.listed(session, crew.supervisor, crew.supervisor.id).rows[0].standing
            held.append(standing)
    assert held == [False, "to_come", True, "running", True, "running", False, "over"]


def test_it_is_taken_back_at_once(session: Session, crew: Crew) -> None:
    with clock.fixed(MONDAY):
        made = _hand(session, crew.supervisor, crew.worker)
        assert _now(session, crew.worker).standing_in
        for stranger in (crew.worker, crew.manager):
            with pytest.raises(NotFound):
                delegating.revoke(session, stranger, made.id)
        delegating.revoke(session, crew.supervisor, made.id)
        assert _now(session, crew.worker).standing_in == ()
        delegating.revoke(session, crew.supervisor, made.id)
        assert session.query(AuditEvent).filter_by(action="delegation.revoke").count() == 1
        assert delegating.listed(session, crew.worker, crew.worker.id).rows[0].standing == "revoked"
        with pytest.raises(NotFound):
            delegating.revoke(session, crew.supervisor, crew.project)
        with pytest.raises(Forbidden):
            delegating.listed(session, crew.worker, crew.supervisor.id)


def test_what_is_over_is_not_taken_back(session: Session, crew: Crew) -> None:
    with clock.fixed(MONDAY):
        made = _hand(session, crew.supervisor, crew.worker)
    with clock.fixed(MONDAY + DAY):
        assert delegating.revoke(session, crew.supervisor, made.id).revoked_at is None


def test_nothing_is_handed_on(session: Session, crew: Crew) -> None:
    with clock.fixed(MONDAY):
        _hand(session, crew.supervisor, crew.worker)
        deputy = _now(session, crew.worker)
        leave = Leave(crew.manager.username, crew.supervisor.assignments, TODAY, TODAY)
        with pytest.raises(Invalid, match="delegation-role"):
            delegating.hand_over(session, deputy, deputy.id, leave, CHINA_ZONE)
        with pytest.raises(Forbidden):
            delegating.hand_over(session, deputy, crew.supervisor.id, leave, CHINA_ZONE)
        # What the deputy holds of their own is theirs to hand over, and no more goes with it.
        _hand(session, crew.worker, crew.colleague, TODAY + DAY, TODAY + DAY)
    with clock.fixed(MONDAY + DAY):
        (lent,) = _now(session, crew.colleague).standing_in
        assert lent.assignments == crew.worker.assignments


def test_two_never_share_a_role_on_a_day(session: Session, crew: Crew) -> None:
    with clock.fixed(MONDAY):
        _hand(session, crew.supervisor, crew.worker)
        with pytest.raises(Conflict, match="delegation-overlap"):
            _hand(session, crew.supervisor, crew.manager)
        with pytest.raises(Conflict, match="delegate-away"):
            _hand(session, crew.manager, crew.supervisor)


def test_what_the_absent_person_loses_the_delegate_loses(session: Session, crew: Crew) -> None:
    with clock.fixed(MONDAY):
        _hand(session, crew.supervisor, crew.worker)
        kept = Assignment(Role.WORKER, project=crew.project)
        users.edit(session, None, crew.supervisor.id, Profile("S", (kept,)))
        assert _now(session, crew.worker).standing_in == ()
        users.edit(session, None, crew.supervisor.id, Profile("S", crew.supervisor.assignments))
        assert _now(session, crew.worker).standing_in
        users.disable(session, None, crew.supervisor.id)
        assert _now(session, crew.worker).standing_in == ()
        with pytest.raises(NotFound):
            _hand(session, crew.supervisor, crew.manager)


def test_the_delegate_finds_what_waits_for_who_is_away(
    session: Session, blobs: LocalBlobStore, crew: Crew
) -> None:
    deputy = person(session, "deputy", "Deputy")
    with clock.fixed(MONDAY):
        mended, given = raised(session, crew), raised(session, crew)
        for row, to in ((mended, crew.worker), (given, crew.colleague)):
            review(session, crew, row.id)
            do(session, crew.supervisor, row.id, Action.ASSIGN, assignee=Party(person=to.id))
        fix(session, crew, mended.id, (photo(session, blobs, crew.worker, mended.id),))
        _hand(session, crew.inspector, deputy)
        _hand(session, crew.colleague, deputy)
        work = lists.my_work(session, _now(session, deputy))
        told = {(each.pile, each.behalf): [row.id for row in each.found.rows] for each in work}
        assert told == {
            (Pile.VERIFYING, crew.inspector.name): [mended.id],
            (Pile.MENDING, crew.colleague.name): [given.id],
        }


MARK = UUID(int=7)


def test_roles_go_through_forms_and_come_back() -> None:
    held = [
        Assignment(Role.INSPECTOR, project=MARK),
        Assignment(Role.INSPECTOR, region=MARK),
        Assignment(Role.CHECKLIST_AUTHOR),
    ]
    assert [delegating.assignment_of(told) for told in delegating.told(held)] == held


@pytest.mark.parametrize(
    "words",
    [
        "",
        "inspector",
        "king@company",
        "inspector@project:",
        "inspector@project:x",
        f"inspector@company:{MARK}",
    ],
)
def test_what_is_no_role_is_none(words: str) -> None:
    assert delegating.assignment_of(words) is None
