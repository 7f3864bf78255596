"""Places as pages show them: the same words as the report's."""

from __future__ import annotations

from flask import Flask
from flask_babel import gettext

from inspect_app.reports import places


def place(label: str, checklist: str = "") -> str:
    """The label of a sheet or finding in words; ``checklist``: its title where nothing beside it says so."""
    return places.place(gettext, label, checklist)


def install(app: Flask) -> None:
    """Templates write ``{{ sheet.label | place }}``."""
    app.add_template_filter(place, "place")
