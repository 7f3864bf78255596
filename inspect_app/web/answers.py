"""Saving one answer, as it is given."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from flask_babel import format_datetime

from inspect_app.access.model import Permission
from inspect_app.services import answering
from inspect_app.services.answering import AnswerClash, Current, Given
from inspect_app.web import policy
from inspect_app.web.bodies import count_of, json_object, limit_body, object_of, text_of
from inspect_app.web.messages import message_for
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("answers", __name__)
limit_body(blueprint, "save", 64 * 1024)


@blueprint.put("/sheets/<uuid:sheet_id>/items/<item>/answer")
@policy.at(Permission.INSPECTION_CONDUCT, "sheet")
def save(sheet_id: UUID, item: str) -> ResponseReturnValue:
    """Store ``{"seen": revision, "answer": {…}, "note": "…"}``; 409 shows what somebody else answered."""
    body = json_object()
    given = Given(count_of(body, "seen"), object_of(body, "answer"), text_of(body, "note"))
    try:
        saved = answering.save(session(), policy.actor(), sheet_id, item, given)
    except AnswerClash as clash:
        problem = {"code": clash.code, "detail": message_for(clash.code, {})}
        return jsonify({**problem, "current": _told(clash.current)}), HTTPStatus.CONFLICT
    return jsonify(_told(saved))


def _told(current: Current) -> dict[str, object]:
    """The stored answer, with the local time of day it was given."""
    at = "" if current.answered_at is None else format_datetime(current.answered_at, "HH:mm")
    return {"answer": current.answer, "note": current.note, "revision": current.revision, "at": at}
