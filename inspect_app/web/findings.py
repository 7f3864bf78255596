"""Findings: what failed and must be corrected."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, request

from inspect_app.access.model import Permission
from inspect_app.checklist.model import Severity
from inspect_app.services import listing, projects
from inspect_app.services.records import Record, item_of, load
from inspect_app.storage.queries.findings import Wanted
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.presenters import choices
from inspect_app.web.presenters.sheets import clauses_of
from inspect_app.web.queries import choice_argument, following, uuid_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("findings", __name__)
SEVERITIES = tuple(severity.value for severity in reversed(Severity))


@blueprint.get("/findings")
@policy.somewhere(Permission.FINDING_VIEW)
def index() -> str:
    """Findings newest first, narrowed by project, severity and repeats."""
    reading, actor = session(), policy.actor()
    wanted = Wanted(
        project_id=uuid_argument("project"),
        severity=choice_argument("severity", SEVERITIES),
        repeats=request.args.get("repeats") == "1",
    )
    page = listing.list_findings(reading, actor, wanted, uuid_argument("after"))
    return render_template(
        "findings/list.html",
        page=page,
        titles=listing.checklist_titles(reading, page.rows, language()),
        wanted=wanted,
        severities=SEVERITIES,
        projects=[(row.id, row.name) for row in projects.every(reading, actor, Permission.FINDING_VIEW)],
        following=following("findings.index", page.after, ("project", "severity", "repeats")),
    )


@blueprint.get("/findings/<uuid:finding_id>")
@policy.at(Permission.FINDING_VIEW, "finding")
def show(finding_id: UUID) -> str:
    """One finding with its evidence."""
    reading = session()
    finding = listing.finding(reading, finding_id)
    record = load(reading, finding.inspection_id)
    sheet_id = str(finding.sheet_id)
    checklist = record.revision.programme.checklist(finding.checklist)
    return render_template(
        "findings/show.html",
        finding=finding,
        found=_found(record, sheet_id, finding.item),
        photos=record.photos.get((sheet_id, finding.item), ()),
        clauses=clauses_of(record.revision, item_of(checklist, finding.item), language()),
        checklist=checklist.title.in_language(language()),
    )


def _found(record: Record, sheet_id: str, item_id: str) -> str:
    sheet = next(each for each in record.sheets if each.id == sheet_id)
    item = item_of(record.revision.programme.checklist(sheet.checklist), item_id)
    return choices.found(item, sheet.answers.get(item_id), language())
