"""Regions, by code."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from inspect_app.storage.models import Region
from inspect_app.storage.queries import paging
from inspect_app.storage.queries.paging import Page


def find(session: Session, region_id: UUID) -> Region | None:
    """The region of that id."""
    return session.get(Region, region_id)


def by_code(session: Session, code: str) -> Region | None:
    """The region of that code."""
    return session.scalars(select(Region).where(Region.code == code)).one_or_none()


def page(session: Session, prefix: str, after: UUID | None) -> Page[Region]:
    """Regions by code; ``prefix`` of code or name."""
    query = select(Region)
    if prefix:
        query = query.where(
            or_(
                Region.code.startswith(prefix, autoescape=True),
                Region.name.startswith(prefix, autoescape=True),
            )
        )
    last = session.get(Region, after) if after else None
    return paging.by_text(session, query, Region.code, Region.id, last)


def every(session: Session) -> list[Region]:
    """All regions by code."""
    return list(session.scalars(select(Region).order_by(Region.code)))
