"""Roles in words."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inspect_app.access.model import Role

TITLES: Mapping[str, LazyString] = {
    Role.INSPECTOR: _l("Inspector"),
    Role.SUPERVISOR: _l("Supervisor"),
    Role.PROPERTY_MANAGER: _l("Property manager"),
    Role.QUALITY_MANAGER: _l("Quality manager"),
    Role.CHECKLIST_AUTHOR: _l("Checklist author"),
    Role.ADMINISTRATOR: _l("Administrator"),
}


def told(role: str, project: UUID | None, region: UUID | None, names: Mapping[UUID, str]) -> str:
    """A role and where it holds, e.g. "Inspector · Lakeside"; ``names`` of projects and regions."""
    place = project or region
    where = names.get(place, "") if place else str(_("whole company"))
    title = TITLES.get(role, role)
    return f"{title} · {where}" if where else str(title)
