"""Which project a thing belongs to: what access is decided by."""

from __future__ import annotations

from uuid import UUID

from inspect_app.access.model import Place
from inspect_app.storage.database import Session
from inspect_app.storage.queries import places
from inspect_app.storage.queries.places import Kind

__all__ = ["Kind", "place_of"]


def place_of(session: Session, kind: Kind, subject: UUID) -> Place | None:
    """The project and region of the ``kind`` with that id, None when there is no such thing."""
    found = places.project_and_region(session, kind, subject)
    return None if found is None else Place(project=found[0], region=found[1])
