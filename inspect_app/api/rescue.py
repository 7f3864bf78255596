"""A rescue file, brought in by whoever may conduct its inspections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response, current_app, jsonify

from inspect_app.api.blobs import blobs, partial_files, wake_runner
from inspect_app.api.blueprint import blueprint
from inspect_app.api.bodies import body
from inspect_app.api.ops import recorded_document
from inspect_app.api.shapes import RescueBody
from inspect_app.config import Config
from inspect_app.errors import Refusal
from inspect_app.services import rescue as rescuing
from inspect_app.services.recording.model import Recorded
from inspect_app.services.rescue import RescuedPhoto, RescueFile
from inspect_app.web import policy
from inspect_app.web.bodies import limit_body
from inspect_app.web.messages import message_for
from inspect_app.web.unit_of_work import database, session

# A little below what the server takes at all; a tablet that holds more sends its photos itself.
LARGEST_FILE = 30 * 1024 * 1024
limit_body(blueprint, "rescue", LARGEST_FILE)


@blueprint.post("/rescue")
@policy.signed_in
def rescue() -> Response:
    """All its ops and photos; what is refused is told, the rest is kept."""
    sent = body(RescueBody)
    photos = [RescuedPhoto(p.blob, p.inspection, p.sha256, p.length, p.jpeg) for p in sent.photos]
    file = RescueFile(sent.device, sent.ops, photos)
    with database().reading() as reading:
        refused = rescuing.foreign(reading, policy.actor(), photos)
        own = [photo for photo in photos if photo.blob not in refused]
        refused |= rescuing.beyond(reading, policy.actor(), own, _config().uploads_mb)
    pieces, unusable = rescuing.photo_pieces(
        partial_files(), blobs(), [photo for photo in own if photo.blob not in refused]
    )
    recorded = rescuing.bring_in(session(), policy.actor(), file, blobs())
    counted = rescuing.count_photos(session(), policy.actor(), pieces)
    wake_runner()
    wrong = {**refused, **unusable, **{blob: why for blob, why in counted.items() if why is not None}}
    return jsonify(
        inspections={str(inspection): _answer(inspection, each) for inspection, each in recorded.items()},
        photos={
            "stored": [str(blob) for blob, why in counted.items() if why is None],
            "refused": [{"blob": str(blob), **_refusal(why)} for blob, why in wrong.items()],
        },
    )


def _config() -> Config:
    config: Config = current_app.extensions["config"]
    return config


def _answer(inspection: UUID, came: tuple[Recorded, ...] | Refusal) -> Mapping[str, Any]:
    """As the answer to one batch, of however many there were; or why the inspection was not touched."""
    if isinstance(came, Refusal):
        return _refusal(came)
    answer = recorded_document(inspection, came[-1])
    answer["acked"] = [str(op) for each in came for op in each.acked]
    answer["rejected"] = [one for each in came for one in recorded_document(inspection, each)["rejected"]]
    return answer


def _refusal(refusal: Refusal) -> dict[str, str]:
    return {"code": refusal.code, "message": message_for(refusal.code, refusal.values)}
