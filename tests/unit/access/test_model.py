"""The table of roles and permissions."""

from inspect_app.access.model import GRANTS, Permission, Role


def test_every_role_is_granted_something() -> None:
    assert set(GRANTS) == set(Role)
    assert all(GRANTS.values())


def test_every_permission_is_held_by_somebody() -> None:
    assert set().union(*GRANTS.values()) == set(Permission)
