"""Paper to print: blank checklists and forms, labels, certificates. All come as PDF."""

from __future__ import annotations

from io import BytesIO
from typing import cast
from uuid import UUID

from flask import Blueprint, current_app, render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission
from inspect_app.config import Config
from inspect_app.errors import NotFound
from inspect_app.reports.document import Document
from inspect_app.reports.renderer import Pdf
from inspect_app.services import branding, papers, patrol_registers
from inspect_app.services.reports import LANGUAGES
from inspect_app.services.revisions import load_revision
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.queries import revisions
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.queries import choice_argument
from inspect_app.web.reports import fit_name
from inspect_app.web.unit_of_work import database, session

blueprint = Blueprint("papers", __name__)


@blueprint.get("/papers")
@policy.somewhere(Permission.CHECKLIST_VIEW)
def index() -> ResponseReturnValue:
    """What can be printed blank."""
    reading = session()
    programmes = [(row, load_revision(reading, row.id).programme) for row in revisions.current(reading)]
    return render_template("papers/index.html", programmes=programmes)


@blueprint.get("/papers/<form>")
@policy.somewhere(Permission.CHECKLIST_VIEW)
def blank_form(form: str) -> ResponseReturnValue:
    """A blank form of the operating standard."""
    make = papers.BLANK_FORMS.get(form)
    if make is None:
        raise NotFound("form")
    return _sent(make(branding.in_force(session(), _config()), _language()))


@blueprint.get("/checklists/<uuid:revision_id>/paper")
@policy.somewhere(Permission.CHECKLIST_VIEW)
def checklist(revision_id: UUID) -> ResponseReturnValue:
    """A programme, or the checklist asked for by id, to be filled in by hand."""
    name = request.args.get("checklist")
    return _sent(papers.blank_checklist(session(), revision_id, name, _config(), _language()))


@blueprint.get("/projects/<uuid:project_id>/labels/pdf")
@policy.at(Permission.PROJECT_VIEW, "project")
def project_labels(project_id: UUID) -> ResponseReturnValue:
    """The project's labels on the paper asked for; ``skip`` labels are left free."""
    paper, skip = request.args.get("paper", ""), request.args.get("skip", 0, int)
    return _sent(papers.project_labels(session(), project_id, paper, skip, _config(), _language()))


@blueprint.get("/inspections/<uuid:inspection_id>/register")
@policy.at(Permission.INSPECTION_VIEW, "inspection")
def register(inspection_id: UUID) -> ResponseReturnValue:
    """The patrol register of a completed inspection, filled in and signed."""
    made = patrol_registers.filled_register(session(), _blobs(), inspection_id, _config(), _language())
    return _file(papers.render(made.document, made.assets), f"{made.document.title} {made.document.number}")


@blueprint.post("/inspections/<uuid:inspection_id>/certificate")
@policy.at(Permission.REPORT_RENDER, "inspection")
def certificate(inspection_id: UUID) -> ResponseReturnValue:
    """The certificate, in transactions of its own: rendering must not hold the write lock."""
    given = request.form.get("language", "")
    chosen = given if given in LANGUAGES else language()
    view, pdf = papers.certificate(database(), _config(), inspection_id, chosen)
    return _file(pdf, f"{view.project} {view.title} {view.number}")


def _config() -> Config:
    return cast(Config, current_app.extensions["config"])


def _language() -> str:
    return choice_argument("language", LANGUAGES) or language()


def _sent(document: Document) -> ResponseReturnValue:
    dressed = branding.dressed(document, branding.kept(session()))
    return _file(papers.render(dressed, branding.assets(dressed, _blobs())), document.title)


def _blobs() -> LocalBlobStore:
    return cast(LocalBlobStore, current_app.extensions["blobs"])


def _file(pdf: Pdf, name: str) -> ResponseReturnValue:
    return send_file(
        BytesIO(pdf.data),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{fit_name(name) or _('Form')}.pdf",
    )
