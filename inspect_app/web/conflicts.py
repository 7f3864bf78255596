"""Where two tablets contradict each other: both sides, and the choice between them."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from inspect_app.access.model import Permission, Place
from inspect_app.access.rules import may, reach
from inspect_app.errors import Conflict
from inspect_app.services import conflicts, reviewing
from inspect_app.services.conflicts import Dispute
from inspect_app.services.listing import EVERYWHERE
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries.paging import Page
from inspect_app.web import policy
from inspect_app.web.addresses import next_address
from inspect_app.web.language import language
from inspect_app.web.presenters import contradictions
from inspect_app.web.queries import following, uuid_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("conflicts", __name__)


@blueprint.get("/conflicts")
@policy.somewhere(Permission.INSPECTION_VIEW)
def index() -> str:
    """Everything that waits for a decision, the newest first."""
    seen = reach(policy.actor(), Permission.INSPECTION_VIEW)
    page = conflicts.open_conflicts(session(), seen, after=uuid_argument("after"), running=True)
    return _listed(page, None, url_for("conflicts.index"), following("conflicts.index", page.after, ()))


@blueprint.get("/inspections/<uuid:inspection_id>/conflicts")
@policy.at(Permission.INSPECTION_VIEW, "inspection")
def of_inspection(inspection_id: UUID) -> str:
    """Those of one inspection; of a finished one too, to be read only."""
    inspection = reviewing.inspection(session(), inspection_id)
    page = conflicts.open_conflicts(session(), EVERYWHERE, inspection_id, uuid_argument("after"))
    here = url_for("conflicts.of_inspection", inspection_id=inspection_id)
    onward = f"{here}?after={page.after}" if page.after else ""
    return _listed(page, inspection, here, onward)


def _listed(page: Page[Dispute], inspection: Inspection | None, first: str, onward: str) -> str:
    rows = reviewing.cases(session(), page).rows
    return render_template(
        "conflicts/list.html",
        inspection=inspection,
        rows=[contradictions.row(case, _decides(case), language()) for case in rows],
        address=first,
        first=first if "after" in request.args else "",
        following=onward,
    )


def _decides(case: reviewing.Case) -> bool:
    project = case.spot.inspection.project
    at = Place(project.id, project.region_id)
    return case.open and may(policy.actor(), Permission.INSPECTION_CONDUCT, at)


@blueprint.post("/conflicts/<uuid:conflict_id>/settle")
@policy.at(Permission.INSPECTION_CONDUCT, "conflict")
def settle(conflict_id: UUID) -> ResponseReturnValue:
    """Decide for one side; the other stays readable in the log, and counts nowhere."""
    try:
        choice = UUID(request.form.get("choice", ""))
    except ValueError:
        raise Conflict("conflict-choice-unknown") from None
    conflicts.settle(session(), policy.actor(), conflict_id, choice)
    flash(_("Settled. The tablets learn of it when they next sync."), "success")
    return redirect(next_address(request.form.get("next")))
