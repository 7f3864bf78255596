"""The inspections a tablet can take along, and each of them whole."""

from __future__ import annotations

import gzip
from uuid import UUID

from flask import Response, jsonify, request

from inspect_app import clock
from inspect_app.access.model import Permission
from inspect_app.api.blueprint import blueprint
from inspect_app.services import bundles
from inspect_app.services.tablet_documents import moment
from inspect_app.web import policy
from inspect_app.web.queries import choice_argument, uuid_argument
from inspect_app.web.unit_of_work import session

_WORTH_PACKING = 1024


@blueprint.get("/inspections")
@policy.somewhere(Permission.INSPECTION_CONDUCT)
def inspections() -> Response:
    """Those in progress, newest first, a page at a time; with ``mine=1`` only the person's own."""
    mine = choice_argument("mine", ("1",)) is not None
    page = bundles.unfinished(session(), policy.actor(), uuid_argument("after"), mine=mine)
    return jsonify(
        inspections=bundles.summaries(session(), policy.actor(), page.rows),
        after=None if page.after is None else str(page.after),
        server_time=moment(clock.now()),
    )


@blueprint.get("/inspections/<uuid:inspection_id>/bundle")
@policy.at(Permission.INSPECTION_CONDUCT, "inspection")
def bundle(inspection_id: UUID) -> Response:
    """The inspection whole; 304 where the tablet has it as it is."""
    tag = bundles.etag_of(session(), policy.actor(), inspection_id)
    if request.if_none_match.contains_weak(tag):
        answer = Response(status=304)
        answer.set_etag(tag, weak=True)
        return answer
    found = bundles.bundle(session(), policy.actor(), inspection_id)
    answer = _packed(found.text.encode())
    # Packed and unpacked have one tag, so it is a weak one.
    answer.set_etag(found.etag, weak=True)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _packed(data: bytes) -> Response:
    answer = Response(mimetype="application/json")
    answer.vary.add("Accept-Encoding")
    if len(data) > _WORTH_PACKING and request.accept_encodings.quality("gzip") > 0:
        answer.headers["Content-Encoding"] = "gzip"
        data = gzip.compress(data, compresslevel=5, mtime=0)
    answer.set_data(data)
    return answer
