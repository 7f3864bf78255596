"""Beginning what is due."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from inspect_app.access.model import Permission
from inspect_app.services.planning.beginning import begin
from inspect_app.web import policy
from inspect_app.web.moments import zone
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("occurrences", __name__)


@blueprint.post("/occurrences/<uuid:occurrence_id>/start")
@policy.at(Permission.INSPECTION_CONDUCT, "occurrence")
def start(occurrence_id: UUID) -> ResponseReturnValue:
    """Begin it, or go on with it where it is under way; the tablet app opens with it."""
    made = begin(session(), policy.actor(), occurrence_id, zone())
    return redirect(url_for("field.shell", _anchor=f"/i/{made.id}"))
