"""A finding outside of inspections: from a patrol, from a scanned location, from a complaint."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app import ids
from inspect_app.access.model import Permission
from inspect_app.checklist.model import Severity
from inspect_app.errors import Conflict, Invalid
from inspect_app.findings.model import Cause, Source
from inspect_app.services import locations, projects
from inspect_app.services.correcting import raising
from inspect_app.services.correcting.raising import OUTSIDE, Raised
from inspect_app.services.evidence import StoredPhoto
from inspect_app.storage.models import Location
from inspect_app.web import policy
from inspect_app.web.attachments import LARGEST_FORM, stored_photos
from inspect_app.web.bodies import limit_body
from inspect_app.web.findings import zone
from inspect_app.web.forms.fields import options
from inspect_app.web.forms.findings import RaiseForm
from inspect_app.web.messages import message_for
from inspect_app.web.presenters.correction_words import CAUSES, SEVERITIES, SOURCES
from inspect_app.web.queries import choice_argument, uuid_argument
from inspect_app.web.unit_of_work import database, session

blueprint = Blueprint("raising", __name__)
limit_body(blueprint, "create", LARGEST_FORM)
at_project = policy.at(Permission.FINDING_RECORD, "project")


@blueprint.get("/findings/new")
@policy.somewhere(Permission.FINDING_RECORD)
def choose_project() -> ResponseReturnValue:
    """Where it was found; with one project only there is nothing to choose."""
    rows = [row for row in projects.every(session(), policy.actor(), Permission.FINDING_RECORD) if row.active]
    if len(rows) == 1:
        return redirect(url_for("raising.new", project_id=rows[0].id))
    return render_template(
        "findings/projects.html", rows=rows, title=_("Report a problem"), endpoint="raising.new"
    )


@blueprint.get("/projects/<uuid:project_id>/findings/new")
@at_project
def new(project_id: UUID) -> ResponseReturnValue:
    """The form; a scanned label has chosen the location already."""
    form, offered = _form(project_id)
    location = uuid_argument("location")
    form.finding.data = str(ids.new())
    form.source.data = choice_argument("source", [source.value for source in OUTSIDE]) or Source.PATROL.value
    form.severity.data = Severity.MINOR.value
    form.location.data = str(location) if location in {each.id for each in offered} else ""
    return _shown(form, project_id)


@blueprint.post("/projects/<uuid:project_id>/findings/new")
@at_project
def create(project_id: UUID) -> ResponseReturnValue:
    """Open it, and go to its page."""
    with database().reading() as reading:
        offered = locations.labelled(reading, project_id)
    form = _choices(RaiseForm(), offered)
    try:
        stored = stored_photos()
        if form.validate():
            return _opened(project_id, form, stored)
    except (Conflict, Invalid) as refusal:
        form.refuse(getattr(refusal, "field", ""), message_for(refusal.code, refusal.values))
    return _shown(form, project_id), HTTPStatus.UNPROCESSABLE_ENTITY


def _opened(project_id: UUID, form: RaiseForm, stored: list[StoredPhoto]) -> ResponseReturnValue:
    raised = Raised(
        id=UUID(form.finding.data),
        source=Source(form.source.data),
        severity=Severity(form.severity.data),
        what=form.what.data or "",
        note=form.note.data or "",
        location=UUID(form.location.data) if form.location.data else None,
        place=form.place.data or "",
        urgent=form.urgent.data,
        cause=Cause(form.cause.data) if form.cause.data else None,
        photos=tuple(stored),
    )
    row = raising.raise_finding(session(), policy.actor(), project_id, raised, zone())
    flash(_("Recorded as %(number)s. The supervisor sees it now.", number=row.number), "success")
    return redirect(url_for("findings.show", finding_id=row.id))


def _form(project_id: UUID) -> tuple[RaiseForm, list[Location]]:
    offered = list(locations.labelled(session(), project_id))
    return _choices(RaiseForm(), offered), offered


def _choices(form: RaiseForm, offered: list[Location]) -> RaiseForm:
    form.source.choices = options([(source.value, SOURCES[source]) for source in OUTSIDE])
    form.severity.choices = options([(each.value, SEVERITIES[each]) for each in reversed(Severity)])
    form.cause.choices = options([("", _("Not known yet"))] + [(each.value, CAUSES[each]) for each in Cause])
    places = [(str(row.id), raising.place_words(row)) for row in offered]
    form.location.choices = options([("", _("No location of the list")), *places])
    return form


def _shown(form: RaiseForm, project_id: UUID) -> str:
    return render_template(
        "findings/new.html",
        form=form,
        project=projects.found(session(), project_id),
        photos_lost=bool(request.files),
    )
