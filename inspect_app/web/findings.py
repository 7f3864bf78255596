"""Findings: the list, the board, one of them with its history and pictures."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, render_template, request

from inspect_app import clock
from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import may_somewhere
from inspect_app.checklist.model import Severity
from inspect_app.config import Config
from inspect_app.errors import NotFound
from inspect_app.findings.model import Source, State
from inspect_app.services import listing, projects
from inspect_app.services.correcting import acting, assignees, likeness, lists, photos, reading
from inspect_app.services.correcting.timing import rules_of
from inspect_app.services.records import Record, item_of, load
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding
from inspect_app.storage.queries import corrections
from inspect_app.storage.queries.findings import OPEN, Wanted
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.photos import picture_file
from inspect_app.web.presenters import choices
from inspect_app.web.presenters import corrections as presenter
from inspect_app.web.presenters import likeness as likenesses
from inspect_app.web.presenters.correction_words import OUTCOMES, PILES, SOURCES, STATES
from inspect_app.web.presenters.sheets import clauses_of
from inspect_app.web.queries import choice_argument, following, uuid_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("findings", __name__)
SEVERITIES = tuple(severity.value for severity in reversed(Severity))
EVERY, OVERDUE, MINE = "all", "overdue", "me"
_CHOICES = (EVERY, OPEN, OVERDUE, *(state.value for state in State))
_KEPT = ("project", "state", "severity", "assignee", "source", "repeats")


@blueprint.get("/findings")
@policy.somewhere(Permission.FINDING_VIEW)
def index() -> str:
    """Findings newest first, those still open unless others are asked for."""
    looking, actor = session(), policy.actor()
    wanted, state = asked_for(actor), choice_argument("state", _CHOICES) or OPEN
    page = listing.list_findings(looking, actor, wanted, uuid_argument("after"))
    rules, now = rules_of(looking, zone()), clock.now()
    return render_template(
        "findings/list.html",
        page=page,
        titles=listing.checklist_titles(looking, page.rows, language()),
        timings={row.id: presenter.row_timing(row, now, rules) for row in page.rows},
        people=corrections.names(looking, {row.assignee_id for row in page.rows if row.assignee_id}),
        wanted=wanted,
        state=state,
        assignee=request.args.get("assignee"),
        departments=[(each.department.name,) * 2 for each in assignees.listed(looking)],
        projects=[(row.id, row.name) for row in projects.every(looking, actor, Permission.FINDING_VIEW)],
        following=following("findings.index", page.after, _KEPT),
        raises=may_somewhere(actor, Permission.FINDING_RECORD),
        assigns=may_somewhere(actor, Permission.FINDING_ASSIGN),
    )


def asked_for(actor: Actor) -> Wanted:
    """What the address narrows the list to."""
    state, assignee = choice_argument("state", _CHOICES) or OPEN, request.args.get("assignee", "")
    return Wanted(
        project_id=uuid_argument("project"),
        severity=choice_argument("severity", SEVERITIES),
        state=None if state in {EVERY, OVERDUE} else state,
        repeats=request.args.get("repeats") == "1",
        overdue_at=clock.now() if state == OVERDUE else None,
        person=actor.id if assignee == MINE else None,
        department=assignee if assignee not in {"", MINE} else None,
        source=choice_argument("source", [source.value for source in Source]),
    )


@blueprint.get("/findings/board")
@policy.somewhere(Permission.FINDING_VIEW)
def board() -> str:
    """Every state with its most urgent findings."""
    looking, actor = session(), policy.actor()
    project = uuid_argument("project")
    columns = lists.board(looking, actor, project)
    rules, now = rules_of(looking, zone()), clock.now()
    rows = [row for column in columns for row in column.found.rows]
    return render_template(
        "findings/board.html",
        columns=columns,
        titles=listing.checklist_titles(looking, rows, language()),
        timings={row.id: presenter.row_timing(row, now, rules) for row in rows},
        people=corrections.names(looking, {row.assignee_id for row in rows if row.assignee_id}),
        project=project,
        projects=[(row.id, row.name) for row in projects.every(looking, actor, Permission.FINDING_VIEW)],
        most=lists.COUNTED,
    )


@blueprint.get("/findings/<uuid:finding_id>")
@policy.at(Permission.FINDING_VIEW, "finding")
def show(finding_id: UUID) -> str:
    """One finding: what was found, what was done about it, and what this person may do now."""
    looking = session()
    finding, correction = acting.load(looking, finding_id)
    around = reading.around(looking, finding, correction)
    open_now = acting.open_to(looking, policy.actor(), finding, correction)
    shown = presenter.shown(correction, finding.first_due, open_now, around, rules_of(looking, zone()))
    # Once somebody has looked on site, it is settled what the photos show.
    judged = shown.after_photos if finding.is_open else ()
    alike = likeness.of_photos(looking, finding, correction, judged)
    return render_template(
        "findings/show.html",
        finding=finding,
        around=around,
        place=policy.place(),
        finder=around.names.get(finding.opened_by, ""),
        shown=shown,
        likenesses=likenesses.lines(alike, shown.after_photos),
        **_of_item(looking, finding),
    )


def _of_item(looking: Session, finding: Finding) -> dict[str, object]:
    """What an inspection's finding shows besides: the answer, the clauses, the checklist."""
    if finding.inspection_id is None:
        return {"found": "", "clauses": [], "checklist": ""}
    record = load(looking, finding.inspection_id)
    checklist = record.revision.programme.checklist(finding.checklist)
    return {
        "found": _found(record, str(finding.sheet_id), finding.item),
        "clauses": clauses_of(record.revision, item_of(checklist, finding.item), language()),
        "checklist": checklist.title.in_language(language()),
    }


def _found(record: Record, sheet_id: str, item_id: str) -> str:
    sheet = next(each for each in record.sheets if each.id == sheet_id)
    item = item_of(record.revision.programme.checklist(sheet.checklist), item_id)
    return choices.found(item, sheet.answers.get(item_id), language())


@blueprint.get("/findings/<uuid:finding_id>/photos/<sha256>/<any(thumbnail, picture):copy>")
@policy.at(Permission.FINDING_VIEW, "finding")
def photo(finding_id: UUID, sha256: str, copy: str) -> Response:
    """A copy of one of the finding's photos; who may see the finding may see it, wherever it was taken."""
    kept = photos.picture(session(), finding_id, sha256)
    name = kept.thumbnail if copy == "thumbnail" else kept.derivative
    if name is None:
        answer = current_app.send_static_file("img/photo-waiting.svg")
        answer.headers["Cache-Control"] = "no-store"
        return answer
    return picture_file(name, "image/jpeg")


@blueprint.get("/findings/<uuid:finding_id>/steps/<int(max=1_000_000):ordinal>/signature")
@policy.at(Permission.FINDING_VIEW, "finding")
def signature(finding_id: UUID, ordinal: int) -> Response:
    """The picture of the signature under a step."""
    step = corrections.step(session(), finding_id, ordinal)
    if step is None or not step.signature:
        raise NotFound("signature")
    return picture_file(step.signature, "image/png")


def zone() -> ZoneInfo:
    """Where the days end by which findings are due."""
    config: Config = current_app.extensions["config"]
    return config.zone


@blueprint.app_context_processor
def _words() -> dict[str, object]:
    return {
        "finding_states": STATES,
        "finding_sources": SOURCES,
        "finding_outcomes": OUTCOMES,
        "finding_piles": PILES,
    }
