"""What is published: the programmes in force, and the content of each, for reading."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template

from inspect_app.access.model import Permission
from inspect_app.services.revisions import load_revision, published
from inspect_app.storage.queries import revisions
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.presenters import contents
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("checklists", __name__)


@blueprint.get("/checklists")
@policy.somewhere(Permission.CHECKLIST_VIEW)
def index() -> str:
    """The programmes in force; they are few, one a kind of inspection."""
    reading = session()
    programmes = [
        (row, contents.summary_of(load_revision(reading, row.id))) for row in revisions.current(reading)
    ]
    return render_template("checklists/list.html", programmes=programmes)


@blueprint.get("/checklists/<uuid:revision_id>")
@policy.somewhere(Permission.CHECKLIST_VIEW)
def show(revision_id: UUID) -> str:
    """A programme's parts and checklists with their weights."""
    row = published(session(), revision_id)
    revision = load_revision(session(), revision_id)
    return render_template(
        "checklists/show.html",
        row=row,
        programme=revision.programme,
        summary=contents.summary_of(revision),
        title=revision.programme.title.in_language(language()),
    )


@blueprint.get("/checklists/<uuid:revision_id>/<checklist>")
@policy.somewhere(Permission.CHECKLIST_VIEW)
def checklist(revision_id: UUID, checklist: str) -> str:
    """One checklist, item by item, with the clauses it rests on."""
    row = published(session(), revision_id)
    revision = load_revision(session(), revision_id)
    found = contents.checklist_of(revision, checklist)
    return render_template(
        "checklists/checklist.html",
        row=row,
        checklist=found,
        title=found.title.in_language(language()),
        sections=contents.sections(revision, found, language()),
    )
