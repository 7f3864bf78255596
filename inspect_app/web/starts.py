"""Starting an inspection: which project, which programme."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from inspect_app import ids
from inspect_app.access.model import Permission, Place
from inspect_app.access.rules import may
from inspect_app.config import Config
from inspect_app.errors import Conflict
from inspect_app.services import listing, projects, starting
from inspect_app.storage.queries.inspections import Wanted
from inspect_app.web import policy
from inspect_app.web.forms.inspections import StartForm
from inspect_app.web.language import language
from inspect_app.web.lists import search_text
from inspect_app.web.messages import message_for
from inspect_app.web.queries import uuid_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("starts", __name__)


@blueprint.get("/inspections/new")
@policy.somewhere(Permission.INSPECTION_CONDUCT)
def choose_project() -> str:
    """The projects one may inspect."""
    search = search_text()
    actor = policy.actor()
    page = projects.listed(session(), actor, search, uuid_argument("after"))
    open_here = [
        row
        for row in page.rows
        if row.active and may(actor, Permission.INSPECTION_CONDUCT, Place(row.id, row.region_id))
    ]
    following = url_for("starts.choose_project", q=search, after=page.after) if page.after else ""
    return render_template(
        "inspections/projects.html", projects=open_here, search=search, following=following
    )


@blueprint.get("/projects/<uuid:project_id>/inspections/new")
@policy.at(Permission.INSPECTION_CONDUCT, "project")
def choose_programme(project_id: UUID) -> ResponseReturnValue:
    """The programmes one can start there, and what is in progress already."""
    return _programmes(project_id)


def _programmes(
    project_id: UUID, refusal: str = "", status: HTTPStatus = HTTPStatus.OK
) -> ResponseReturnValue:
    reading = session()
    running = listing.list_inspections(reading, policy.actor(), Wanted(project_id, None, "in_progress"))
    page = render_template(
        "inspections/new.html",
        project=projects.found(reading, project_id),
        offers=starting.offers(reading, project_id),
        running=running.page.rows,
        language_name="zh" if language() == "zh" else "en",
        fresh_id=ids.new,
        refusal=refusal,
    )
    return page, status


@blueprint.post("/projects/<uuid:project_id>/inspections")
@policy.at(Permission.INSPECTION_CONDUCT, "project")
def create(project_id: UUID) -> ResponseReturnValue:
    """Begin; the next page leads to the tablet."""
    form = StartForm()
    if not form.validate():
        return _programmes(project_id, message_for("http-400", {}), HTTPStatus.UNPROCESSABLE_ENTITY)
    config: Config = current_app.extensions["config"]
    project = projects.found(session(), project_id)
    revision_id, inspection_id = UUID(form.revision.data), UUID(form.inspection.data)
    try:
        made = starting.start(session(), policy.actor(), project, revision_id, inspection_id, config.zone)
    except Conflict as conflict:
        words = message_for(conflict.code, conflict.values)
        return _programmes(project_id, words, HTTPStatus.CONFLICT)
    return redirect(url_for("inspections.show", inspection_id=made.id))
