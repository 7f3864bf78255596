"""Regions: groups of projects under one management."""

from __future__ import annotations

from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.errors import Invalid, NotFound
from inspect_app.services import audit, changes
from inspect_app.services.audit import Subject
from inspect_app.services.sites import plain_code
from inspect_app.storage.database import Session
from inspect_app.storage.models import Region
from inspect_app.storage.queries import regions
from inspect_app.storage.queries.paging import Page


def listed(session: Session, prefix: str = "", after: UUID | None = None) -> Page[Region]:
    """A page of regions by code."""
    return regions.page(session, prefix, after)


def every(session: Session) -> list[Region]:
    """All regions by code."""
    return regions.every(session)


def found(session: Session, region_id: UUID) -> Region:
    """The region of that id; NotFound."""
    region = regions.find(session, region_id)
    if region is None:
        raise NotFound("region")
    return region


def found_by_code(session: Session, code: str) -> Region:
    """The region of that code; NotFound."""
    region = regions.by_code(session, plain_code(code))
    if region is None:
        raise NotFound("region")
    return region


def create(session: Session, actor: Actor | None, code: str, name: str) -> Region:
    """A new region; Invalid ``code-form`` or ``code-taken``."""
    code = _free_code(session, code, None)
    region = Region(code=code, name=name, created_at=clock.now())
    session.add(region)
    session.flush()
    audit.record(session, actor, "region.create", Subject("region", region.id), {"code": code, "name": name})
    return region


def edit(session: Session, actor: Actor | None, region_id: UUID, code: str, name: str) -> Region:
    """Another code or name; Invalid ``code-form`` or ``code-taken``."""
    region = found(session, region_id)
    changed = changes.apply(region, {"code": _free_code(session, code, region_id), "name": name})
    if changed:
        audit.record(session, actor, "region.edit", Subject("region", region.id), changed)
    return region


def _free_code(session: Session, code: str, own: UUID | None) -> str:
    code = plain_code(code)
    holder = regions.by_code(session, code)
    if holder is not None and holder.id != own:
        raise Invalid("code-taken", "code")
    return code
