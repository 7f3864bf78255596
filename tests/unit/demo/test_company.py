"""The sample company holds together."""

from __future__ import annotations

from inspect_app.access.model import COMPANY_WIDE, Role
from inspect_app.demo.company import INSPECTORS, PASSWORD, PEOPLE, PROJECTS, REGIONS
from inspect_app.services.passwords import check_strength


def test_two_regions_and_six_projects_each_in_a_region() -> None:
    regions = {region.code for region in REGIONS}
    assert len(regions) == 2
    assert len({project.code for project in PROJECTS}) == 6
    assert {project.region for project in PROJECTS} == regions


def test_every_role_has_somebody_and_every_project_its_people() -> None:
    assert {person.role for person in PEOPLE} == set(Role)
    for role in (Role.SUPERVISOR, Role.PROPERTY_MANAGER):
        held = {code for person in PEOPLE if person.role is role for code in person.projects}
        assert held == {project.code for project in PROJECTS}


def test_company_wide_roles_are_held_in_the_company() -> None:
    for person in PEOPLE:
        if person.role in COMPANY_WIDE:
            assert (person.projects, person.regions) == ((), ())


def test_each_region_has_an_inspector_who_may_inspect_there() -> None:
    people = {person.username: person for person in PEOPLE}
    assert set(INSPECTORS) == {region.code for region in REGIONS}
    for region, username in INSPECTORS.items():
        assert people[username].role is Role.INSPECTOR
        assert region in people[username].regions


def test_the_sample_password_meets_our_own_rules() -> None:
    for person in PEOPLE:
        check_strength(PASSWORD, person.username)
