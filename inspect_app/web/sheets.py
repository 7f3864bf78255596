"""The page of one sheet, to be read; it is filled in on a tablet."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template

from inspect_app.access.model import Permission
from inspect_app.services.finishing import kept_result
from inspect_app.services.progress import failed_items, standing
from inspect_app.services.records import Record, load, sheet_of
from inspect_app.services.results import score_of
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.presenters import sheets
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("sheets", __name__)


@blueprint.get("/sheets/<uuid:sheet_id>")
@policy.at(Permission.INSPECTION_VIEW, "sheet")
def show(sheet_id: UUID) -> str:
    """One checklist at one place, as far as it is answered."""
    reading = session()
    record = load(reading, sheet_of(reading, sheet_id).inspection_id)
    sheet = next(each for each in record.sheets if each.id == str(sheet_id))
    failed = _failed(record).get(sheet.id, frozenset())
    before, after = sheets.neighbours(record, sheet)
    return render_template(
        "sheets/read.html",
        inspection=record.inspection,
        sheet=sheet,
        checklist=record.revision.programme.checklist(sheet.checklist).title.in_language(language()),
        sections=sheets.sections(record, sheet, failed, language()),
        before=before,
        after=after,
    )


def _failed(record: Record) -> dict[str, frozenset[str]]:
    """The failed items by sheet: of a finished inspection as they were scored then."""
    if record.inspection.state == "completed":
        return failed_items(score_of(kept_result(session(), record.inspection.id)))
    return failed_items(standing(session(), record).score)
