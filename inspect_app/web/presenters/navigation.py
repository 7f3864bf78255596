"""The main navigation: one table, of which each person sees what their roles allow."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from flask import url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import may_somewhere

# Endpoint, label, the permission that shows it (None: everyone).
ENTRIES: tuple[tuple[str, LazyString, Permission | None], ...] = (
    ("home.index", _l("Home"), None),
    ("portfolio.index", _l("Overview"), Permission.PORTFOLIO_VIEW),
    ("inspections.index", _l("Inspections"), Permission.INSPECTION_VIEW),
    ("field.shell", _l("Tablet"), Permission.INSPECTION_CONDUCT),
    ("findings.index", _l("Findings"), Permission.FINDING_VIEW),
    ("calendar.index", _l("Plans"), Permission.PLAN_VIEW),
    ("projects.index", _l("Projects"), Permission.PROJECT_VIEW),
    ("checklists.index", _l("Checklists"), Permission.CHECKLIST_VIEW),
    ("tablets.index", _l("Tablet status"), Permission.DEVICE_VIEW),
    ("branding.edit", _l("Company"), Permission.COMPANY_MANAGE),
    ("users.index", _l("Users"), Permission.USER_MANAGE),
    ("departments.index", _l("Departments"), Permission.USER_MANAGE),
    ("audit_log.index", _l("Audit log"), Permission.AUDIT_VIEW),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One link; ``current`` on every page of the same noun."""

    label: LazyString
    href: str
    current: bool


def navigation(actor: Actor | None, blueprint: str | None, endpoints: Container[str]) -> list[Item]:
    """The links ``actor`` may follow; ``endpoints`` are those the application has."""
    if actor is None:
        return []
    return [
        Item(label, url_for(endpoint), endpoint.partition(".")[0] == blueprint)
        for endpoint, label, permission in ENTRIES
        if endpoint in endpoints and (permission is None or may_somewhere(actor, permission))
    ]
