"""The patrol problem form of a finding, as PDF."""

from __future__ import annotations

from io import BytesIO
from typing import cast
from uuid import UUID

from flask import Blueprint, current_app, send_file
from flask.typing import ResponseReturnValue

from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.services import papers
from inspect_app.services.correcting import paper
from inspect_app.services.reports import LANGUAGES
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.photos import blobs
from inspect_app.web.queries import choice_argument
from inspect_app.web.reports import fit_name
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("finding_papers", __name__)


@blueprint.get("/findings/<uuid:finding_id>/form")
@policy.at(Permission.FINDING_VIEW, "finding")
def problem_form(finding_id: UUID) -> ResponseReturnValue:
    """The form as the finding stands now, signatures and all."""
    config = cast(Config, current_app.extensions["config"])
    chosen = choice_argument("language", LANGUAGES) or language()
    made = paper.problem_form(session(), blobs(), finding_id, config, chosen)
    pdf = papers.render(made.document, made.assets)
    name = f"{fit_name(f'{made.document.title} {made.document.forms[0].number}')}.pdf"
    return send_file(BytesIO(pdf.data), mimetype="application/pdf", as_attachment=True, download_name=name)
