"""Departments that work is given to, and who works in them."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission
from inspect_app.errors import Invalid, NotFound
from inspect_app.services.correcting import assignees
from inspect_app.web import policy
from inspect_app.web.forms.findings import DepartmentForm, MemberForm
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("departments", __name__)
managing = policy.company(Permission.USER_MANAGE)


@blueprint.get("/departments")
@managing
def index() -> ResponseReturnValue:
    """All departments."""
    return _shown(DepartmentForm(formdata=None), MemberForm(formdata=None), None)


@blueprint.post("/departments")
@managing
def create() -> ResponseReturnValue:
    """A new one."""
    form = DepartmentForm()
    made = attempt(form, lambda: assignees.add(session(), policy.actor(), form.name.data or ""))
    if made:
        return _saved()
    return _shown(form, MemberForm(formdata=None), None), HTTPStatus.UNPROCESSABLE_ENTITY


@blueprint.post("/departments/<uuid:department_id>/people")
@managing
def join(department_id: UUID) -> ResponseReturnValue:
    """Let somebody work there."""
    form = MemberForm()

    def add() -> object:
        try:
            return assignees.join(session(), policy.actor(), department_id, form.username.data or "")
        except NotFound as missing:
            if missing.values.get("what") == "user":
                raise Invalid("user-unknown", field="username") from None
            raise

    if attempt(form, add):
        return _saved()
    return _shown(DepartmentForm(formdata=None), form, department_id), HTTPStatus.UNPROCESSABLE_ENTITY


@blueprint.post("/departments/<uuid:department_id>/people/<uuid:user_id>/leave")
@managing
def leave(department_id: UUID, user_id: UUID) -> ResponseReturnValue:
    """Let somebody no longer work there."""
    return _done(lambda: assignees.leave(session(), policy.actor(), department_id, user_id))


@blueprint.post("/departments/<uuid:department_id>/deactivate")
@managing
def deactivate(department_id: UUID) -> ResponseReturnValue:
    """Give it no more work."""
    return _done(lambda: assignees.set_active(session(), policy.actor(), department_id, False))


@blueprint.post("/departments/<uuid:department_id>/activate")
@managing
def activate(department_id: UUID) -> ResponseReturnValue:
    """Give it work again."""
    return _done(lambda: assignees.set_active(session(), policy.actor(), department_id, True))


def _done(change: Callable[[], object]) -> ResponseReturnValue:
    change()
    return _saved()


def _saved() -> ResponseReturnValue:
    flash(_("Saved."), "success")
    return redirect(url_for("departments.index"))


def _shown(form: DepartmentForm, member: MemberForm, at: UUID | None) -> str:
    rows = assignees.listed(session())
    return render_template("findings/departments.html", rows=rows, form=form, member=member, at=at)
