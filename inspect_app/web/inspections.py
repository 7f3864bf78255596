"""Inspections in the office: the list, how far one is, its result. They are conducted on tablets."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from flask import Blueprint, render_template, url_for

from inspect_app.access.model import Permission
from inspect_app.access.rules import may
from inspect_app.checklist.model import Per
from inspect_app.services import claims, finishing, listing, projects, reports, starting
from inspect_app.services.conduct import windows
from inspect_app.services.progress import standing
from inspect_app.services.records import Record, load
from inspect_app.services.remarks import remarks_of
from inspect_app.services.results import score_of
from inspect_app.services.signing import standing_signatures
from inspect_app.storage.queries import devices, findings, reviewing, revisions
from inspect_app.storage.queries.inspections import Wanted
from inspect_app.web import company, policy
from inspect_app.web.language import language
from inspect_app.web.presenters import evidence, walk, writers
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
    wanted = asked_for([row.programme for row in kinds])
    found = listing.list_inspections(reading, actor, wanted, uuid_argument("after"))
    return render_template(
        "inspections/list.html",
        found=found,
        wanted=wanted,
        conduct=Permission.INSPECTION_CONDUCT,
        render=Permission.REPORT_RENDER,
        projects=[(row.id, row.name) for row in projects.every(reading, actor, Permission.INSPECTION_VIEW)],
        programmes=[(row.programme, row.title_zh if language() == "zh" else row.title_en) for row in kinds],
        titles=_titles([row.revision_id for row in found.page.rows]),
        following=following("inspections.index", found.page.after, ("project", "programme", "state")),
    )


def asked_for(programmes: Collection[str]) -> Wanted:
    """What the address narrows the list to; ``programmes`` are those there are."""
    return Wanted(
        project_id=uuid_argument("project"),
        programme=choice_argument("programme", programmes),
        state=choice_argument("state", STATES),
    )


def _titles(revision_ids: list[UUID]) -> dict[tuple[UUID, str], str]:
    """The grade titles of the revisions on the page, by (revision id, grade)."""
    return starting.grade_titles(session(), revision_ids, language())


@blueprint.get("/inspections/<uuid:inspection_id>")
@policy.at(Permission.INSPECTION_VIEW, "inspection")
def show(inspection_id: UUID) -> str:
    """How far it is while it is in progress, the result once it is finished."""
    record = load(session(), inspection_id)
    return _result(record) if record.inspection.state == "completed" else _progress(record)


def tablet_address(inspection_id: UUID) -> str:
    """The inspection in the tablet app."""
    return url_for("field.shell", _anchor=f"/i/{inspection_id}")


def _progress(record: Record) -> str:
    state, inspection = standing(session(), record), record.inspection
    return render_template(
        "inspections/progress.html",
        **_reviewed(record),
        programme=record.revision.programme.title.in_language(language()),
        state=state,
        stages=walk.stages(record, state, language()),
        claims={str(each.sheet): each.name for each in claims.of_inspection(session(), inspection.id)},
        writers=writers.listed(devices.writers(session(), inspection.id)),
        conducting=may(policy.actor(), Permission.INSPECTION_CONDUCT, policy.place()),
        tablet=tablet_address(inspection.id),
    )


def _reviewed(record: Record) -> dict[str, object]:
    """What both pages tell those who look over an inspection."""
    contradictions, refused = reviewing.counts(session(), record.inspection.id)
    return {
        "inspection": record.inspection,
        "contradictions": contradictions,
        "refused": refused,
        "evidence": evidence.told(remarks_of(session(), record.inspection.id), record, language()),
    }


def _result(record: Record) -> str:
    score = score_of(finishing.kept_result(session(), record.inspection.id))
    return render_template(
        "inspections/result.html",
        **_reviewed(record),
        record=record,
        programme=record.revision.programme.title.in_language(language()),
        result=result_of(record, score, None, company.in_force(), language()),
        findings=findings.of_inspection(session(), record.inspection.id),
        signatures=list(standing_signatures(record).values()),
        previous=finishing.previous_of(session(), record.inspection),
        standings=reports.standings(session(), record.inspection.id),
        place=policy.place(),
        provisional_until=windows.provisional_until(session(), record.inspection.id),
        encounters=any(each.per is Per.ENCOUNTER for each in record.revision.programme.checklists),
    )
