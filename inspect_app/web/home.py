"""The start page."""

from __future__ import annotations

from flask import Blueprint, render_template

from inspect_app import clock
from inspect_app.access.model import Permission
from inspect_app.services import home, listing, starting
from inspect_app.services.correcting import lists
from inspect_app.services.correcting.timing import rules_of
from inspect_app.services.planning import due
from inspect_app.web import policy
from inspect_app.web.findings import zone
from inspect_app.web.language import language
from inspect_app.web.presenters import agenda, corrections
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@policy.signed_in
def index() -> str:
    """What waits for this person."""
    waiting = home.waiting(session(), policy.actor())
    work = lists.my_work(session(), policy.actor())
    rows = [row for pile in work for row in pile.found.rows]
    rules, now = rules_of(session(), zone()), clock.now()
    titles = starting.grade_titles(session(), [row.revision_id for row in waiting.finished], language())
    due_now = due.waiting(session(), policy.actor(), zone())
    return render_template(
        "home/index.html",
        waiting=waiting,
        today=agenda.entries(due_now, policy.actor(), zone()),
        titles=titles,
        checklists=listing.checklist_titles(session(), [*waiting.findings, *rows], language()),
        work=work,
        timings={row.id: corrections.row_timing(row, now, rules) for row in rows},
        conduct=Permission.INSPECTION_CONDUCT,
    )
