"""The browser's rim: parse, call a service, render."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from flask import Blueprint, Flask

from inspect_app.config import Config

# One module a noun; each exports ``blueprint``.
ROOMS = (
    "session_pages",
    "home",
    "account",
    "leaves",
    "users",
    "regions",
    "projects",
    "locations",
    "audit_log",
    "starts",
    "inspections",
    "sheets",
    "photos",
    "signatures",
    "findings",
    "finding_acts",
    "finding_papers",
    "raising",
    "bulk",
    "departments",
    "deadlines",
    "conduct",
    "staff",
    "checklists",
    "reports",
    "field",
    "tablets",
    "conflicts",
    "refusals",
    "verdicts",
    "papers",
    "calendar",
    "plans",
    "occurrences",
    "workload",
    "feeds",
    "portfolio",
    "corrective_plans",
    "report_pages",
    "exports",
    "batches",
    "branding",
    "notices",
    "webhooks",
)


def install(app: Flask, config: Config, more: Iterable[Blueprint] = ()) -> None:
    """Give ``app`` every page, ``more`` blueprints of rooms above, and what stands around them all."""
    from inspect_app.web import (  # noqa: PLC0415
        errors,
        headers,
        language,
        layout,
        moments,
        places,
        policy,
        session,
        unit_of_work,
    )

    session.install(app)
    language.install(app, config)
    layout.install(app)
    moments.install(app)
    places.install(app)
    for room in ROOMS:
        app.register_blueprint(import_module(f"inspect_app.web.{room}").blueprint)
    for blueprint in more:
        app.register_blueprint(blueprint)
    policy.public(app.view_functions["static"])
    policy.install(app)
    headers.install(app)
    unit_of_work.install(app)
    errors.install(app)
