"""The description of the interface, for whoever writes or tests a program against it."""

from __future__ import annotations

from flask import Response, current_app, jsonify

from inspect_app.api.blueprint import blueprint
from inspect_app.web import policy


@blueprint.get("/openapi.json")
@policy.public
def openapi() -> Response:
    """OpenAPI 3.1."""
    # The operations name what views know, hence only now.
    from inspect_app.api.description.document import document  # noqa: PLC0415

    return jsonify(document(current_app))
