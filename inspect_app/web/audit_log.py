"""The audit log, newest first."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from inspect_app.access.model import Permission
from inspect_app.services import audit
from inspect_app.services.audit_names import names_in
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.presenters.audit_log import shown
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("audit_log", __name__)
SIZE = 50


def _before() -> int | None:
    given = request.args.get("before")
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and len(given) <= 15):
        raise BadRequest
    return int(given)


@blueprint.get("/audit")
@policy.company(Permission.AUDIT_VIEW)
def index() -> ResponseReturnValue:
    """A page of events."""
    before = _before()
    events = audit.newest(session(), before, SIZE + 1)
    more = len(events) > SIZE
    following = url_for("audit_log.index", before=events[SIZE - 1].sequence) if more else None
    first = url_for("audit_log.index") if before is not None else None
    names = names_in(session(), events[:SIZE])
    rows = [shown(event, names, language()) for event in events[:SIZE]]
    return render_template("audit_log/list.html", rows=rows, following=following, first=first)
