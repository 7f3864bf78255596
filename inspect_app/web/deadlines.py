"""The company's deadlines for findings, and every version of them."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission
from inspect_app.checklist.model import Severity
from inspect_app.services.correcting import timing
from inspect_app.storage.queries import corrections
from inspect_app.web import policy
from inspect_app.web.findings import zone
from inspect_app.web.forms.deadlines import COLUMNS, REPLIES, DeadlinesForm, pair
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.lists import after, links
from inspect_app.web.presenters import deadlines as presenter
from inspect_app.web.presenters.correction_words import SEVERITIES
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("deadlines", __name__)
managing = policy.company(Permission.DEADLINE_MANAGE)


@blueprint.get("/findings/deadlines")
@managing
def edit() -> ResponseReturnValue:
    """The form with what is set."""
    form, looking = DeadlinesForm(formdata=None), session()
    form.offer()
    form.show(timing.rules_of(looking).policy, timing.document_of(looking), timing.mark(looking))
    return _page(form)


@blueprint.post("/findings/deadlines")
@managing
def save() -> ResponseReturnValue:
    """Set them for all findings recorded from now on."""
    form = DeadlinesForm()
    form.offer()
    if attempt(form, lambda: _keep(form)) is None:
        return _page(form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("Saved. Findings recorded before keep their deadlines."), "success")
    return redirect(url_for("deadlines.edit"))


def _keep(form: DeadlinesForm) -> object:
    return timing.save(session(), policy.actor(), form.document(), zone(), form.seen.data or "")


def _page(form: DeadlinesForm) -> str:
    page = timing.versions(session(), after())
    names = corrections.names(session(), {row.made_by for row in page.rows if row.made_by})
    return render_template(
        "findings/deadlines.html",
        form=form,
        groups=[
            (SEVERITIES[severity], [pair(severity, role) for role in COLUMNS])
            for severity in reversed(Severity)
        ],
        replies=list(REPLIES),
        versions=[presenter.version(row, names) for row in page.rows],
        links=links(page),
    )
