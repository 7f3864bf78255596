"""What plans ask of this person, and beginning it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, jsonify

from inspect_app import clock
from inspect_app.access.model import Permission
from inspect_app.api.blueprint import blueprint
from inspect_app.services import bundles
from inspect_app.services.planning.beginning import begin
from inspect_app.services.planning.due import Due, Listing, waiting
from inspect_app.services.tablet_documents import moment, text_document
from inspect_app.web import policy
from inspect_app.web.bodies import limit_body
from inspect_app.web.moments import zone
from inspect_app.web.unit_of_work import session

limit_body(blueprint, "start_occurrence", 1024)
# As many as anybody can do in a day, and read on a tablet.
MOST = 200


@blueprint.get("/due")
@policy.somewhere(Permission.INSPECTION_CONDUCT)
def due() -> Response:
    """What this person is to do today or may do now, and what was missed today; by opening."""
    listing = waiting(session(), policy.actor(), zone())
    return jsonify(
        due=[_told(each, listing) for each in listing.rows[:MOST]],
        cut=listing.cut or len(listing.rows) > MOST,
        server_time=moment(clock.now()),
    )


def _told(each: Due, listing: Listing) -> dict[str, Any]:
    occurrence, title = each.occurrence, listing.titles.get(each.occurrence.programme)
    named = {"zh": occurrence.programme, "en": occurrence.programme}
    return {
        "occurrence": str(occurrence.id),
        "programme": named if title is None else text_document(title),
        "project": {"id": str(each.project.id), "name": each.project.name, "code": each.project.code},
        "slot": occurrence.slot,
        "day": occurrence.held_on.isoformat(),
        "opens": moment(occurrence.opens),
        "due": moment(occurrence.due),
        "missed": moment(occurrence.missed),
        "made_up_until": moment(occurrence.made_up_until),
        "state": each.standing.value,
        "can_start": each.can_start and each.running is None,
        "inspection": None if each.running is None else str(each.running.id),
    }


@blueprint.post("/occurrences/<uuid:occurrence_id>/start")
@policy.at(Permission.INSPECTION_CONDUCT, "occurrence")
def start_occurrence(occurrence_id: UUID) -> Response:
    """Begin it, or go on with it where it is under way, whoever began it; asked again, it is the same one."""
    made = begin(session(), policy.actor(), occurrence_id, zone())
    return jsonify(inspection=bundles.summary(session(), policy.actor(), made.id))
