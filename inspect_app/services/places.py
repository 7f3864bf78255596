"""Which project a thing belongs to: what access is decided by."""

from __future__ import annotations

from uuid import UUID

from inspect_app.access.model import Actor, Permission, Place
from inspect_app.access.rules import may
from inspect_app.errors import Forbidden, NotFound
from inspect_app.storage.database import Session
from inspect_app.storage.queries import places
from inspect_app.storage.queries.places import Kind

__all__ = ["Kind", "check_conduct", "place_of", "places_of"]


def place_of(session: Session, kind: Kind, subject: UUID) -> Place | None:
    """The project and region of the ``kind`` with that id, None when there is no such thing."""
    found = places.project_and_region(session, kind, subject)
    return None if found is None else Place(project=found[0], region=found[1])


def places_of(session: Session, kind: Kind, subject: UUID) -> tuple[Place, ...]:
    """Every project with its region of the ``kind`` with that id: only a plan has several."""
    return tuple(Place(project, region) for project, region in places.all_of(session, kind, subject))


def check_conduct(session: Session, actor: Actor, inspection: UUID | None) -> None:
    """Where no address names the inspection: NotFound, or Forbidden, unless ``actor`` may conduct it."""
    place = None if inspection is None else place_of(session, "inspection", inspection)
    if place is None or not may(actor, Permission.PROJECT_VIEW, place):
        raise NotFound("inspection")
    if not may(actor, Permission.INSPECTION_CONDUCT, place):
        raise Forbidden(Permission.INSPECTION_CONDUCT.value)
