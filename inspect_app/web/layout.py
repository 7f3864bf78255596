"""What the frame of every page is told: who is here, where, and which way they may go."""

from __future__ import annotations

from flask import Flask, current_app, request
from flask_login import current_user

from inspect_app.access.rules import may, may_in_company, may_somewhere
from inspect_app.services.notifying import reading
from inspect_app.web import company
from inspect_app.web.addresses import here
from inspect_app.web.language import language
from inspect_app.web.presenters.navigation import navigation
from inspect_app.web.unit_of_work import database

# What has no entry of its own in the navigation, and the entry by which it is found.
_FOUND_BY = {
    "locations": "projects",
    "regions": "projects",
    "plans": "calendar",
    "workload": "calendar",
    "starts": "inspections",
    "sheets": "inspections",
    "conflicts": "inspections",
    "refusals": "inspections",
    "conduct": "inspections",
    "staff": "projects",
    "deadlines": "findings",
    "webhooks": "branding",
}


def _frame() -> dict[str, object]:
    person = current_user.actor if current_user and current_user.is_authenticated else None
    blueprint = _FOUND_BY.get(request.blueprint or "", request.blueprint)
    return {
        "company": company.in_force().company(language()),
        "person": person,
        "nav": navigation(person, blueprint, current_app.view_functions),
        "here": here(),
        "unread": _unread,
        "may": may,
        "may_somewhere": may_somewhere,
        "may_in_company": may_in_company,
    }


def _unread() -> int:
    """How many notices wait for the person, at most COUNTED; by a look of its own."""
    person = current_user.actor if current_user and current_user.is_authenticated else None
    if person is None:
        return 0
    with database().reading() as session:
        return reading.unread(session, person)


def install(app: Flask) -> None:
    """Give every template of ``app`` the frame's facts."""
    app.context_processor(_frame)
