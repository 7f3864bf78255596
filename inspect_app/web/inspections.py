"""Conducting an inspection: the list, the walk, the review, the signatures, the result."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission
from inspect_app.access.rules import may
from inspect_app.config import Config
from inspect_app.errors import Refusal
from inspect_app.services import finishing, listing, projects, reports, starting
from inspect_app.services.progress import standing
from inspect_app.services.records import Record, load
from inspect_app.services.results import score_of
from inspect_app.services.signing import SIGNERS, StillOpen, standing_signatures
from inspect_app.storage.queries import findings, revisions
from inspect_app.storage.queries.inspections import Wanted
from inspect_app.web import policy
from inspect_app.web.forms.inspections import EncounterForm, RemarksForm
from inspect_app.web.language import language
from inspect_app.web.messages import message_for
from inspect_app.web.presenters import walk
from inspect_app.web.presenters.results import result_of
from inspect_app.web.queries import choice_argument, following, uuid_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("inspections", __name__)
STATES = ("in_progress", "completed")


@blueprint.get("/inspections")
@policy.somewhere(Permission.INSPECTION_VIEW)
def index() -> str:
    """Inspections newest first, narrowed by project, programme and state."""
    reading, actor = session(), policy.actor()
    kinds = revisions.current(reading)
    wanted = Wanted(
        project_id=uuid_argument("project"),
        programme=choice_argument("programme", [row.programme for row in kinds]),
        state=choice_argument("state", STATES),
    )
    found = listing.list_inspections(reading, actor, wanted, uuid_argument("after"))
    return render_template(
        "inspections/list.html",
        found=found,
        wanted=wanted,
        conduct=Permission.INSPECTION_CONDUCT,
        projects=[(row.id, row.name) for row in projects.every(reading, actor, Permission.INSPECTION_VIEW)],
        programmes=[(row.programme, row.title_zh if language() == "zh" else row.title_en) for row in kinds],
        titles=_titles([row.revision_id for row in found.page.rows]),
        following=following("inspections.index", found.page.after, ("project", "programme", "state")),
    )


def _titles(revision_ids: list[UUID]) -> dict[tuple[UUID, str], str]:
    """The grade titles of the revisions on the page, by (revision id, grade)."""
    return starting.grade_titles(session(), revision_ids, language())


@blueprint.get("/inspections/<uuid:inspection_id>")
@policy.at(Permission.INSPECTION_VIEW, "inspection")
def show(inspection_id: UUID) -> ResponseReturnValue:
    """The walk list while it is in progress, the result once it is finished."""
    record = load(session(), inspection_id)
    return _result(record) if record.inspection.state == "completed" else _walk(record, EncounterForm())


def _walk(record: Record, form: EncounterForm, status: HTTPStatus = HTTPStatus.OK) -> ResponseReturnValue:
    state = standing(session(), record)
    page = render_template(
        "inspections/walk.html",
        record=record,
        inspection=record.inspection,
        programme=record.revision.programme.title.in_language(language()),
        state=state,
        stages=walk.stages(record, state, language()),
        next_open=next(iter(state.open), None),
        encounters=walk.encounters(record, language()),
        form=form,
        conducting=may(policy.actor(), Permission.INSPECTION_CONDUCT, policy.place()),
    )
    return page, status


def _result(record: Record) -> ResponseReturnValue:
    config: Config = current_app.extensions["config"]
    score = score_of(finishing.kept_result(session(), record.inspection.id))
    return render_template(
        "inspections/result.html",
        record=record,
        inspection=record.inspection,
        programme=record.revision.programme.title.in_language(language()),
        result=result_of(record, score, None, config, language()),
        findings=findings.of_inspection(session(), record.inspection.id),
        signatures=list(standing_signatures(record).values()),
        previous=finishing.previous_of(session(), record.inspection),
        standings=reports.standings(session(), record.inspection.id),
        place=policy.place(),
    )


@blueprint.post("/inspections/<uuid:inspection_id>/encounters")
@policy.at(Permission.INSPECTION_CONDUCT, "inspection")
def add_encounter(inspection_id: UUID) -> ResponseReturnValue:
    """One more sheet for a service encounter; straight to it."""
    form = EncounterForm()
    checklist, label = form.checklist.data or "", form.label.data or ""
    if not form.validate():
        return _walk(load(session(), inspection_id), form, HTTPStatus.UNPROCESSABLE_ENTITY)
    sheet = starting.add_encounter(session(), policy.actor(), inspection_id, checklist, label)
    return redirect(url_for("sheets.show", sheet_id=sheet.id))


@blueprint.get("/inspections/<uuid:inspection_id>/review")
@policy.at(Permission.INSPECTION_CONDUCT, "inspection")
def review(inspection_id: UUID) -> ResponseReturnValue:
    """What is still open, the remarks, the signatures, and the way to the end."""
    record = load(session(), inspection_id)
    if record.inspection.state == "completed":
        return redirect(url_for("inspections.show", inspection_id=inspection_id))
    return _review(record)


def _review(
    record: Record, refusal: str = "", form: RemarksForm | None = None, status: HTTPStatus = HTTPStatus.OK
) -> ResponseReturnValue:
    state = standing(session(), record)
    page = render_template(
        "inspections/review.html",
        record=record,
        inspection=record.inspection,
        programme=record.revision.programme.title.in_language(language()),
        state=state,
        open_sheets=walk.open_sheets(record, state.open, language()),
        failed=sum(loss.reason == "answer" for loss in state.score.losses),
        form=form or RemarksForm(data={"remarks": record.inspection.remarks}),
        signers=SIGNERS,
        signed={signature.role: signature for signature in record.inspection.signatures},
        holding=standing_signatures(record),
        refusal=refusal,
    )
    return page, status


@blueprint.post("/inspections/<uuid:inspection_id>/remarks")
@policy.at(Permission.INSPECTION_CONDUCT, "inspection")
def remark(inspection_id: UUID) -> ResponseReturnValue:
    """Keep the remarks."""
    form = RemarksForm()
    if not form.validate():
        return _review(load(session(), inspection_id), form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    finishing.remark(session(), policy.actor(), inspection_id, form.remarks.data or "")
    flash(_("The remarks are saved."), "success")
    return redirect(url_for("inspections.review", inspection_id=inspection_id))


@blueprint.get("/inspections/<uuid:inspection_id>/sign")
@policy.at(Permission.INSPECTION_CONDUCT, "inspection")
def sign(inspection_id: UUID) -> ResponseReturnValue:
    """The box to sign in with a finger."""
    role = choice_argument("role", SIGNERS) or "inspector"
    record = load(session(), inspection_id)
    if record.inspection.state == "completed" or standing(session(), record).open:
        return redirect(url_for("inspections.review", inspection_id=inspection_id))
    name = policy.actor().name if role == "inspector" else ""
    return render_template("inspections/sign.html", inspection=record.inspection, role=role, name=name)


@blueprint.post("/inspections/<uuid:inspection_id>/finish")
@policy.at(Permission.INSPECTION_CONDUCT, "inspection")
def finish(inspection_id: UUID) -> ResponseReturnValue:
    """Score it and open its findings; refused with the list of what is open."""
    try:
        finishing.finish(session(), policy.actor(), inspection_id)
    except StillOpen as refusal:
        return _refused(inspection_id, refusal)
    except Refusal as refusal:
        if refusal.code != "signature-missing":
            raise
        return _refused(inspection_id, refusal)
    return redirect(url_for("inspections.show", inspection_id=inspection_id))


def _refused(inspection_id: UUID, refusal: Refusal) -> ResponseReturnValue:
    words = message_for(refusal.code, refusal.values)
    return _review(load(session(), inspection_id), words, status=HTTPStatus.CONFLICT)
