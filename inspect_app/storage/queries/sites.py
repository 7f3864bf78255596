"""Names of projects and regions, for lists of choices and of roles."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from inspect_app.storage.models import Project, Region


def names(session: Session, wanted: Iterable[UUID]) -> dict[UUID, str]:
    """Names of the regions and projects with these ids."""
    ids = set(wanted)
    found: dict[UUID, str] = {}
    for table in (Region, Project):
        found.update(
            (row[0], row[1]) for row in session.execute(select(table.id, table.name).where(table.id.in_(ids)))
        )
    return found
