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
from inspect_app.reports.page import Frame, render_page
from inspect_app.services import branding
from inspect_app.services.corrective_plans import plan_file, plan_of
from inspect_app.services.reports import LANGUAGES
from inspect_app.web import policy
from inspect_app.web.branding import logo_picture, style_address, styled
from inspect_app.web.language import language
from inspect_app.web.queries import choice_argument
from inspect_app.web.reports import fit_name
from inspect_app.web.unit_of_work import database, session

blueprint = Blueprint("corrective_plans", __name__)


@blueprint.get("/projects/<uuid:project_id>/corrective-plan")
@policy.at(Permission.FINDING_VIEW, "project")
def show(project_id: UUID) -> Response:
    """The plan as a page."""
    looking = session()
    plan = plan_of(looking, project_id, _config(), _language())
    plan = branding.dressed(plan, branding.kept(looking))
    address = style_address(plan.branding, "corrective_plans.styles")
    frame = Frame(address, url_for("projects.show", project_id=project_id))
    page = render_page(plan, frame, logo_picture(plan.branding))
    return Response(page, HTTPStatus.OK, mimetype="text/html")


@blueprint.get("/corrective-plan.css")
@policy.public
def styles() -> Response:
    """The style sheet of that page."""
    return styled(CorrectivePlan.KIND)


# It is noted as handed out; as POST nobody else's page can make a browser ask for it.
@blueprint.post("/projects/<uuid:project_id>/corrective-plan/pdf")
@policy.at(Permission.FINDING_VIEW, "project")
def file(project_id: UUID) -> ResponseReturnValue:
    """The plan as a PDF, in transactions of its own: rendering must not hold the write lock."""
    plan, pdf = plan_file(database(), _config(), project_id, _language())
    return send_file(
        BytesIO(pdf.data),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{fit_name(plan.title)}.pdf",
    )


def _config() -> Config:
    return cast(Config, current_app.extensions["config"])


def _language() -> str:
    return choice_argument("language", LANGUAGES) or language()
