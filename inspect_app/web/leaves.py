"""Handing one's work to a colleague for a leave: one's own page, and an administrator's for anybody."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Assignment, Permission
from inspect_app.errors import Invalid
from inspect_app.services import delegating, sites, users
from inspect_app.services.accounts import plain_username
from inspect_app.services.delegating import Leave
from inspect_app.web import policy
from inspect_app.web.findings import zone
from inspect_app.web.forms.leaves import LeaveForm
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.lists import after, links
from inspect_app.web.presenters import leaves as presenter
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("leaves", __name__)


@blueprint.get("/account/leave")
@policy.signed_in
def own() -> ResponseReturnValue:
    """What I handed over and was handed, and the form for one more."""
    return _page(policy.actor().id, LeaveForm(formdata=None))


@blueprint.post("/account/leave")
@policy.signed_in
def hand_over() -> ResponseReturnValue:
    """Hand my work to a colleague."""
    return _handed(policy.actor().id, url_for("leaves.own"))


@blueprint.get("/users/<uuid:user_id>/leave")
@policy.company(Permission.USER_MANAGE)
def of_user(user_id: UUID) -> ResponseReturnValue:
    """The same of somebody who fell ill, say."""
    return _page(user_id, LeaveForm(formdata=None))


@blueprint.post("/users/<uuid:user_id>/leave")
@policy.company(Permission.USER_MANAGE)
def hand_over_for(user_id: UUID) -> ResponseReturnValue:
    """Hand somebody's work to a colleague."""
    return _handed(user_id, url_for("leaves.of_user", user_id=user_id))


@blueprint.post("/leaves/<uuid:delegation_id>/revoke")
@policy.signed_in
def revoke(delegation_id: UUID) -> ResponseReturnValue:
    """Take the work back at once; whose it is not, is told there is nothing."""
    row = delegating.revoke(session(), policy.actor(), delegation_id)
    flash(_("Saved."), "success")
    own_page = row.person_id == policy.actor().id
    return redirect(url_for("leaves.own") if own_page else url_for("leaves.of_user", user_id=row.person_id))


def _handed(user_id: UUID, page: str) -> ResponseReturnValue:
    form = LeaveForm()
    made = attempt(
        form, lambda: delegating.hand_over(session(), policy.actor(), user_id, _leave(form), zone())
    )
    if made is None:
        return _page(user_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("Saved."), "success")
    return redirect(page)


def _leave(form: LeaveForm) -> Leave:
    return Leave(
        delegate=plain_username(form.delegate.data or ""),
        assignments=tuple(_assignment(each) for each in request.form.getlist("roles")),
        first=form.day("first"),
        last=form.day("last"),
    )


def _assignment(told: str) -> Assignment:
    """The role a check box stands for. Raises Invalid."""
    found = delegating.assignment_of(told)
    if found is None:
        raise Invalid("delegation-role", field="roles")
    return found


def _page(user_id: UUID, form: LeaveForm) -> str:
    looking, actor = session(), policy.actor()
    user = users.found(looking, user_id)
    page = delegating.listed(looking, actor, user_id, after())
    held = delegating.own_roles(user)
    told = [each for row in page.rows for each in row.value.assignments]
    names = sites.names_for(looking, [*held, *told])
    return render_template(
        "leaves/show.html",
        user=user,
        form=form,
        roles=presenter.choices(held, names),
        chosen=request.form.getlist("roles") if form.is_submitted() else delegating.told(held),
        colleagues=delegating.colleagues(looking, user_id),
        rows=[presenter.row(each, user_id, names) for each in page.rows],
        links=links(page),
    )
