"""Photos: showing copies of them. They come from tablets, by the interface."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, Response, current_app, request

from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.services import derivatives
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Photo
from inspect_app.web import policy
from inspect_app.web.unit_of_work import database

blueprint = Blueprint("photos", __name__)


def blobs() -> LocalBlobStore:
    """The application's file store."""
    store: LocalBlobStore = current_app.extensions["blobs"]
    return store


@blueprint.get("/photos/<uuid:photo_id>/thumbnail")
@policy.at(Permission.INSPECTION_VIEW, "photo")
def thumbnail(photo_id: UUID) -> Response:
    """The small copy, or a sign that the photo has not come yet."""
    photo = _with_copies(photo_id)
    return picture_file(photo.thumbnail, "image/jpeg") if photo.thumbnail else _waiting()


@blueprint.get("/photos/<uuid:photo_id>/picture")
@policy.at(Permission.INSPECTION_VIEW, "photo")
def picture(photo_id: UUID) -> Response:
    """The copy of 1200 px with what was drawn on it; the original, with its position, is never served."""
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
