"""Locations: one page each, their labels, and what a scanned label leads to."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, Response, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission
from inspect_app.reports.label_papers import LABEL_PAPERS
from inspect_app.services import labels, location_lines, locations, projects
from inspect_app.storage.models import Location
from inspect_app.web import policy
from inspect_app.web.forms.locations import LocationForm, LocationsForm
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.language import language
from inspect_app.web.presenters.locations import row
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("locations", __name__)
managing_project = policy.at(Permission.LOCATION_MANAGE, "project")
managing = policy.at(Permission.LOCATION_MANAGE, "location")
viewing = policy.at(Permission.PROJECT_VIEW, "location")


@blueprint.get("/locations/<uuid:location_id>")
@viewing
def show(location_id: UUID) -> ResponseReturnValue:
    """One location with its label."""
    shown = row(locations.found(session(), location_id))
    return render_template("locations/show.html", row=shown, location=shown.location, place=policy.place())


@blueprint.get("/l/<code>")
@policy.signed_in
def scanned(code: str) -> ResponseReturnValue:
    """From a scanned label to the location."""
    location = locations.found_by_code(session(), policy.actor(), code)
    return redirect(url_for("locations.show", location_id=location.id))


@blueprint.get("/locations/<uuid:location_id>/qr.svg")
@viewing
def qr(location_id: UUID) -> Response:
    """The location's label as a picture."""
    location = locations.found(session(), location_id)
    text = labels.text_of(current_app.extensions["config"].public_url, location.code)
    return Response(labels.svg(text), mimetype="image/svg+xml")


@blueprint.get("/projects/<uuid:project_id>/labels")
@policy.at(Permission.PROJECT_VIEW, "project")
def sheet_of_labels(project_id: UUID) -> ResponseReturnValue:
    """The project's labels, to print and cut."""
    project = projects.found(session(), project_id)
    rows = [row(location) for location in locations.labelled(session(), project_id)]
    return render_template("locations/labels.html", project=project, rows=rows, papers=LABEL_PAPERS.values())


@blueprint.get("/projects/<uuid:project_id>/locations/new")
@managing_project
def new(project_id: UUID) -> ResponseReturnValue:
    """An empty form."""
    return _form(LocationForm(), project_id, None)


@blueprint.post("/projects/<uuid:project_id>/locations/new")
@managing_project
def create(project_id: UUID) -> ResponseReturnValue:
    """A new location."""
    form, person = _offering(), policy.actor()
    made = attempt(form, lambda: locations.create(session(), person, project_id, form.facts()))
    return _saved(made) if made else _form(form, project_id, None, HTTPStatus.UNPROCESSABLE_ENTITY)


@blueprint.get("/projects/<uuid:project_id>/locations/add")
@managing_project
def new_many(project_id: UUID) -> ResponseReturnValue:
    """A form for many locations."""
    return _lines(LocationsForm(), project_id)


@blueprint.post("/projects/<uuid:project_id>/locations/add")
@managing_project
def create_many(project_id: UUID) -> ResponseReturnValue:
    """Many locations, all or none."""
    form, person = LocationsForm(), policy.actor()
    made = attempt(
        form,
        lambda: locations.create_many(
            session(), person, project_id, location_lines.read(form.lines.data or "")
        ),
    )
    if not made:
        return _lines(form, project_id, HTTPStatus.UNPROCESSABLE_ENTITY)
    flash(_("%(count)s locations added.", count=len(made)), "success")
    return redirect(url_for("projects.show", project_id=project_id))


@blueprint.get("/locations/<uuid:location_id>/edit")
@managing
def edit(location_id: UUID) -> ResponseReturnValue:
    """The form with what is known."""
    form, location = LocationForm(), locations.found(session(), location_id)
    form.show(location)
    return _form(form, location.project_id, location)


@blueprint.post("/locations/<uuid:location_id>/edit")
@managing
def save(location_id: UUID) -> ResponseReturnValue:
    """Change what is known."""
    form, person = _offering(), policy.actor()
    location = locations.found(session(), location_id)
    done = attempt(form, lambda: locations.edit(session(), person, location_id, form.facts()))
    if done:
        return _saved(done)
    return _form(form, location.project_id, location, HTTPStatus.UNPROCESSABLE_ENTITY)


@blueprint.post("/locations/<uuid:location_id>/deactivate")
@managing
def deactivate(location_id: UUID) -> ResponseReturnValue:
    """Leave it out of new inspections."""
    return _saved(locations.set_active(session(), policy.actor(), location_id, False))


@blueprint.post("/locations/<uuid:location_id>/activate")
@managing
def activate(location_id: UUID) -> ResponseReturnValue:
    """Take it into new inspections again."""
    return _saved(locations.set_active(session(), policy.actor(), location_id, True))


def _saved(location: Location) -> ResponseReturnValue:
    flash(_("Saved."), "success")
    return redirect(url_for("locations.show", location_id=location.id))


def _offering() -> LocationForm:
    form = LocationForm()
    form.offer(language())
    return form


def _form(
    form: LocationForm, project_id: UUID, location: Location | None, status: HTTPStatus = HTTPStatus.OK
) -> ResponseReturnValue:
    form.offer(language())
    project = projects.found(session(), project_id)
    return render_template("locations/form.html", form=form, project=project, location=location), status


def _lines(form: LocationsForm, project_id: UUID, status: HTTPStatus = HTTPStatus.OK) -> ResponseReturnValue:
    project = projects.found(session(), project_id)
    return render_template("locations/add.html", form=form, project=project), status
