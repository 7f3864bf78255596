"""People by sign-in name, with the roles they hold."""

from uuid import UUID

import pytest
from sqlalchemy import inspect

from inspect_app import ids
from inspect_app.access.model import Assignment, Role
from inspect_app.storage.models import User
from inspect_app.storage.queries import paging, users
from tests.factories.world import World, person

ADMIN = Assignment(Role.ADMINISTRATOR)


def _walk(world: World, prefix: str = "") -> list[str]:
    names: list[str] = []
    after: UUID | None = None
    while True:
        page = users.page(world.session, prefix, after)
        names += [row.username for row in page.rows]
        if page.after is None:
            return names
        after = page.after


@pytest.mark.parametrize("more", [0, paging.SIZE - 2, paging.SIZE - 1, 2 * paging.SIZE])
def test_pages_show_everybody_once_by_sign_in_name(world: World, more: int) -> None:
    for number in range(more):
        person(world.session, f"p{number:03d}", "同名")
    wanted = sorted(["wang", "li", *(f"p{number:03d}" for number in range(more))])
    assert _walk(world) == wanted
    assert [user.username for user in users.every(world.session)] == wanted
    assert users.count(world.session) == more + 2


def test_search_is_by_the_beginning_of_either_name(world: World) -> None:
    assert _walk(world, "王") == ["wang"]
    assert _walk(world, "l") == ["li"]
    for nobody in ("%", "_", "芳", "i"):
        assert _walk(world, nobody) == []


def test_a_page_brings_everybody_s_roles_at_once(world: World) -> None:
    world.session.expunge_all()
    for user in users.page(world.session, "", None).rows:
        assert [held.role for held in user.assignments] == ["inspector"]


def test_one_person_with_all_roles(world: World) -> None:
    actor = person(world.session, "many", "多", ADMIN, Assignment(Role.INSPECTOR, project=world.project.id))
    world.session.expunge_all()
    found = users.with_roles(world.session, actor.id)
    assert found is not None
    assert {held.role for held in found.assignments} == {"administrator", "inspector"}
    assert users.with_roles(world.session, ids.new()) is None
    world.session.expunge_all()
    by_name = users.by_username(world.session, "many")
    assert by_name is not None
    assert "assignments" not in inspect(by_name).unloaded
    assert users.by_username(world.session, "MANY") is None


def test_somebody_without_roles_is_found_too(world: World) -> None:
    actor = person(world.session, "none", "无")
    found = users.with_roles(world.session, actor.id)
    assert found is not None
    assert found.assignments == []


def test_who_else_keeps_the_company_running(world: World) -> None:
    """Only active people count, only company-wide, each once, and never the person asked about."""
    first, second = (person(world.session, name, name, ADMIN, ADMIN) for name in ("a1", "a2"))
    person(world.session, "a3", "a3", Assignment(Role.ADMINISTRATOR, project=world.project.id))
    person(world.session, "a4", "a4", Assignment(Role.ADMINISTRATOR, region=world.region.id))
    person(world.session, "a5", "a5", Assignment(Role.CHECKLIST_AUTHOR))
    assert users.active_in_company(world.session, "administrator", first.id) == 1
    assert users.active_in_company(world.session, "administrator", ids.new()) == 2
    disabled = world.session.get(User, second.id)
    assert disabled is not None
    disabled.active = False
    world.session.flush()
    assert users.active_in_company(world.session, "administrator", first.id) == 0
