"""What a person was told: the list behind the bell, and what reaches them how."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest

from inspect_app.config import Config
from inspect_app.services.notifying import choosing, reading
from inspect_app.web import policy
from inspect_app.web.forms.notices import ChoicesForm
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.language import language
from inspect_app.web.lists import after, links
from inspect_app.web.presenters import notices as presenter
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("notices", __name__)


@blueprint.get("/notices")
@policy.signed_in
def index() -> str:
    """A page of them, the newest first."""
    page = reading.listed(session(), policy.actor(), after())
    rows = [presenter.notice_row(row, language()) for row in page.rows]
    return render_template("notices/list.html", rows=rows, **links(page))


# Whose notice it is, and whether they may still see the project, is asked by the service.
@blueprint.post("/notices/<uuid:notice_id>/open")
@policy.signed_in
def follow(notice_id: UUID) -> ResponseReturnValue:
    """It is read: on to the finding."""
    notice = reading.open_one(session(), policy.actor(), notice_id)
    return redirect(url_for("findings.show", finding_id=notice.finding_id), HTTPStatus.SEE_OTHER)


@blueprint.post("/notices/read")
@policy.signed_in
def read_all() -> ResponseReturnValue:
    """Everything up to the newest one that was shown is read."""
    try:
        until = UUID(request.form.get("until", ""))
    except ValueError:
        raise BadRequest from None
    reading.read_all(session(), policy.actor(), until)
    return redirect(url_for("notices.index"), HTTPStatus.SEE_OTHER)


@blueprint.get("/account/notices")
@policy.signed_in
def choices() -> str:
    """The table of kinds by channels, as it is."""
    wishes = choosing.of_person(session(), policy.actor())
    form = ChoicesForm()
    form.email.data = wishes.email
    ticked = {presenter.choice_value(*each) for each, wanted in wishes.wanted.items() if wanted}
    return _table(form, frozenset(ticked))


@blueprint.post("/account/notices")
@policy.signed_in
def choose() -> ResponseReturnValue:
    """Take what the person wants."""
    form = ChoicesForm()

    def keep() -> bool:
        choosing.choose(session(), policy.actor(), form.wishes())
        return True

    if attempt(form, keep):
        flash(_("Saved."), "success")
        return redirect(url_for("notices.choices"))
    return _table(form, form.ticked()), HTTPStatus.UNPROCESSABLE_ENTITY


def _table(form: ChoicesForm, ticked: frozenset[str]) -> str:
    config: Config = current_app.extensions["config"]
    return render_template(
        "notices/choices.html",
        form=form,
        ticked=ticked,
        groups=list(presenter.choice_groups()),
        channels=list(presenter.CHANNELS.values()),
        sends_mail=bool(config.smtp_host),
    )
