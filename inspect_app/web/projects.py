"""Projects and the locations in them."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission
from inspect_app.services import locations, projects, regions
from inspect_app.storage.models import Project
from inspect_app.web import policy
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.forms.sites import ProjectForm
from inspect_app.web.lists import after, links, search_text
from inspect_app.web.presenters.locations import row
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("projects", __name__)


@blueprint.get("/projects")
@policy.somewhere(Permission.PROJECT_VIEW)
def index() -> ResponseReturnValue:
    """The projects this person may see."""
    page = projects.listed(session(), policy.actor(), search_text(), after())
    counts = projects.location_counts(session(), page)
    return render_template("projects/list.html", page=page, counts=counts, links=links(page), q=search_text())


@blueprint.get("/projects/<uuid:project_id>")
@policy.at(Permission.PROJECT_VIEW, "project")
def show(project_id: UUID) -> ResponseReturnValue:
    """One project with its locations."""
    project = projects.found(session(), project_id)
    page = locations.listed(session(), project_id, search_text(), after())
    rows = [row(location) for location in page.rows]
    return render_template(
        "projects/show.html",
        project=project,
        rows=rows,
        links=links(page),
        q=search_text(),
        place=policy.place(),
    )


@blueprint.get("/projects/new")
@policy.company(Permission.PROJECT_MANAGE)
def new() -> ResponseReturnValue:
    """An empty form."""
    return _form(ProjectForm(), None)


@blueprint.post("/projects/new")
@policy.company(Permission.PROJECT_MANAGE)
def create() -> ResponseReturnValue:
    """A new project."""
    form, person = _offering(), policy.actor()
    made = attempt(form, lambda: projects.create(session(), person, form.facts()))
    return _saved(made) if made else _form(form, None, HTTPStatus.UNPROCESSABLE_ENTITY)


@blueprint.get("/projects/<uuid:project_id>/edit")
@policy.at(Permission.PROJECT_MANAGE, "project")
def edit(project_id: UUID) -> ResponseReturnValue:
    """The form with what is known."""
    form, project = ProjectForm(), projects.found(session(), project_id)
    form.show(project)
    return _form(form, project)


@blueprint.post("/projects/<uuid:project_id>/edit")
@policy.at(Permission.PROJECT_MANAGE, "project")
def save(project_id: UUID) -> ResponseReturnValue:
    """Change what is known."""
    form, person = _offering(), policy.actor()
    project = projects.found(session(), project_id)
    done = attempt(form, lambda: projects.edit(session(), person, project_id, form.facts()))
    return _saved(done) if done else _form(form, project, HTTPStatus.UNPROCESSABLE_ENTITY)


@blueprint.post("/projects/<uuid:project_id>/deactivate")
@policy.at(Permission.PROJECT_MANAGE, "project")
def deactivate(project_id: UUID) -> ResponseReturnValue:
    """No new inspections from now on."""
    return _saved(projects.set_active(session(), policy.actor(), project_id, False))


@blueprint.post("/projects/<uuid:project_id>/activate")
@policy.at(Permission.PROJECT_MANAGE, "project")
def activate(project_id: UUID) -> ResponseReturnValue:
    """New inspections again."""
    return _saved(projects.set_active(session(), policy.actor(), project_id, True))


def _saved(project: Project) -> ResponseReturnValue:
    flash(_("Saved."), "success")
    return redirect(url_for("projects.show", project_id=project.id))


def _offering() -> ProjectForm:
    form = ProjectForm()
    form.offer(regions.every(session()))
    return form


def _form(
    form: ProjectForm, project: Project | None, status: HTTPStatus = HTTPStatus.OK
) -> ResponseReturnValue:
    form.offer(regions.every(session()))
    return render_template("projects/form.html", form=form, project=project), status
