"""The report of an inspection, read in the browser: the same view model and template as the PDF."""

from __future__ import annotations

from http import HTTPStatus
from typing import cast
from uuid import UUID

from flask import Blueprint, Response, current_app, url_for

from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.page import Frame, render_page
from inspect_app.services.report_pages import Picture, report_page
from inspect_app.services.reports import LANGUAGES
from inspect_app.web import policy
from inspect_app.web.branding import logo_picture, style_address, styled
from inspect_app.web.language import language
from inspect_app.web.queries import choice_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("report_pages", __name__)


@blueprint.get("/inspections/<uuid:inspection_id>/reports/page")
@policy.at(Permission.INSPECTION_VIEW, "inspection")
def show(inspection_id: UUID) -> Response:
    """The report in the language asked for."""
    chosen = choice_argument("language", LANGUAGES) or language()
    config = cast(Config, current_app.extensions["config"])
    page = report_page(session(), inspection_id, chosen, config)
    look = page.view.branding
    frame = Frame(style_address(look), url_for("reports.show", inspection_id=inspection_id))
    pictures = {name: _address(picture) for name, picture in page.pictures.items()}
    pictures |= logo_picture(look)
    return Response(render_page(page.view, frame, pictures), HTTPStatus.OK, mimetype="text/html")


@blueprint.get("/reports/page.css")
@policy.public
def styles() -> Response:
    """The style sheet of report pages."""
    return styled(InspectionReport.KIND)


def _address(picture: Picture) -> str:
    kind, row = picture
    if kind == "photo":
        return url_for("photos.picture", photo_id=row)
    return url_for("signatures.image", signature_id=row)
