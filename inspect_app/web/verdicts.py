"""Where the QR code of a report leads: whether it still stands, and nothing else about it."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, make_response, render_template
from flask.typing import ResponseReturnValue

from inspect_app.services import verdicts
from inspect_app.web import policy
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("verdicts", __name__)

LONGEST_TOKEN = 64


@blueprint.get("/v/<token>")
@policy.public
def show(token: str) -> ResponseReturnValue:
    """Genuine, superseded or unknown, and what to compare. Anyone may ask."""
    verdict = verdicts.of_token(session(), token[:LONGEST_TOKEN])
    status = HTTPStatus.NOT_FOUND if verdict.state == "unknown" else HTTPStatus.OK
    answer = make_response(render_template("verdicts/show.html", verdict=verdict), status)
    # A token found by a search engine would be one no longer known to the reader alone.
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
