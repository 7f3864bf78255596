"""Saving one answer, as it is given."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from inspect_app.access.model import Permission
from inspect_app.services import answering
from inspect_app.services.answering import AnswerClash, Given
from inspect_app.web import policy
from inspect_app.web.bodies import count_of, json_object, object_of, text_of
from inspect_app.web.messages import message_for
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("answers", __name__)
LARGEST_ANSWER = 64 * 1024


@blueprint.put("/sheets/<uuid:sheet_id>/items/<item_id>/answer")
@policy.at(Permission.INSPECTION_CONDUCT, "sheet")
def save(sheet_id: UUID, item_id: str) -> ResponseReturnValue:
    """Store ``{"seen": revision, "answer": {…}, "note": "…"}``; 409 shows what somebody else answered."""
    body = json_object(LARGEST_ANSWER)
    given = Given(count_of(body, "seen"), object_of(body, "answer"), text_of(body, "note"))
    try:
        saved = answering.save(session(), policy.actor(), sheet_id, item_id, given)
    except AnswerClash as clash:
        problem = {"code": clash.code, "detail": message_for(clash.code, {})}
        return jsonify({**problem, "current": asdict(clash.current)}), HTTPStatus.CONFLICT
    return jsonify(asdict(saved))
