"""What the frame of every page is told: who is here, where, and which way they may go."""

from __future__ import annotations

from flask import Flask, current_app, request
from flask_login import current_user

from inspect_app.access.rules import may, may_in_company, may_somewhere
from inspect_app.config import Config
from inspect_app.web.addresses import here
from inspect_app.web.language import language
from inspect_app.web.presenters.navigation import navigation

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
}


def _frame() -> dict[str, object]:
    config: Config = current_app.extensions["config"]
    person = current_user.actor if current_user and current_user.is_authenticated else None
    blueprint = _FOUND_BY.get(request.blueprint or "", request.blueprint)
    return {
        "company": config.company(language()),
        "person": person,
        "nav": navigation(person, blueprint, current_app.view_functions),
        "here": here(),
        "may": may,
        "may_somewhere": may_somewhere,
        "may_in_company": may_in_company,
    }


def install(app: Flask) -> None:
    """Give every template of ``app`` the frame's facts."""
    app.context_processor(_frame)
