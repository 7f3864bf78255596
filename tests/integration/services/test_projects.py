"""Projects: within reach only, each change one event."""

from uuid import UUID

import pytest

from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.errors import Invalid, NotFound
from inspect_app.services import projects, regions
from inspect_app.services.projects import ProjectFacts
from inspect_app.storage.database import Session
from inspect_app.storage.models import Project, Region
from inspect_app.storage.queries import audit
from tests.factories.world import World


@pytest.fixture
def east(session: Session) -> Region:
    return regions.create(session, None, "E1", "华东")


def _made(session: Session, region: Region, code: str) -> Project:
    return projects.create(session, None, ProjectFacts(region.id, code, f"小区 {code}", households=900))


def _actor(*held: Assignment) -> Actor:
    return Actor(UUID(int=1), "x", "x", held)


def test_made_changed_and_deactivated(session: Session, east: Region) -> None:
    made = _made(session, east, "p-1")
    facts = ProjectFacts(east.id, "P-1", "碧湖", "湖滨路 1 号", 1000, 4)
    for _ in range(2):
        projects.edit(session, None, made.id, facts)
        projects.set_active(session, None, made.id, False)
    projects.set_active(session, None, made.id, True)
    told = [e.action.partition(".")[2] for e in reversed(audit.page(session, None, 9))]
    assert told == ["create", "create", "edit", "deactivate", "activate"]
    assert audit.page(session, None, 1)[0].project_id == made.id
    found = projects.found_by_code(session, "p-1")
    assert (found.name, found.households, found.star_level, found.active) == ("碧湖", 1000, 4, True)


def test_a_list_shows_what_is_within_reach(session: Session, east: Region) -> None:
    west = regions.create(session, None, "W1", "华西")
    one, two, three = _made(session, east, "A"), _made(session, east, "B"), _made(session, west, "C")
    by_project = _actor(Assignment(Role.INSPECTOR, project=two.id))
    by_region = _actor(Assignment(Role.QUALITY_MANAGER, region=east.id))
    both = _actor(*by_region.assignments, Assignment(Role.SUPERVISOR, project=three.id))
    everywhere = _actor(Assignment(Role.ADMINISTRATOR))
    author = _actor(Assignment(Role.CHECKLIST_AUTHOR))
    for person, seen in (
        (by_project, "B"),
        (by_region, "AB"),
        (both, "ABC"),
        (everywhere, "ABC"),
        (author, ""),
    ):
        assert "".join(p.code for p in projects.listed(session, person).rows) == seen
        assert "".join(p.code for p in projects.every(session, person)) == seen
    assert projects.listed(session, everywhere, "小区 B").rows == [two]
    assert projects.all_of_company(session) == [one, two, three]


@pytest.mark.parametrize("wildcard", ["%", "_", "小区\\"])
def test_a_search_takes_wildcards_as_they_are(session: Session, east: Region, wildcard: str) -> None:
    _made(session, east, "A")
    assert projects.listed(session, _actor(Assignment(Role.ADMINISTRATOR)), wildcard).rows == []


def test_what_cannot_be(session: Session, east: Region) -> None:
    _made(session, east, "A")
    with pytest.raises(Invalid, match="code-taken"):
        _made(session, east, "a")
    with pytest.raises(NotFound):
        projects.create(session, None, ProjectFacts(UUID(int=1), "B", "x"))
    with pytest.raises(NotFound):
        projects.found(session, UUID(int=1))
    with pytest.raises(NotFound):
        projects.found_by_code(session, "ZZ")


def test_locations_are_counted(world: World) -> None:
    person = _actor(Assignment(Role.ADMINISTRATOR))
    world.lobbies[0].active = False
    world.session.flush()
    page = projects.listed(world.session, person)
    assert projects.location_counts(world.session, page) == {world.project.id: 2}
