"""Photos: taking them in, showing copies of them, taking them off an item."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import unquote
from uuid import UUID

from flask import Blueprint, Response, current_app, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.errors import Invalid
from inspect_app.photos.problems import PhotoRefused
from inspect_app.services import derivatives, evidence
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Photo
from inspect_app.web import policy
from inspect_app.web.bodies import limit_body
from inspect_app.web.unit_of_work import database, session

blueprint = Blueprint("photos", __name__)
limit_body(blueprint, "add", 30 * 1024 * 1024)


def blobs() -> LocalBlobStore:
    """The application's file store."""
    store: LocalBlobStore = current_app.extensions["blobs"]
    return store


@blueprint.post("/sheets/<uuid:sheet_id>/items/<item>/photos")
@policy.at(Permission.INSPECTION_CONDUCT, "sheet")
def add(sheet_id: UUID, item: str) -> ResponseReturnValue:
    """Put the photo in the body to an item; its name, percent-encoded, comes in ``X-File-Name``.

    The body is the file itself rather than a form, so that nothing of it is read before the access check.
    """
    with database().reading() as reading:
        evidence.check_room(reading, sheet_id, item)
    config: Config = current_app.extensions["config"]
    filename = unquote(request.headers.get("X-File-Name", "")) or "photo"
    try:
        stored = evidence.store(blobs(), request.get_data(), filename, config.zone)
    except PhotoRefused as refused:
        raise Invalid(f"photo-{refused.code}", field="photo", **refused.values) from refused
    photo = evidence.add(session(), policy.actor(), sheet_id, item, stored)
    return jsonify(told(photo)), HTTPStatus.CREATED


def told(photo: Photo) -> dict[str, str]:
    """A photo as scripts know it."""
    return {
        "id": str(photo.id),
        "name": photo.filename,
        "thumbnail": url_for("photos.thumbnail", photo_id=photo.id),
        "picture": url_for("photos.picture", photo_id=photo.id),
        "remove": url_for("photos.remove", photo_id=photo.id),
    }


@blueprint.delete("/photos/<uuid:photo_id>")
@policy.at(Permission.INSPECTION_CONDUCT, "photo")
def remove(photo_id: UUID) -> ResponseReturnValue:
    """Take a photo off its item."""
    evidence.remove(session(), policy.actor(), photo_id)
    return jsonify({"removed": str(photo_id)})


@blueprint.get("/photos/<uuid:photo_id>/thumbnail")
@policy.at(Permission.INSPECTION_VIEW, "photo")
def thumbnail(photo_id: UUID) -> Response:
    """The small copy, or a sign that the photo has not come yet."""
    photo = _with_copies(photo_id)
    return picture_file(photo.thumbnail, "image/jpeg") if photo.thumbnail else _waiting()


@blueprint.get("/photos/<uuid:photo_id>/picture")
@policy.at(Permission.INSPECTION_VIEW, "photo")
def picture(photo_id: UUID) -> Response:
    """The copy of 1280 px with what was drawn on it; the original, with its position, is never served."""
    name = derivatives.shown(_with_copies(photo_id))
    if name is None:
        return _waiting()
    answer = picture_file(name, "image/jpeg")
    # Somebody may draw on the photo later, so that the browser must ask whether its copy is still the one.
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _with_copies(photo_id: UUID) -> Photo:
    """The photo; copies that no job has made yet are made now."""
    config: Config = current_app.extensions["config"]
    return derivatives.ensure(database(), blobs(), photo_id, config.zone)


def _waiting() -> Response:
    """What stands for a photo until the tablet has sent its bytes; nobody keeps it."""
    answer = current_app.send_static_file("img/photo-waiting.svg")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def picture_file(name: str, media_type: str) -> Response:
    """A stored picture; named by its content, so this person's browser may keep it for good."""
    answer = Response(blobs().get(name), mimetype=media_type)
    answer.set_etag(name)
    answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    answer.make_conditional(request)
    return answer
