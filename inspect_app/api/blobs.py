"""Photos, piece by piece."""

from __future__ import annotations

import re
from uuid import UUID

from flask import Response, abort, after_this_request, current_app, request

from inspect_app.api.blueprint import blueprint
from inspect_app.config import Config
from inspect_app.errors import Invalid
from inspect_app.jobs.runner import Runner
from inspect_app.services import uploads
from inspect_app.services.places import check_conduct
from inspect_app.services.uploads import Arrived, Piece, UploadRefused, WrongOffset
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.uploads import PartialFiles
from inspect_app.web import policy
from inspect_app.web.bodies import limit_body
from inspect_app.web.queries import uuid_argument
from inspect_app.web.unit_of_work import after_commit, database, session

MEDIA_TYPE = "application/offset+octet-stream"
limit_body(blueprint, "send_blob", uploads.LARGEST_PIECE)
_NUMBER = re.compile("[0-9]{1,10}", re.ASCII)
_HASH = re.compile("[0-9a-f]{64}")


def blobs() -> LocalBlobStore:
    """The application's file store."""
    store: LocalBlobStore = current_app.extensions["blobs"]
    return store


def partial_files() -> PartialFiles:
    """Where unfinished photos are kept."""
    return PartialFiles(_config().data / "uploads")


def _config() -> Config:
    config: Config = current_app.extensions["config"]
    return config


def wake_runner() -> None:
    """Let copies be made right after this request's transaction."""
    runner: Runner = current_app.extensions["runner"]
    after_commit(runner.wake)


@blueprint.route("/blobs/<uuid:blob>", methods=["HEAD"])
@policy.signed_in
def blob(blob: UUID) -> Response:
    """How much of the photo is here; 404 also for a photo of a foreign project."""
    check_conduct(session(), policy.actor(), uploads.inspection_of(session(), blob))
    return _answer(uploads.arrived(session(), blob))


@blueprint.patch("/blobs/<uuid:blob>")
@policy.signed_in
def send_blob(blob: UUID) -> Response:
    """One more piece; on the disk before it is counted, counted before it is answered."""
    inspection = uuid_argument("inspection")
    with database().reading() as reading:
        check_conduct(reading, policy.actor(), inspection)
        piece = _piece(blob, inspection or blob)
        known = _expect(reading, piece)
        if known is None:
            uploads.check_room(reading, policy.actor(), piece, _config().uploads_mb)
    if known is not None:
        return _answer(known)
    try:
        whole = uploads.keep(partial_files(), blobs(), piece)
    except UploadRefused as refused:
        return _answer(_begun_again(piece, refused))
    arrived = _count(piece, whole)
    if arrived.offset == arrived.length:
        # Also where another sender was first: this one may have made the unfinished file anew.
        after_commit(lambda: partial_files().drop(blob))
        wake_runner()
    return _answer(arrived)


def _begun_again(piece: Piece, refused: UploadRefused) -> Arrived:
    """The upload as it is after what was refused; the refusal stands unless another sender was first."""
    with database().writing() as writing:
        arrived = uploads.start_again(writing, piece, refused.code)
    partial_files().drop(piece.blob)
    if arrived.offset == arrived.length:
        return arrived
    _tell(arrived.offset)
    raise refused


def _piece(blob: UUID, inspection: UUID) -> Piece:
    if request.mimetype != MEDIA_TYPE:
        abort(415)
    sha256 = request.headers.get("X-Sha256", "")
    if not _HASH.fullmatch(sha256):
        raise Invalid("upload-header", field="X-Sha256")
    offset, length = _number("Upload-Offset"), _number("Upload-Length")
    return Piece(inspection, blob, offset, length, sha256, request.get_data())


def _number(header: str) -> int:
    text = request.headers.get(header, "")
    if not _NUMBER.fullmatch(text):
        raise Invalid("upload-header", field=header)
    return int(text)


def _expect(reading: Session, piece: Piece) -> Arrived | None:
    try:
        return uploads.expect(reading, piece)
    except WrongOffset as wrong:
        _tell(wrong.offset)
        raise


def _count(piece: Piece, whole: bool) -> Arrived:
    try:
        return uploads.count(session(), policy.actor(), piece, whole=whole)
    except WrongOffset as wrong:
        _tell(wrong.offset)
        raise


def _tell(offset: int) -> None:
    """Put into the answer, a refusal too, where to go on."""

    def add(response: Response) -> Response:
        response.headers["Upload-Offset"] = str(offset)
        return response

    after_this_request(add)


def _answer(arrived: Arrived) -> Response:
    answer = Response(status=204)
    answer.headers["Upload-Offset"] = str(arrived.offset)
    answer.headers["Upload-Length"] = str(arrived.length)
    return answer
