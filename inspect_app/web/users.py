"""People, for administrators."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission
from inspect_app.services import accounts, projects, regions, users
from inspect_app.storage.models import User
from inspect_app.web import policy
from inspect_app.web import session as sessions
from inspect_app.web.forms import users as forms
from inspect_app.web.forms.fields import showable
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.forms.users import NewPasswordForm, NewUserForm, ProfileForm, RoleRow
from inspect_app.web.lists import after, links, search_text
from inspect_app.web.presenters import roles
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("users", __name__)
managing = policy.company(Permission.USER_MANAGE)


@blueprint.get("/users")
@managing
def index() -> ResponseReturnValue:
    """Everybody with an account."""
    page = users.listed(session(), search_text(), after())
    told = roles.told_of(session(), page.rows)
    return render_template("users/list.html", page=page, roles=told, links=links(page), q=search_text())


@blueprint.get("/users/new")
@managing
def new() -> ResponseReturnValue:
    """An empty form."""
    return _new(NewUserForm(), [])


@blueprint.post("/users/new")
@managing
def create() -> ResponseReturnValue:
    """A new person."""
    form, rows = NewUserForm(), _sent()
    form.offer()
    made = attempt(form, lambda: _create(form, rows))
    if made is None:
        return _new(form, rows, HTTPStatus.UNPROCESSABLE_ENTITY)
    flash(_("%(name)s can sign in now.", name=made.name), "success")
    return redirect(url_for("users.show", user_id=made.id))


@blueprint.get("/users/<uuid:user_id>")
@managing
def show(user_id: UUID) -> ResponseReturnValue:
    """One person, with forms for facts and password."""
    user = users.found(session(), user_id)
    form = ProfileForm(formdata=None, obj=user)
    return _one(user, form, forms.known_rows(user), NewPasswordForm(formdata=None))


@blueprint.post("/users/<uuid:user_id>")
@managing
def save(user_id: UUID) -> ResponseReturnValue:
    """Change name, language and roles."""
    form, rows, person = ProfileForm(), _sent(), policy.actor()
    seen = request.form.get("seen")
    form.offer()
    user = users.found(session(), user_id)
    done = attempt(form, lambda: users.edit(session(), person, user_id, form.profile(rows), seen))
    if done is None:
        return _one(user, form, rows, NewPasswordForm(formdata=None), HTTPStatus.UNPROCESSABLE_ENTITY)
    if done.id == person.id:
        # Other roles end one's sessions; whoever changes their own goes on in this one.
        sessions.begin(accounts.as_actor(done), done.session_epoch)
    return _saved(user_id)


@blueprint.post("/users/<uuid:user_id>/password")
@managing
def set_password(user_id: UUID) -> ResponseReturnValue:
    """Give the person another password."""
    form, person = NewPasswordForm(), policy.actor()
    new_password = form.password.data or ""
    done = attempt(form, lambda: users.set_password(session(), person, user_id, new_password))
    if done is None:
        user = users.found(session(), user_id)
        profile = ProfileForm(formdata=None, obj=user)
        return _one(user, profile, forms.known_rows(user), form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if user_id == person.id:
        sessions.begin(person, done)
    return _saved(user_id)


@blueprint.post("/users/<uuid:user_id>/disable")
@managing
def disable(user_id: UUID) -> ResponseReturnValue:
    """Let the person in no more."""
    users.disable(session(), policy.actor(), user_id)
    return _saved(user_id)


@blueprint.post("/users/<uuid:user_id>/enable")
@managing
def enable(user_id: UUID) -> ResponseReturnValue:
    """Let the person in again."""
    users.enable(session(), policy.actor(), user_id)
    return _saved(user_id)


def _create(form: NewUserForm, rows: list[RoleRow]) -> User:
    name, password = form.username.data or "", form.password.data or ""
    return users.create(session(), policy.actor(), name, password, form.profile(rows))


def _sent() -> list[RoleRow]:
    return forms.sent_rows(request.form.getlist("role"), request.form.getlist("place"))


def _saved(user_id: UUID) -> ResponseReturnValue:
    flash(_("Saved."), "success")
    return redirect(url_for("users.show", user_id=user_id))


def _choices(rows: list[RoleRow]) -> dict[str, object]:
    places = forms.place_choices(regions.every(session()), projects.all_of_company(session()))
    spare = [RoleRow()] * forms.SPARE_ROWS
    return {"rows": [*rows, *spare], "places": places, "role_titles": roles.TITLES}


def _new(form: NewUserForm, rows: list[RoleRow], status: HTTPStatus = HTTPStatus.OK) -> ResponseReturnValue:
    form.offer()
    return render_template("users/new.html", form=form, **_choices(rows)), status


def _one(
    user: User,
    form: ProfileForm,
    rows: list[RoleRow],
    password: NewPasswordForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> ResponseReturnValue:
    form.offer()
    told = roles.told_of(session(), [user])[user.id]
    return (
        render_template(
            "users/show.html",
            user=user,
            form=form,
            password=password,
            roles=told,
            # What was seen when the page was first opened, also where it is shown again with its faults.
            seen=showable(request.form.get("seen")) or users.roles_mark(user),
            **_choices(rows),
        ),
        status,
    )
