"""Roles in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inspect_app.access.model import Role
from inspect_app.services import sites
from inspect_app.services.accounts import as_actor
from inspect_app.storage.database import Session
from inspect_app.storage.models import User

TITLES: Mapping[str, LazyString] = {
    Role.INSPECTOR: _l("Inspector"),
    Role.SUPERVISOR: _l("Supervisor"),
    Role.PROPERTY_MANAGER: _l("Property manager"),
    Role.QUALITY_MANAGER: _l("Quality manager"),
    Role.WORKER: _l("Department staff"),
    Role.CHECKLIST_AUTHOR: _l("Checklist author"),
    Role.ADMINISTRATOR: _l("Administrator"),
}


def told(role: str, project: UUID | None, region: UUID | None, names: Mapping[UUID, str]) -> str:
    """A role and where it holds, e.g. "Inspector · Lakeside"; ``names`` of projects and regions."""
    place = project or region
    where = names.get(place, "") if place else str(_("whole company"))
    title = TITLES.get(role, role)
    return f"{title} · {where}" if where else str(title)


def told_of(session: Session, people: Iterable[User]) -> dict[UUID, list[str]]:
    """The roles of each of ``people`` (with ``assignments`` loaded), in words."""
    actors = [as_actor(user) for user in people]
    names = sites.names_for(session, [held for actor in actors for held in actor.assignments])
    return {
        actor.id: [told(held.role, held.project, held.region, names) for held in actor.assignments]
        for actor in actors
    }
