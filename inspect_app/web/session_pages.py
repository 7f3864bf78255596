"""Signing in, signing out, choosing the language."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import BadRequest

from inspect_app.errors import Refusal
from inspect_app.i18n import LOCALES
from inspect_app.services import accounts
from inspect_app.web import policy
from inspect_app.web import session as sessions
from inspect_app.web.addresses import client_address, next_address
from inspect_app.web.forms.session_pages import SignInForm
from inspect_app.web.messages import message_for
from inspect_app.web.unit_of_work import database, session

blueprint = Blueprint("session_pages", __name__)
TABLET = "/field/"


def _form(form: SignInForm, status: HTTPStatus = HTTPStatus.OK) -> ResponseReturnValue:
    return render_template("session_pages/sign_in.html", form=form), status


@blueprint.get("/sign-in")
@policy.public
def sign_in() -> ResponseReturnValue:
    """The form; who is signed in already is sent on, unless another person wants to sign in here."""
    if current_user.is_authenticated and "another" not in request.args:
        return redirect(next_address(request.args.get("next")))
    return _form(SignInForm())


@blueprint.post("/sign-in")
@policy.public
def begin() -> ResponseReturnValue:
    """Check name and password; on to where the person was going."""
    form = SignInForm()
    if not form.validate():
        return _form(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        name, password = form.username.data or "", form.password.data or ""
        actor, epoch = accounts.sign_in(database(), name, password, client_address())
    except Refusal as refusal:
        form.refuse("", message_for(refusal.code, refusal.values))
        locked = refusal.code == "sign-in-locked"
        return _form(form, HTTPStatus.TOO_MANY_REQUESTS if locked else HTTPStatus.UNPROCESSABLE_ENTITY)
    onward = next_address(request.args.get("next"))
    sessions.begin(actor, epoch)
    # A tablet ends its browser when memory or power run short; the work on it must still find its way out.
    cookie.permanent = onward.startswith(TABLET)
    return redirect(onward)


@blueprint.post("/sign-out")
@policy.signed_in
def sign_out() -> ResponseReturnValue:
    """End the person's sessions, on every device."""
    accounts.sign_out(session(), policy.actor())
    sessions.end()
    return redirect(url_for("session_pages.sign_in"))


@blueprint.post("/language")
@policy.public
def choose_language() -> ResponseReturnValue:
    """Keep the chosen language in this browser."""
    chosen = request.form.get("language")
    if chosen not in LOCALES:
        raise BadRequest
    cookie["language"] = chosen
    return redirect(next_address(request.form.get("next")))
