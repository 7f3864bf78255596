"""Who does which sheet."""

from __future__ import annotations

from uuid import UUID

from flask import Response, jsonify, request

from inspect_app.access.model import Permission
from inspect_app.api.blueprint import blueprint
from inspect_app.api.bodies import body
from inspect_app.api.shapes import ClaimBody
from inspect_app.services import claims
from inspect_app.services.tablet_documents import claim_document
from inspect_app.web import policy
from inspect_app.web.bodies import limit_body
from inspect_app.web.unit_of_work import session

limit_body(blueprint, "claim", 1024)
limit_body(blueprint, "release", 1024)
ADDRESS = "/inspections/<uuid:inspection_id>/claims/<uuid:sheet_id>"


@blueprint.put(ADDRESS)
@policy.at(Permission.INSPECTION_CONDUCT, "inspection")
def claim(inspection_id: UUID, sheet_id: UUID) -> Response:
    """I do this sheet, whoever said so before."""
    actor = policy.actor()
    device = body(ClaimBody).device if request.content_length else None
    # A claim made without a device is the person's own.
    claims.claim(session(), actor, inspection_id, sheet_id, device or actor.id)
    return _claims(inspection_id)


@blueprint.delete(ADDRESS)
@policy.at(Permission.INSPECTION_CONDUCT, "inspection")
def release(inspection_id: UUID, sheet_id: UUID) -> Response:
    """I do not do this sheet after all."""
    claims.release(session(), policy.actor(), inspection_id, sheet_id)
    return _claims(inspection_id)


def _claims(inspection_id: UUID) -> Response:
    return jsonify(claims=[claim_document(one) for one in claims.of_inspection(session(), inspection_id)])
