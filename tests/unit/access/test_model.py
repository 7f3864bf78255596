"""The table of grants, read as a person would ask."""

from dataclasses import FrozenInstanceError
from uuid import UUID

import pytest

from inspect_app.access.model import COMPANY_WIDE, GRANTS, Assignment, Permission, Role


def test_every_permission_is_granted_to_somebody() -> None:
    assert frozenset().union(*GRANTS.values()) == frozenset(Permission)


def test_who_inspects() -> None:
    found = {role for role, granted in GRANTS.items() if Permission.INSPECTION_CONDUCT in granted}
    assert found == {Role.INSPECTOR, Role.QUALITY_MANAGER}


@pytest.mark.parametrize(
    "permission", [Permission.USER_MANAGE, Permission.PROJECT_MANAGE, Permission.AUDIT_VIEW]
)
def test_what_only_an_administrator_may(permission: Permission) -> None:
    assert {role for role, granted in GRANTS.items() if permission in granted} == {Role.ADMINISTRATOR}


def test_who_sees_inspections_sees_their_project_and_findings() -> None:
    for granted in GRANTS.values():
        if Permission.INSPECTION_VIEW in granted:
            assert {Permission.PROJECT_VIEW, Permission.FINDING_VIEW} <= granted


def test_an_administrator_reads_no_inspection_by_office_alone() -> None:
    assert Permission.INSPECTION_VIEW not in GRANTS[Role.ADMINISTRATOR]


def test_roles_of_the_whole_company() -> None:
    assert {Role.CHECKLIST_AUTHOR, Role.ADMINISTRATOR} == COMPANY_WIDE


def test_an_assignment_cannot_be_changed_in_place() -> None:
    held = Assignment(Role.INSPECTOR, project=UUID(int=1))
    with pytest.raises(FrozenInstanceError):
        held.role = Role.ADMINISTRATOR
