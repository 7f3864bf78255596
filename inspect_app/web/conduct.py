"""Whose conduct was observed: naming, commenting, one's own results, and who looked."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app import clock
from inspect_app.access.model import Permission
from inspect_app.access.rules import may
from inspect_app.errors import Conflict, Invalid
from inspect_app.services.conduct import naming, showing, staff, windows
from inspect_app.services.records import load, sheet_of
from inspect_app.web import policy
from inspect_app.web.findings import zone
from inspect_app.web.forms.conduct import CommentForm, PersonForm
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.language import language
from inspect_app.web.lists import after, links
from inspect_app.web.messages import message_for
from inspect_app.web.unit_of_work import database, session

blueprint = Blueprint("conduct", __name__)


@blueprint.get("/inspections/<uuid:inspection_id>/conduct")
@policy.at(Permission.INSPECTION_VIEW, "inspection")
def of_inspection(inspection_id: UUID) -> ResponseReturnValue:
    """The encounters of an inspection, with who was observed; that a name was shown is kept first."""
    actor = policy.actor()
    with database().writing() as writing:
        record = load(writing, inspection_id)
        rows = showing.encounters(writing, actor, record)
        showing.note_looks(writing, actor, [row.result for row in rows if row.result])
        people = staff.listed(writing, record.inspection.project_id)
        ends = windows.naming_ends(writing, record.inspection, zone())
        until = windows.provisional_until(writing, inspection_id)
    form = PersonForm(formdata=None)
    form.offer(people)
    return render_template(
        "conduct/inspection.html",
        inspection=record.inspection,
        programme=record.revision.programme.title.in_language(language()),
        rows=rows,
        form=form,
        until=until,
        naming=may(actor, Permission.INSPECTION_CONDUCT, policy.place())
        and (ends is None or clock.now() < ends),
        keeping=may(actor, Permission.CONDUCT_KEY, policy.place()),
        offered=any(person.active for person in people),
    )


@blueprint.post("/sheets/<uuid:sheet_id>/person")
@policy.at(Permission.INSPECTION_CONDUCT, "sheet")
def name(sheet_id: UUID) -> ResponseReturnValue:
    """Say who was observed in the encounter."""
    inspection_id = sheet_of(session(), sheet_id).inspection_id
    form = PersonForm()
    form.offer(staff.listed(session(), load(session(), inspection_id).inspection.project_id))
    if form.validate():
        try:
            naming.name(session(), policy.actor(), sheet_id, UUID(form.staff.data), zone())
            flash(_("Saved."), "success")
        except (Conflict, Invalid) as refusal:
            flash(message_for(refusal.code, refusal.values), "error")
    else:
        flash(_("Choose one of those offered."), "error")
    return redirect(url_for("conduct.of_inspection", inspection_id=inspection_id))


@blueprint.get("/sheets/<uuid:sheet_id>/comment")
@policy.signed_in
def ask(sheet_id: UUID) -> ResponseReturnValue:
    """The form for a comment on a result that is one's own, or of staff one speaks for."""
    return _ask(sheet_id, CommentForm(formdata=None))


@blueprint.post("/sheets/<uuid:sheet_id>/comment")
@policy.signed_in
def comment(sheet_id: UUID) -> ResponseReturnValue:
    """Say something to it before it is final."""
    form = CommentForm()
    done = attempt(form, lambda: naming.comment(session(), policy.actor(), sheet_id, form.text.data or ""))
    if done is None:
        return _ask(sheet_id, form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(_("Saved. It stands beside the result and in the report."), "success")
    if done.staff.user_id == policy.actor().id:
        return redirect(url_for("conduct.mine"))
    return redirect(url_for("conduct.of_inspection", inspection_id=done.inspection_id))


def _ask(sheet_id: UUID, form: CommentForm) -> str:
    row = naming.subject_of(session(), policy.actor(), sheet_id)
    shown = showing.result_of(session(), policy.actor(), row, naming.place_of(session(), row).region)
    return render_template("conduct/comment.html", form=form, row=shown)


@blueprint.get("/conduct")
@policy.signed_in
def mine() -> ResponseReturnValue:
    """What my own conduct came to."""
    page = showing.mine(session(), policy.actor(), after())
    return render_template("conduct/mine.html", page=page, links=links(page))


@blueprint.get("/conduct/looks")
@policy.signed_in
def looks_at_me() -> ResponseReturnValue:
    """Who saw my name beside a result."""
    page = showing.looks_at_me(session(), policy.actor(), after())
    return render_template("conduct/looks.html", page=page, links=links(page), staff=None)
