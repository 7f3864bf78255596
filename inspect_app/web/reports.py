"""The reports of an inspection: ask for them, wait, fetch the file."""

from __future__ import annotations

import re
from http import HTTPStatus
from io import BytesIO
from typing import cast
from uuid import UUID

from flask import Blueprint, current_app, jsonify, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from inspect_app.access.model import Permission
from inspect_app.errors import Conflict
from inspect_app.services import reports
from inspect_app.services.reports import Standing
from inspect_app.storage.blobs import BlobError, LocalBlobStore
from inspect_app.storage.models import Report
from inspect_app.web import policy
from inspect_app.web.errors import wants_json
from inspect_app.web.messages import message_for
from inspect_app.web.unit_of_work import after_commit, session

blueprint = Blueprint("reports", __name__)

PENDING = frozenset({"waiting", "running"})
# What file systems and headers take badly.
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')


@blueprint.get("/inspections/<uuid:inspection_id>/reports")
@policy.at(Permission.INSPECTION_VIEW, "inspection")
def show(inspection_id: UUID) -> ResponseReturnValue:
    """How far the reports are; as JSON, only whether there is still something to wait for."""
    inspection = reports.completed(session(), inspection_id)
    standings = reports.standings(session(), inspection_id)
    pending = any(standing.state in PENDING for standing in standings)
    if wants_json():
        return jsonify({"pending": pending})
    return render_template(
        "reports/show.html",
        inspection=inspection,
        standings=[(standing, _fault(standing)) for standing in standings],
        pending=pending,
        place=policy.place(),
    )


def _blobs() -> LocalBlobStore:
    return cast(LocalBlobStore, current_app.extensions["blobs"])


def _fault(standing: Standing) -> str:
    damaged = standing.report is not None and not reports.is_whole(standing.report, _blobs())
    if standing.state == "done" and damaged:
        return message_for("report-file-damaged", {})
    if standing.state != "failed":
        return ""
    code = standing.error or "unexpected"
    return message_for(code if code.startswith("report-") else f"report-failed-{code}", {})


@blueprint.post("/inspections/<uuid:inspection_id>/reports")
@policy.at(Permission.REPORT_RENDER, "inspection")
def order(inspection_id: UUID) -> ResponseReturnValue:
    """Ask for the report in one language; asking twice makes one."""
    language = request.form.get("language", "")
    reports.request_report(session(), policy.actor(), inspection_id, language, _blobs())
    after_commit(current_app.extensions["runner"].wake)
    return redirect(url_for("reports.show", inspection_id=inspection_id), HTTPStatus.SEE_OTHER)


@blueprint.get("/reports/<uuid:report_id>/file")
@policy.at(Permission.INSPECTION_VIEW, "report")
def file(report_id: UUID) -> ResponseReturnValue:
    """The PDF, checked against its fingerprint before it is sent."""
    report = reports.report(session(), report_id)
    try:
        data = _blobs().get(report.sha256)
    except BlobError:
        raise Conflict("report-file-damaged") from None
    return send_file(
        BytesIO(data),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=file_name(report),
        etag=report.sha256,
        last_modified=report.created_at,
    )


def file_name(report: Report) -> str:
    """Project, programme and number, in the report's language."""
    inspection = report.inspection
    revision = inspection.revision
    programme = revision.title_zh if report.language == "zh" else revision.title_en
    return f"{fit_name(f'{inspection.project.name} {programme} {inspection.number}')}.pdf"


def fit_name(name: str) -> str:
    """``name`` without what file systems and headers take badly, and of bearable length."""
    return " ".join(_UNFIT.sub(" ", name).split())[:120]
