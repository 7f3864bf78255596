"""The start page."""

from __future__ import annotations

from flask import Blueprint, render_template

from inspect_app.access.model import Permission
from inspect_app.services import home, listing, starting
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@policy.signed_in
def index() -> str:
    """What waits for this person."""
    waiting = home.waiting(session(), policy.actor())
    titles = starting.grade_titles(session(), [row.revision_id for row in waiting.finished], language())
    return render_template(
        "home/index.html",
        waiting=waiting,
        titles=titles,
        checklists=listing.checklist_titles(session(), waiting.findings, language()),
        conduct=Permission.INSPECTION_CONDUCT,
    )
