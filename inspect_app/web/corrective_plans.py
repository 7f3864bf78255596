"""The corrective-action plan of a project: to be read, and as a file."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO
from typing import cast
from uuid import UUID

from flask import Blueprint, Response, current_app, send_file, url_for
from flask.typing import ResponseReturnValue

from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.reports.corrective_plan import CorrectivePlan
from inspect_app.reports.page import Frame, page_styles, render_page
from inspect_app.services import branding, papers
from inspect_app.services.corrective_plans import plan_of
from inspect_app.services.reports import LANGUAGES
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.photos import blobs
from inspect_app.web.queries import choice_argument
from inspect_app.web.reports import fit_name
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("corrective_plans", __name__)


@blueprint.get("/projects/<uuid:project_id>/corrective-plan")
@policy.at(Permission.FINDING_VIEW, "project")
def show(project_id: UUID) -> Response:
    """The plan as a page."""
    frame = Frame(url_for("corrective_plans.styles"), url_for("projects.show", project_id=project_id))
    return Response(render_page(_plan(project_id), frame, {}), HTTPStatus.OK, mimetype="text/html")


@blueprint.get("/corrective-plan.css")
@policy.public
def styles() -> Response:
    """The style sheet of that page."""
    answer = Response(page_styles(CorrectivePlan.KIND), HTTPStatus.OK, mimetype="text/css")
    answer.headers["Cache-Control"] = "max-age=300"
    return answer


@blueprint.get("/projects/<uuid:project_id>/corrective-plan/pdf")
@policy.at(Permission.FINDING_VIEW, "project")
def file(project_id: UUID) -> ResponseReturnValue:
    """The plan as a PDF."""
    plan = branding.dressed(_plan(project_id), branding.kept(session()))
    pdf = papers.render(plan, branding.assets(plan, blobs()))
    return send_file(
        BytesIO(pdf.data),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{fit_name(plan.title)}.pdf",
    )


def _plan(project_id: UUID) -> CorrectivePlan:
    chosen = choice_argument("language", LANGUAGES) or language()
    return plan_of(session(), project_id, cast(Config, current_app.extensions["config"]), chosen)
