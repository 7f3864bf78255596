"""Giving out work: several findings of a project to one department or person."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app import clock, ids
from inspect_app.access.model import Permission
from inspect_app.errors import Conflict, Invalid, Refusal
from inspect_app.findings.model import Party
from inspect_app.services import listing, projects
from inspect_app.services.correcting import assignees, lists
from inspect_app.services.correcting.lists import Work
from inspect_app.services.correcting.timing import rules_of
from inspect_app.storage.queries import corrections
from inspect_app.web import policy
from inspect_app.web.finding_acts import words_of
from inspect_app.web.findings import zone
from inspect_app.web.forms.findings import BulkForm, assignee_choices, party_of
from inspect_app.web.language import language
from inspect_app.web.messages import message_for
from inspect_app.web.presenters import corrections as presenter
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("bulk", __name__)
at_project = policy.at(Permission.FINDING_ASSIGN, "project")
_PREFIX = "seen-"


@blueprint.get("/findings/assign")
@policy.somewhere(Permission.FINDING_ASSIGN)
def choose_project() -> ResponseReturnValue:
    """Whose work is given out."""
    rows = projects.every(session(), policy.actor(), Permission.FINDING_ASSIGN)
    if len(rows) == 1:
        return redirect(url_for("bulk.choose", project_id=rows[0].id))
    return render_template(
        "findings/projects.html", rows=rows, title=_("Give out work"), endpoint="bulk.choose"
    )


@blueprint.get("/projects/<uuid:project_id>/findings/assign")
@at_project
def choose(project_id: UUID) -> ResponseReturnValue:
    """What can be given out now, and to whom."""
    form = BulkForm()
    form.batch.data = str(ids.new())
    return _shown(form, project_id, {}, frozenset())


@blueprint.post("/projects/<uuid:project_id>/findings/assign")
@at_project
def assign(project_id: UUID) -> ResponseReturnValue:
    """Give out what was ticked; what moved on meanwhile is told, and stops nothing else."""
    form, seen = _offering(BulkForm(), project_id), _ticked()
    if not seen:
        form.form_errors.append(_("Tick at least one finding."))
    if not form.validate() or form.form_errors:
        return _shown(form, project_id, {}, frozenset(seen)), HTTPStatus.UNPROCESSABLE_ENTITY
    given = lists.assign_many(session(), policy.actor(), project_id, _work(form, seen), zone())
    if given.done:
        flash(_("%(count)s findings assigned.", count=given.done), "success")
    if not given.refused:
        return redirect(url_for("bulk.choose", project_id=project_id))
    form.batch.data = str(ids.new())
    return _shown(form, project_id, given.refused, frozenset(given.refused))


def _work(form: BulkForm, seen: dict[UUID, int]) -> Work:
    party = party_of(form.assignee.data)
    return Work(UUID(form.batch.data), seen, party or Party(), form["text"].data or "")


def _ticked() -> dict[UUID, int]:
    """The version that was shown of each finding ticked, by id; what is unreadable is left out."""
    found = {}
    for ticked in request.form.getlist("finding"):
        version = request.form.get(f"{_PREFIX}{ticked}", "")
        try:
            found[UUID(ticked)] = int(version[:9])
        except ValueError:
            continue
    return dict(list(found.items())[: lists.BULK_SHOWN])


def _offering(form: BulkForm, project_id: UUID) -> BulkForm:
    project = projects.found(session(), project_id)
    form.assignee.choices = assignee_choices(assignees.offered(session(), project))
    return form


def _shown(form: BulkForm, project_id: UUID, refused: dict[UUID, Refusal], ticked: frozenset[UUID]) -> str:
    some = lists.assignable(session(), project_id)
    rules, now = rules_of(session(), zone()), clock.now()
    return render_template(
        "findings/assign.html",
        form=_offering(form, project_id),
        project=projects.found(session(), project_id),
        some=some,
        titles=listing.checklist_titles(session(), some.rows, language()),
        timings={row.id: presenter.row_timing(row, now, rules) for row in some.rows},
        refused=[(each, _words(refusal)) for each, refusal in refused.items()],
        numbers=corrections.numbers(session(), project_id, refused),
        ticked=ticked,
        most=lists.COUNTED,
    )


def _words(refusal: Refusal) -> str:
    if isinstance(refusal, Conflict | Invalid):
        return words_of(refusal)
    return message_for(refusal.code, refusal.values)
