"""Who stands behind parties: who holds the role there, the department, stand-ins; nobody who sees nothing."""

from datetime import UTC, date, datetime

import pytest

from inspect_app import clock
from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.findings.model import Party
from inspect_app.services import delegating
from inspect_app.services.correcting import assignees
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.services.delegating import Leave
from inspect_app.services.notifying.recipients import Recipients
from inspect_app.storage.database import Session
from inspect_app.storage.models import User
from inspect_app.storage.queries import departments
from tests.factories.crew import Crew, make_crew
from tests.factories.world import World, person, project

MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def crew(world: World) -> Crew:
    return make_crew(world)


def _who(session: Session, world: World, *parties: Party) -> set[str]:
    found = Recipients(session).of(world.project, parties)
    return {session.get_one(User, each).username for each in found}


def test_a_role_is_held_at_the_project_in_its_region_or_in_the_company(
    session: Session, world: World, crew: Crew
) -> None:
    other = project(session, world.region, "B", "别处")
    person(session, "regional", "R", Assignment(Role.SUPERVISOR, region=world.region.id))
    person(session, "everywhere", "E", Assignment(Role.SUPERVISOR))
    person(session, "elsewhere", "X", Assignment(Role.SUPERVISOR, project=other.id))
    person(session, "gone", "G", Assignment(Role.SUPERVISOR))
    session.query(User).filter_by(username="gone").update({"active": False})
    supervisors = _who(session, world, Party(role=Role.SUPERVISOR))
    assert supervisors == {"crew-supervisor", "regional", "everywhere"}


def test_people_and_departments_count_only_where_they_see_the_project(
    session: Session, world: World, crew: Crew
) -> None:
    other = project(session, world.region, "B", "别处")
    away = person(session, "away", "A", Assignment(Role.WORKER, project=other.id))
    cleaners = departments.by_name(session, "保洁部")
    assert cleaners is not None
    for name in ("away", "crew-worker"):
        assignees.join(session, None, cleaners.id, name)
    assert _who(session, world, Party(department="保洁部"), Party(department="无")) == {"crew-worker"}
    assert _who(session, world, Party(person=away.id)) == set()


def _hand(session: Session, absent: Actor, to: Actor) -> None:
    leave = Leave(to.username, absent.assignments, TODAY, TODAY)
    delegating.hand_over(session, absent, absent.id, leave, CHINA_ZONE)


def test_who_stands_in_hears_too(session: Session, world: World, crew: Crew) -> None:
    stranger = person(session, "stranger", "S")
    with clock.fixed(MONDAY):
        _hand(session, crew.supervisor, stranger)
        assert _who(session, world, Party(role=Role.SUPERVISOR)) == {"crew-supervisor", "stranger"}
        assert _who(session, world, Party(role=Role.PROPERTY_MANAGER)) == {"crew-manager"}
    with clock.fixed(MONDAY.replace(day=25)):
        assert _who(session, world, Party(role=Role.SUPERVISOR)) == {"crew-supervisor"}
