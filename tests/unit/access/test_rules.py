"""What a role allows, where it is held, and what a list may show."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.access.model import GRANTS, Actor, Assignment, Permission, Place, Role
from inspect_app.access.rules import Reach, may, may_in_company, may_somewhere, reach

NORTH, SOUTH = UUID(int=1), UUID(int=2)
OAK, ELM, FIR = UUID(int=11), UUID(int=12), UUID(int=13)
# Oak and Elm lie in the north, Fir in the south.
PLACES = {OAK: Place(OAK, NORTH), ELM: Place(ELM, NORTH), FIR: Place(FIR, SOUTH)}


def _person(*assignments: Assignment) -> Actor:
    return Actor(UUID(int=99), "wang", "王芳", assignments)


@pytest.mark.parametrize(
    ("held", "allowed"),
    [
        (Assignment(Role.INSPECTOR, project=OAK), {OAK}),
        (Assignment(Role.INSPECTOR, region=NORTH), {OAK, ELM}),
        (Assignment(Role.INSPECTOR), {OAK, ELM, FIR}),
        (Assignment(Role.SUPERVISOR), set()),
    ],
)
def test_a_role_holds_where_it_is_held(held: Assignment, allowed: set[UUID]) -> None:
    person = _person(held)
    found = {
        project for project, place in PLACES.items() if may(person, Permission.INSPECTION_CONDUCT, place)
    }
    assert found == allowed


def test_a_person_without_roles_may_nothing() -> None:
    nobody = _person()
    for permission in Permission:
        assert not may(nobody, permission, PLACES[OAK])
        assert not may_somewhere(nobody, permission)
        assert not may_in_company(nobody, permission)
        assert reach(nobody, permission) == Reach(everywhere=False)


def test_a_menu_shows_what_is_allowed_at_any_one_project() -> None:
    person = _person(Assignment(Role.PROPERTY_MANAGER, project=OAK))
    assert may_somewhere(person, Permission.LOCATION_MANAGE)
    assert not may_somewhere(person, Permission.USER_MANAGE)


@pytest.mark.parametrize(
    ("held", "allowed"),
    [
        (Assignment(Role.ADMINISTRATOR), True),
        (Assignment(Role.ADMINISTRATOR, region=NORTH), False),
        (Assignment(Role.ADMINISTRATOR, project=OAK), False),
        (Assignment(Role.QUALITY_MANAGER), False),
    ],
)
def test_the_company_is_managed_only_from_its_top(held: Assignment, allowed: bool) -> None:
    assert may_in_company(_person(held), Permission.USER_MANAGE) is allowed


def test_reach_gathers_every_place_a_permission_holds() -> None:
    person = _person(
        Assignment(Role.INSPECTOR, project=OAK),
        Assignment(Role.QUALITY_MANAGER, region=SOUTH),
        Assignment(Role.SUPERVISOR, project=ELM),
    )
    assert reach(person, Permission.INSPECTION_CONDUCT) == Reach(False, frozenset({OAK}), frozenset({SOUTH}))


_assignments = st.builds(
    Assignment,
    role=st.sampled_from(Role),
    project=st.none() | st.sampled_from([OAK, ELM, FIR]),
    region=st.none() | st.sampled_from([NORTH, SOUTH]),
)


@given(st.lists(_assignments, max_size=4), st.sampled_from(Permission), st.sampled_from(list(PLACES)))
def test_a_list_shows_exactly_what_may_be_opened(
    held: list[Assignment], permission: Permission, project: UUID
) -> None:
    person, place = _person(*held), PLACES[project]
    found = reach(person, permission)
    listed = found.everywhere or place.project in found.projects or place.region in found.regions
    assert listed == may(person, permission, place)


@given(st.lists(_assignments, max_size=3), _assignments, st.sampled_from(Permission))
def test_one_more_role_never_takes_a_right_away(
    held: list[Assignment], more: Assignment, permission: Permission
) -> None:
    for place in PLACES.values():
        assert may(_person(*held, more), permission, place) >= may(_person(*held), permission, place)


def test_grants_name_every_role() -> None:
    assert set(GRANTS) == set(Role)
