"""Finger signatures."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, Response, jsonify, url_for
from flask.typing import ResponseReturnValue

from inspect_app.access.model import Permission
from inspect_app.errors import Invalid
from inspect_app.photos import signature as pictures
from inspect_app.photos.problems import SignatureRefused
from inspect_app.services import signing
from inspect_app.services.signing import SIGNERS
from inspect_app.web import policy
from inspect_app.web.bodies import json_object, limit_body, text_of
from inspect_app.web.photos import blobs, picture_file
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("signatures", __name__)
limit_body(blueprint, "add", 400 * 1024)


@blueprint.post("/inspections/<uuid:inspection_id>/signatures")
@policy.at(Permission.INSPECTION_CONDUCT, "inspection")
def add(inspection_id: UUID) -> ResponseReturnValue:
    """Sign with ``{"role": …, "name": …, "image": data URL of a PNG}``."""
    body = json_object()
    role = text_of(body, "role")
    if role not in SIGNERS:
        raise Invalid("role-unknown", field="role")
    try:
        image = signing.store(blobs(), pictures.from_data_url(text_of(body, "image")))
    except SignatureRefused as refused:
        raise Invalid(f"signature-{refused.code}", field="image", **refused.values) from refused
    name = text_of(body, "name")
    made = signing.sign(session(), policy.actor(), inspection_id, role, name, image)
    return jsonify({"id": str(made.id), "image": url_for("signatures.image", signature_id=made.id)}), (
        HTTPStatus.CREATED
    )


@blueprint.get("/signatures/<uuid:signature_id>/image")
@policy.at(Permission.INSPECTION_VIEW, "signature")
def image(signature_id: UUID) -> Response:
    """The picture of a signature; signing again changes it, so it is fetched anew each time."""
    answer = picture_file(signing.signature(session(), signature_id).image, "image/png")
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
