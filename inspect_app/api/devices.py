"""What a tablet tells of itself."""

from __future__ import annotations

from uuid import UUID

from flask import Response, jsonify, request

from inspect_app import clock
from inspect_app.api.blueprint import blueprint
from inspect_app.api.bodies import body
from inspect_app.api.shapes import DeviceBody
from inspect_app.services import devices
from inspect_app.services.tablet_documents import moment
from inspect_app.web import policy
from inspect_app.web.bodies import limit_body
from inspect_app.web.unit_of_work import session

limit_body(blueprint, "device", 16 * 1024)


@blueprint.put("/devices/<uuid:device>")
@policy.signed_in
def device(device: UUID) -> Response:
    """Keep it, so that the office sees which tablets still hold something."""
    told = body(DeviceBody)
    report = devices.Report(
        at=told.at,
        build=told.client.build,
        agent=request.user_agent.string,
        unsent_ops=told.unsent.ops,
        unsent_photos=told.unsent.photos,
        rejected=told.rejected,
        storage=told.storage.model_dump(),
    )
    devices.tell(session(), policy.actor(), device, report)
    return jsonify(server_time=moment(clock.now()))
