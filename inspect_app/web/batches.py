"""All reports of a month as one file: ask, watch, cancel, fetch. Each person sees their own."""

from __future__ import annotations

from http import HTTPStatus
from typing import cast
from uuid import UUID

from flask import Blueprint, current_app, jsonify, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app import clock
from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.errors import Conflict
from inspect_app.services.batches import asking
from inspect_app.services.batches.asking import Standing
from inspect_app.storage.queries import batches as rows
from inspect_app.web import policy
from inspect_app.web.errors import wants_json
from inspect_app.web.messages import message_for
from inspect_app.web.reports import fit_name
from inspect_app.web.unit_of_work import after_commit, session

blueprint = Blueprint("batches", __name__)
PENDING = frozenset({"waiting", "running"})


@blueprint.get("/reports/batches")
@policy.somewhere(Permission.REPORT_RENDER)
def index() -> ResponseReturnValue:
    """The person's batches; as JSON, only whether there is something to wait for."""
    standings = asking.listed(session(), policy.actor())
    pending = any(each.state in PENDING for each in standings)
    if wants_json():
        return jsonify({"pending": pending})
    month = f"{clock.now().astimezone(_config().zone):%Y-%m}"
    return render_template("batches/list.html", standings=standings, pending=pending, month=month)


@blueprint.post("/reports/batches")
@policy.somewhere(Permission.REPORT_RENDER)
def order() -> ResponseReturnValue:
    """Ask for the reports of a month."""
    month, language = request.form.get("month", ""), request.form.get("language", "")
    batch = asking.request(session(), policy.actor(), month[:20], language, _config())
    after_commit(current_app.extensions["runner"].wake)
    return redirect(url_for("batches.show", batch_id=batch.id), HTTPStatus.SEE_OTHER)


# Whose batch it is, and whether they may still see all of it, is asked by the service: others find nothing.
@blueprint.get("/reports/batches/<uuid:batch_id>")
@policy.signed_in
def show(batch_id: UUID) -> ResponseReturnValue:
    """How far it is."""
    batch = asking.found(session(), policy.actor(), batch_id)
    standing = asking.standing(session(), batch)
    told = standing.progress
    if wants_json():
        done = told.made + told.failed
        return jsonify({"pending": standing.state in PENDING, "done": done, "total": told.total})
    return render_template(
        "batches/show.html",
        standing=standing,
        fault=_fault(standing),
        items=[(item, _item_fault(item.error)) for item in rows.items(session(), batch_id)],
        pending=standing.state in PENDING,
    )


@blueprint.post("/reports/batches/<uuid:batch_id>/cancel")
@policy.signed_in
def cancel(batch_id: UUID) -> ResponseReturnValue:
    """Make no more of it."""
    asking.cancel(session(), policy.actor(), batch_id)
    return _back(batch_id)


@blueprint.post("/reports/batches/<uuid:batch_id>/resume")
@policy.signed_in
def resume(batch_id: UUID) -> ResponseReturnValue:
    """Go on where it stopped."""
    asking.resume(session(), policy.actor(), batch_id)
    return _back(batch_id)


@blueprint.get("/reports/batches/<uuid:batch_id>/file")
@policy.signed_in
def file(batch_id: UUID) -> ResponseReturnValue:
    """The packed reports, sent piece by piece."""
    batch = asking.found(session(), policy.actor(), batch_id)
    path = asking.path_of(_config(), batch_id)
    if batch.size is None or not path.is_file():
        raise Conflict("batch-expired")
    name = fit_name(_("Reports %(month)s", month=batch.month))
    answer = send_file(
        path.resolve(), mimetype="application/zip", as_attachment=True, download_name=f"{name}.zip"
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _back(batch_id: UUID) -> ResponseReturnValue:
    after_commit(current_app.extensions["runner"].wake)
    return redirect(url_for("batches.show", batch_id=batch_id), HTTPStatus.SEE_OTHER)


def _fault(standing: Standing) -> str:
    return _item_fault(standing.error or "unexpected") if standing.state == "failed" else ""


def _item_fault(code: str | None) -> str:
    if code is None:
        return ""
    known = code.startswith(("report-", "inspection-"))
    # A stored code has no values any more; what needs some is told in plain words.
    text = message_for(code if known else f"report-failed-{code}", {})
    return str(_("This report could not be made.")) if "%(" in text else text


def _config() -> Config:
    return cast(Config, current_app.extensions["config"])
