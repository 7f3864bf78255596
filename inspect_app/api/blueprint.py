"""The blueprint all routes of the interface are on, and what every request of it passes."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, abort, current_app, request
from werkzeug.exceptions import NotFound

from inspect_app.api import origins
from inspect_app.web.errors import in_interface

_ELSEWHERE: Final = frozenset({301, 302, 303, 307, 308})
blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.before_app_request
def _check() -> None:
    """Refuse what does not come from our pages, and bodies too large, before anything else is looked at."""
    if not in_interface():
        return
    origins.check()
    limit = request.max_content_length
    if limit is not None and (request.content_length or 0) > limit:
        abort(413)


@blueprint.after_app_request
def _never_html(response: Response) -> Response:
    """The framework answers some addresses by a page that leads elsewhere; here they are not found."""
    if not in_interface():
        return response
    if response.status_code in _ELSEWHERE:
        return current_app.make_response(current_app.handle_user_exception(NotFound()))
    if response.mimetype == "text/html":
        # Only what has no content still carries the framework's default.
        del response.headers["Content-Type"]
    return response
