"""Who is signed in on this tablet, and what the server wants of the app."""

from __future__ import annotations

from flask import Response, jsonify

from inspect_app import clock
from inspect_app.access.model import Permission
from inspect_app.access.rules import may_somewhere
from inspect_app.api.blueprint import blueprint
from inspect_app.api.shapes import API, MIN_API
from inspect_app.services.tablet_documents import moment
from inspect_app.web import policy
from inspect_app.web.language import language


@blueprint.get("/session")
@policy.signed_in
def session() -> Response:
    """The person, the server's time, and which programs it speaks to."""
    actor = policy.actor()
    user = {"id": str(actor.id), "name": actor.name, "username": actor.username, "language": language()}
    return jsonify(
        user=user,
        server_time=moment(clock.now()),
        api=API,
        min_api=MIN_API,
        may=[permission.value for permission in Permission if may_somewhere(actor, permission)],
    )
