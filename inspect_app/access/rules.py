"""Questions about an actor's rights, answered from the grants table alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from inspect_app.access.model import GRANTS, Actor, Assignment, Permission, Place, StandIn


def _covers(assignment: Assignment, place: Place) -> bool:
    if assignment.project is not None:
        return assignment.project == place.project
    return assignment.region is None or assignment.region == place.region


def held_by(actor: Actor) -> tuple[Assignment, ...]:
    """Every role the person may use now: their own, and those handed to them for a leave."""
    lent = (held for stand_in in actor.standing_in for held in stand_in.assignments)
    return (*actor.assignments, *lent)


def alone(actor: Actor) -> Actor:
    """The person with their own rights only."""
    return replace(actor, standing_in=(), behalf=None)


def in_place_of(actor: Actor, stand_in: StandIn) -> Actor:
    """The person with nothing but what the absent one handed over."""
    return replace(actor, assignments=stand_in.assignments, standing_in=(), behalf=stand_in)


def on_behalf(actor: Actor, allows: Callable[[Actor], bool]) -> StandIn | None:
    """In whose place the person does what ``allows`` tells; None where their own rights do, or nobody's."""
    if allows(alone(actor)):
        return None
    return next((each for each in actor.standing_in if allows(in_place_of(actor, each))), None)


def may(actor: Actor, permission: Permission, place: Place) -> bool:
    """Whether ``actor`` holds ``permission`` at the project ``place``."""
    return any(permission in GRANTS[held.role] and _covers(held, place) for held in held_by(actor))


def may_somewhere(actor: Actor, permission: Permission) -> bool:
    """Whether ``actor`` holds ``permission`` at any project at all: decides on menus and lists."""
    return any(permission in GRANTS[held.role] for held in held_by(actor))


def may_in_company(actor: Actor, permission: Permission) -> bool:
    """Whether ``actor`` holds ``permission`` for the whole company."""
    return any(
        permission in GRANTS[held.role] and held.project is None and held.region is None
        for held in held_by(actor)
    )


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a permission holds: everywhere, or at these projects and in these regions."""

    everywhere: bool
    projects: frozenset[UUID] = frozenset()
    regions: frozenset[UUID] = frozenset()


def reach(actor: Actor, permission: Permission) -> Reach:
    """The projects for which ``actor`` holds ``permission``: what a list query filters by."""
    held = [a for a in held_by(actor) if permission in GRANTS[a.role]]
    return Reach(
        everywhere=any(a.project is None and a.region is None for a in held),
        projects=frozenset(a.project for a in held if a.project is not None),
        regions=frozenset(a.region for a in held if a.project is None and a.region is not None),
    )
