"""Plans: which programme is due where, when and by whom."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission
from inspect_app.errors import Forbidden
from inspect_app.services import projects
from inspect_app.services.planning import due, keeping, writing
from inspect_app.storage.models import InspectionPlan
from inspect_app.storage.queries import conflicts
from inspect_app.web import policy
from inspect_app.web.forms.plans import PlanForm
from inspect_app.web.forms.refusals import attempt
from inspect_app.web.language import language
from inspect_app.web.moments import zone
from inspect_app.web.presenters import rhythms, roles
from inspect_app.web.queries import following, uuid_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("plans", __name__)
managing = policy.somewhere(Permission.PLAN_MANAGE)


@blueprint.get("/plans")
@policy.somewhere(Permission.PLAN_VIEW)
def index() -> str:
    """The plans of one's projects; ``?ended=1`` those that are over."""
    ended = request.args.get("ended") == "1"
    reading, person = session(), policy.actor()
    page = keeping.listed(reading, person, uuid_argument("after"), ended=ended)
    return render_template(
        "plans/list.html",
        page=page,
        ended=ended,
        titles=_titles(),
        names=conflicts.names(reading, {row.assignee_id for row in page.rows if row.assignee_id}),
        words=rhythms.words,
        role_titles=roles.TITLES,
        managed={row.id for row in page.rows if keeping.manages(person, row)},
        first=url_for("plans.index", ended="1" if ended else None) if "after" in request.args else "",
        following=following("plans.index", page.after, ("ended",)),
    )


@blueprint.get("/plans/new")
@managing
def new() -> ResponseReturnValue:
    """An empty form."""
    form = _form()
    form.begin(writing.today_in(zone()), _names())
    return _page(form, None)


@blueprint.post("/plans/new")
@managing
def create() -> ResponseReturnValue:
    """A new plan."""
    form, person = _form(), policy.actor()
    made = attempt(form, lambda: keeping.create(session(), person, form.facts(), zone()))
    return _saved() if made else _page(form, None, HTTPStatus.UNPROCESSABLE_ENTITY)


@blueprint.get("/plans/<uuid:plan_id>/edit")
@policy.at(Permission.PLAN_MANAGE, "plan")
def edit(plan_id: UUID) -> ResponseReturnValue:
    """The form with what is known."""
    row = _managed(plan_id)
    form = _form()
    form.show(row, _names())
    return _page(form, row)


@blueprint.post("/plans/<uuid:plan_id>/edit")
@policy.at(Permission.PLAN_MANAGE, "plan")
def save(plan_id: UUID) -> ResponseReturnValue:
    """Change the plan, or end it and begin another where its rhythm changes."""
    row, form, person = _managed(plan_id), _form(), policy.actor()
    done = attempt(
        form,
        lambda: keeping.change(session(), person, plan_id, form.facts(), _version(form.version.data), zone()),
    )
    return _saved() if done else _page(form, row, HTTPStatus.UNPROCESSABLE_ENTITY)


@blueprint.post("/plans/<uuid:plan_id>/end")
@policy.at(Permission.PLAN_MANAGE, "plan")
def end(plan_id: UUID) -> ResponseReturnValue:
    """Let nothing more come due after today."""
    keeping.end(session(), policy.actor(), plan_id, _version(request.form.get("version")), zone())
    flash(_("The plan has ended. What is due today stays."), "success")
    return redirect(url_for("plans.index"))


def _managed(plan_id: UUID) -> InspectionPlan:
    row = keeping.found(session(), plan_id)
    if not keeping.manages(policy.actor(), row):
        raise Forbidden(Permission.PLAN_MANAGE.value)
    return row


def _version(given: str | None) -> int:
    """The version a page was made from; what is no number is none there ever was."""
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 9 else 0


def _names() -> tuple[str, ...]:
    return (_("Morning"), _("Afternoon"), _("Evening"), _("Night"))


def _titles() -> dict[str, str]:
    """The programmes in force, in the page's language."""
    return {name: text.in_language(language()) for name, text in due.titles(session()).items()}


def _form() -> PlanForm:
    form, reading, person = PlanForm(), session(), policy.actor()
    mine = projects.every(reading, person, Permission.PLAN_MANAGE)
    form.offer(_titles().items(), [each for each in mine if each.active], keeping.people(reading, person))
    return form


def _saved() -> ResponseReturnValue:
    flash(_("Saved."), "success")
    return redirect(url_for("plans.index"))


def _page(
    form: PlanForm, row: InspectionPlan | None, status: HTTPStatus = HTTPStatus.OK
) -> ResponseReturnValue:
    chosen = {str(each.project_id): str(each.assignee_id or "") for each in row.targets} if row else {}
    if request.method == "POST":
        chosen = {key.removeprefix("person-"): value for key, value in request.form.items()}
    people = keeping.people(session(), policy.actor())
    page = render_template("plans/form.html", form=form, plan=row, chosen=chosen, people=people)
    return page, status
