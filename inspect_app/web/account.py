"""One's own account."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.errors import Invalid, Refusal
from inspect_app.services import accounts, passwords, sites, users
from inspect_app.web import policy
from inspect_app.web import session as sessions
from inspect_app.web.addresses import client_address
from inspect_app.web.forms.account import PasswordForm
from inspect_app.web.messages import message_for
from inspect_app.web.presenters import roles
from inspect_app.web.unit_of_work import database, session

blueprint = Blueprint("account", __name__)


def _page(form: PasswordForm, status: HTTPStatus = HTTPStatus.OK) -> ResponseReturnValue:
    held = policy.actor().assignments
    with database().reading() as reading:
        names = sites.names_for(reading, held)
    told = [roles.told(a.role, a.project, a.region, names) for a in held]
    return render_template("account/show.html", form=form, roles=told), status


@blueprint.get("/account")
@policy.signed_in
def show() -> ResponseReturnValue:
    """Name, roles, and the form for another password."""
    return _page(PasswordForm())


@blueprint.post("/account/password")
@policy.signed_in
def change_password() -> ResponseReturnValue:
    """Take another password; every other session of the person ends, this one goes on."""
    form = PasswordForm()
    if not form.validate():
        return _page(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    person, present, new = policy.actor(), form.present.data or "", form.password.data or ""
    try:
        passwords.check_strength(new, person.username)
        if accounts.prove(database(), person.username, present, client_address()) is None:
            raise Invalid("password-wrong", "present")
    except Refusal as refusal:
        form.refuse(getattr(refusal, "field", ""), message_for(refusal.code, refusal.values))
        return _page(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    epoch = users.set_password(session(), person, person.id, new)
    sessions.begin(person, epoch)
    flash(_("Your password is changed. All your other sessions have ended."), "success")
    return redirect(url_for("account.show"))
