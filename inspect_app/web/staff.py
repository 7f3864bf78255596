"""The people observed at a project: the key from codes to names."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission
from inspect_app.services import projects
from inspect_app.services.conduct import showing, staff
from inspect_app.storage.models import StaffMember
from inspect_app.web import policy
from inspect_app.web.forms.conduct import StaffForm
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.lists import after, links
from inspect_app.web.unit_of_work import database, session

blueprint = Blueprint("staff", __name__)
_of_person = policy.at(Permission.CONDUCT_KEY, "staff")


@blueprint.get("/projects/<uuid:project_id>/staff")
@policy.at(Permission.CONDUCT_KEY, "project")
def index(project_id: UUID) -> ResponseReturnValue:
    """Everybody of the project."""
    return _page(project_id, StaffForm(formdata=None))


@blueprint.post("/projects/<uuid:project_id>/staff")
@policy.at(Permission.CONDUCT_KEY, "project")
def add(project_id: UUID) -> ResponseReturnValue:
    """Somebody more."""
    form, actor = StaffForm(), policy.actor()
    name, username = form.name.data or "", form.username.data or ""
    if attempt(form, lambda: staff.add(session(), actor, project_id, name, username)) is None:
        return _page(project_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    return _saved(project_id)


@blueprint.get("/staff/<uuid:staff_id>")
@_of_person
def show(staff_id: UUID) -> ResponseReturnValue:
    """What somebody's conduct came to; that it was looked at is kept first."""
    actor = policy.actor()
    with database().writing() as writing:
        person = staff.found(writing, staff_id)
        page = showing.of_staff(writing, actor, person, after())
        showing.note_looks(writing, actor, page.rows)
    return render_template("conduct/staff.html", person_shown=person, page=page, links=links(page))


@blueprint.get("/staff/<uuid:staff_id>/looks")
@policy.at(Permission.CONDUCT_LOG, "staff")
def looks(staff_id: UUID) -> ResponseReturnValue:
    """Who saw the person's name beside a result."""
    person = staff.found(session(), staff_id)
    page = showing.looks_at(session(), person, after())
    return render_template("conduct/looks.html", page=page, links=links(page), staff=person)


@blueprint.post("/staff/<uuid:staff_id>/retire")
@_of_person
def retire(staff_id: UUID) -> ResponseReturnValue:
    """They have left: they are named no more, and what was observed stays."""
    return _changed(lambda: staff.set_active(session(), policy.actor(), staff_id, False))


@blueprint.post("/staff/<uuid:staff_id>/activate")
@_of_person
def activate(staff_id: UUID) -> ResponseReturnValue:
    """They are back."""
    return _changed(lambda: staff.set_active(session(), policy.actor(), staff_id, True))


def _changed(change: Callable[[], StaffMember]) -> ResponseReturnValue:
    return _saved(change().project_id)


def _saved(project_id: UUID) -> ResponseReturnValue:
    flash(_("Saved."), "success")
    return redirect(url_for("staff.index", project_id=project_id))


def _page(project_id: UUID, form: StaffForm) -> str:
    return render_template(
        "conduct/people.html",
        project=projects.found(session(), project_id),
        rows=staff.listed(session(), project_id),
        form=form,
        place=policy.place(),
    )
