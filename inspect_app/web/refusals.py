"""Entries that were kept and do not count: nothing that was typed is thrown away unread."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, request, url_for

from inspect_app.access.model import Permission
from inspect_app.access.rules import reach
from inspect_app.services import conflicts, reviewing
from inspect_app.services.listing import EVERYWHERE
from inspect_app.storage.models import Inspection, Op
from inspect_app.storage.queries.paging import Page
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.presenters import refused
from inspect_app.web.queries import following, uuid_argument
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("refusals", __name__)


@blueprint.get("/refused-entries")
@policy.somewhere(Permission.INSPECTION_VIEW)
def index() -> str:
    """All of them, the newest first."""
    seen = reach(policy.actor(), Permission.INSPECTION_VIEW)
    page = conflicts.refused_ops(session(), seen, after=uuid_argument("after"))
    return _listed(page, None, url_for("refusals.index"), following("refusals.index", page.after, ()))


@blueprint.get("/inspections/<uuid:inspection_id>/refused-entries")
@policy.at(Permission.INSPECTION_VIEW, "inspection")
def of_inspection(inspection_id: UUID) -> str:
    """Those of one inspection."""
    inspection = reviewing.inspection(session(), inspection_id)
    page = conflicts.refused_ops(session(), EVERYWHERE, inspection_id, uuid_argument("after"))
    here = url_for("refusals.of_inspection", inspection_id=inspection_id)
    onward = f"{here}?after={page.after}" if page.after else ""
    return _listed(page, inspection, here, onward)


def _listed(page: Page[Op], inspection: Inspection | None, first: str, onward: str) -> str:
    return render_template(
        "refusals/list.html",
        inspection=inspection,
        rows=[refused.row(each, language()) for each in reviewing.refusals(session(), page).rows],
        first=first if "after" in request.args else "",
        following=onward,
    )
