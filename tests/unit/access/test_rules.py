"""Questions about rights, asked of every role at every kind of place."""

from uuid import UUID

import pytest

from inspect_app.access.model import COMPANY_WIDE, GRANTS, Actor, Assignment, Permission, Place, Role
from inspect_app.access.rules import Reach, may, may_in_company, may_somewhere, reach

EAST, WEST = UUID(int=10), UUID(int=11)
LAKESIDE, HILLTOP = Place(UUID(int=1), EAST), Place(UUID(int=2), EAST)
SEASIDE = Place(UUID(int=3), WEST)
VIEW = Permission.PROJECT_VIEW


def actor(*held: Assignment) -> Actor:
    return Actor(UUID(int=9), "name", "Name", held)


@pytest.mark.parametrize("role", list(Role))
def test_at_a_project_a_role_holds_there_only(role: Role) -> None:
    person = actor(Assignment(role, project=LAKESIDE.project))
    for permission in Permission:
        assert may(person, permission, LAKESIDE) == (permission in GRANTS[role])
        assert not may(person, permission, HILLTOP)
        assert not may(person, permission, SEASIDE)
        assert not may_in_company(person, permission)
        assert may_somewhere(person, permission) == (permission in GRANTS[role])


@pytest.mark.parametrize("role", list(Role))
def test_in_a_region_a_role_holds_at_its_projects(role: Role) -> None:
    person = actor(Assignment(role, region=EAST))
    for permission in Permission:
        granted = permission in GRANTS[role]
        assert [may(person, permission, p) for p in (LAKESIDE, HILLTOP, SEASIDE)] == [granted, granted, False]
        assert not may_in_company(person, permission)


@pytest.mark.parametrize("role", list(Role))
def test_in_the_company_a_role_holds_everywhere(role: Role) -> None:
    person = actor(Assignment(role))
    for permission in Permission:
        granted = permission in GRANTS[role]
        assert may(person, permission, SEASIDE) == granted
        assert may_in_company(person, permission) == granted


def test_nobody_may_anything() -> None:
    assert not any(may(actor(), p, LAKESIDE) or may_somewhere(actor(), p) for p in Permission)
    assert reach(actor(), VIEW) == Reach(everywhere=False)


def test_reach_gathers_all_places() -> None:
    person = actor(
        Assignment(Role.INSPECTOR, project=SEASIDE.project),
        Assignment(Role.QUALITY_MANAGER, region=EAST),
        Assignment(Role.CHECKLIST_AUTHOR),
    )
    assert reach(person, VIEW) == Reach(False, frozenset({SEASIDE.project}), frozenset({EAST}))
    assert reach(person, Permission.CHECKLIST_VIEW).everywhere


def test_reach_agrees_with_may() -> None:
    for role in Role:
        for held in (
            Assignment(role, project=LAKESIDE.project),
            Assignment(role, region=WEST),
            Assignment(role),
        ):
            for permission in Permission:
                within = reach(actor(held), permission)
                for place in (LAKESIDE, HILLTOP, SEASIDE):
                    listed = (
                        within.everywhere
                        or place.project in within.projects
                        or place.region in within.regions
                    )
                    assert listed == may(actor(held), permission, place)


def test_only_administrators_manage_people() -> None:
    assert [role for role in Role if Permission.USER_MANAGE in GRANTS[role]] == [Role.ADMINISTRATOR]
    assert {Role.CHECKLIST_AUTHOR, Role.ADMINISTRATOR} == COMPANY_WIDE


def test_whoever_may_act_at_a_project_may_see_it() -> None:
    at_projects = {Permission.PROJECT_MANAGE, Permission.LOCATION_MANAGE, Permission.INSPECTION_CONDUCT}
    for granted in GRANTS.values():
        assert VIEW in granted or not granted & at_projects
