"""The wish to finish."""

from __future__ import annotations

from uuid import UUID

from flask import Response, current_app, jsonify

from inspect_app.access.model import Permission
from inspect_app.api.blueprint import blueprint
from inspect_app.api.bodies import body, check_person
from inspect_app.api.shapes import SubmitBody
from inspect_app.config import Config
from inspect_app.services import submitting
from inspect_app.web import policy
from inspect_app.web.bodies import limit_body
from inspect_app.web.unit_of_work import session

limit_body(blueprint, "submit", 256 * 1024)


@blueprint.post("/inspections/<uuid:inspection_id>/submit")
@policy.at(Permission.INSPECTION_CONDUCT, "inspection")
def submit(inspection_id: UUID) -> Response:
    """Finish, once all is here; the same wish again is answered the same."""
    sent = body(SubmitBody)
    check_person(sent.user)
    wish = submitting.Wish(sent.id, sent.device, sent.ops.count, sent.ops.digest, sent.blobs, sent.state)
    config: Config = current_app.extensions["config"]
    submitting.submit(session(), policy.actor(), inspection_id, wish, config.zone)
    return jsonify(submitting.receipt(session(), inspection_id))
