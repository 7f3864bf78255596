"""Questions about rights, asked of every role at every kind of place."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from inspect_app.access.model import (
    COMPANY_WIDE,
    GRANTS,
    Actor,
    Assignment,
    Permission,
    Place,
    Role,
    StandIn,
)
from inspect_app.access.rules import (
    Reach,
    alone,
    held_by,
    in_place_of,
    may,
    may_in_company,
    may_somewhere,
    on_behalf,
    reach,
)

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


def lender(number: int, *held: Assignment) -> StandIn:
    return StandIn(UUID(int=number), "Away", held, date(2026, 11, 30))


def test_what_was_handed_over_can_be_used_beside_ones_own() -> None:
    own, theirs = (
        Assignment(Role.INSPECTOR, project=SEASIDE.project),
        Assignment(Role.SUPERVISOR, region=EAST),
    )
    person = replace(actor(own), standing_in=(lender(5, theirs),))
    assert held_by(person) == (own, theirs)
    assert may(person, Permission.FINDING_REVIEW, LAKESIDE)
    assert not may(person, Permission.FINDING_REVIEW, SEASIDE)
    assert reach(person, Permission.FINDING_VIEW) == Reach(
        False, frozenset({SEASIDE.project}), frozenset({EAST})
    )
    assert may_somewhere(person, Permission.FINDING_REVIEW)
    assert not may_somewhere(alone(person), Permission.FINDING_REVIEW)
    assert not may(in_place_of(person, person.standing_in[0]), VIEW, SEASIDE)


def test_it_is_told_whose_right_is_used() -> None:
    theirs = lender(5, Assignment(Role.SUPERVISOR, project=LAKESIDE.project))
    others = lender(6, Assignment(Role.CHECKLIST_AUTHOR))
    person = replace(
        actor(Assignment(Role.INSPECTOR, project=LAKESIDE.project)), standing_in=(others, theirs)
    )
    assert on_behalf(person, lambda each: may(each, Permission.FINDING_REVIEW, LAKESIDE)) == theirs
    assert on_behalf(person, lambda each: may(each, VIEW, LAKESIDE)) is None
    assert on_behalf(person, lambda each: may(each, VIEW, SEASIDE)) is None
    assert on_behalf(person, lambda each: may_in_company(each, Permission.CHECKLIST_PUBLISH)) == others
