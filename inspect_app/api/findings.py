"""The pictures of findings that a round takes along."""

from __future__ import annotations

from uuid import UUID

from flask import Response

from inspect_app.access.model import Permission
from inspect_app.api.blueprint import blueprint
from inspect_app.errors import NotFound
from inspect_app.services.correcting import photos
from inspect_app.web import policy
from inspect_app.web.photos import picture_file
from inspect_app.web.unit_of_work import session


@blueprint.get("/findings/<uuid:finding_id>/photos/<sha256>")
@policy.at(Permission.FINDING_VIEW, "finding")
def finding_photo(finding_id: UUID, sha256: str) -> Response:
    """The copy that is shown of one of its photos; 404 too while the bytes have not come from a tablet."""
    name = photos.picture(session(), finding_id, sha256).derivative
    if name is None:
        raise NotFound("photo")
    return picture_file(name, "image/jpeg")
