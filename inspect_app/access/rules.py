"""Questions about an actor's rights, answered from the grants table alone."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from inspect_app.access.model import GRANTS, Actor, Assignment, Permission, Place


def _covers(assignment: Assignment, place: Place) -> bool:
    if assignment.project is not None:
        return assignment.project == place.project
    return assignment.region is None or assignment.region == place.region


def may(actor: Actor, permission: Permission, place: Place) -> bool:
    """Whether ``actor`` holds ``permission`` at the project ``place``."""
    return any(permission in GRANTS[held.role] and _covers(held, place) for held in actor.assignments)


def may_somewhere(actor: Actor, permission: Permission) -> bool:
    """Whether ``actor`` holds ``permission`` at any project at all: decides on menus and lists."""
    return any(permission in GRANTS[held.role] for held in actor.assignments)


def may_in_company(actor: Actor, permission: Permission) -> bool:
    """Whether ``actor`` holds ``permission`` for the whole company."""
    return any(
        permission in GRANTS[held.role] and held.project is None and held.region is None
        for held in actor.assignments
    )


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a permission holds: everywhere, or at these projects and in these regions."""

    everywhere: bool
    projects: frozenset[UUID] = frozenset()
    regions: frozenset[UUID] = frozenset()


def reach(actor: Actor, permission: Permission) -> Reach:
    """The projects for which ``actor`` holds ``permission``: what a list query filters by."""
    held = [a for a in actor.assignments if permission in GRANTS[a.role]]
    return Reach(
        everywhere=any(a.project is None and a.region is None for a in held),
        projects=frozenset(a.project for a in held if a.project is not None),
        regions=frozenset(a.region for a in held if a.project is None and a.region is not None),
    )
