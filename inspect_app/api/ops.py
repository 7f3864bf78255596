"""Ops in, and what they come to out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, jsonify, request

from inspect_app.access.model import Permission
from inspect_app.api.blobs import blobs
from inspect_app.api.blueprint import blueprint
from inspect_app.api.bodies import body, check_person
from inspect_app.api.shapes import OpsBody
from inspect_app.services import bundles, claims
from inspect_app.services.recording.model import Batch, Recorded
from inspect_app.services.recording.record import record
from inspect_app.services.tablet_documents import claim_document, moment, sheet_document
from inspect_app.web import policy
from inspect_app.web.bodies import limit_body
from inspect_app.web.moments import zone
from inspect_app.web.presenters.rejections import why
from inspect_app.web.unit_of_work import session

LARGEST_BATCH = 256 * 1024
limit_body(blueprint, "ops", LARGEST_BATCH)


@blueprint.post("/inspections/<uuid:inspection_id>/ops")
@policy.at(Permission.INSPECTION_CONDUCT, "inspection")
def ops(inspection_id: UUID) -> Response:
    """Keep a batch, all of it in one transaction; answer with everything that changed since the cursor."""
    sent = body(OpsBody)
    check_person(sent.user)
    batch = Batch(
        device=sent.device,
        sent_at=sent.sent_at,
        ops=sent.ops,
        cursor=sent.cursor,
        build=sent.client.build,
        agent=request.user_agent.string[:200],
        unsent_ops=sent.unsent.ops,
        unsent_photos=sent.unsent.photos,
        zone=zone(),
    )
    return jsonify(
        recorded_document(inspection_id, record(session(), policy.actor(), inspection_id, batch, blobs()))
    )


def recorded_document(inspection_id: UUID, recorded: Recorded) -> dict[str, Any]:
    """What a batch is answered."""
    claimed = claims.of_inspection(session(), inspection_id)
    project = recorded.project
    tags = bundles.findings_tags(session(), policy.actor(), [project])
    return {
        "acked": [str(op) for op in recorded.acked],
        "rejected": [
            {"id": str(one.id), "code": one.code, "message": why(one.code, one.values)}
            for one in recorded.rejected
        ],
        "current": bundles.entry_documents(session(), recorded.current),
        "sheets": [sheet_document(sheet, project) for sheet in recorded.sheets],
        "claims": [claim_document(one) for one in claimed],
        "cursor": recorded.cursor,
        "more": recorded.more,
        "state": recorded.state,
        "findings_tag": tags[project],
        "server_time": moment(recorded.server_time),
    }
