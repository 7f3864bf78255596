"""Finger signatures, to be looked at."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, Response

from inspect_app.access.model import Permission
from inspect_app.services import signing
from inspect_app.web import policy
from inspect_app.web.photos import picture_file
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("signatures", __name__)


@blueprint.get("/signatures/<uuid:signature_id>/image")
@policy.at(Permission.INSPECTION_VIEW, "signature")
def image(signature_id: UUID) -> Response:
    """The picture of a signature; signing again changes it, so it is fetched anew each time."""
    answer = picture_file(signing.signature(session(), signature_id).image, "image/png")
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
