"""The page of one sheet: to fill it in, or, once finished, to read it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from inspect_app.access.model import Permission
from inspect_app.access.rules import may
from inspect_app.services.finishing import kept_result
from inspect_app.services.progress import failed_items, standing
from inspect_app.services.records import Record, load, sheet_of
from inspect_app.services.results import score_of
from inspect_app.web import policy
from inspect_app.web.language import language
from inspect_app.web.presenters import scripts, sheets
from inspect_app.web.unit_of_work import session

blueprint = Blueprint("sheets", __name__)


@blueprint.get("/sheets/<uuid:sheet_id>")
@policy.at(Permission.INSPECTION_VIEW, "sheet")
def show(sheet_id: UUID) -> ResponseReturnValue:
    """One checklist at one place."""
    reading = session()
    record = load(reading, sheet_of(reading, sheet_id).inspection_id)
    sheet = next(each for each in record.sheets if each.id == str(sheet_id))
    row = next(each for each in record.inspection.sheets if each.id == sheet_id)
    filling = record.inspection.state == "in_progress" and may(
        policy.actor(), Permission.INSPECTION_CONDUCT, policy.place()
    )
    failed = {} if filling else _failed(record)
    checklist = record.revision.programme.checklist(sheet.checklist)
    before, after = sheets.neighbours(record, sheet)
    data = sheets.script_data(record, row, sheet)
    return render_template(
        "sheets/fill.html" if filling else "sheets/read.html",
        record=record,
        inspection=record.inspection,
        sheet=sheet,
        checklist=checklist.title.in_language(language()),
        sections=sheets.sections(record, sheet, failed.get(sheet.id, frozenset()), language()),
        before=before,
        after=after,
        data={
            **data,
            "user": str(policy.actor().id),
            "token": generate_csrf(),
            "language": language(),
            "answerUrl": url_for("answers.save", sheet_id=sheet_id, item="ITEM"),
            "photoUrl": url_for("photos.add", sheet_id=sheet_id, item="ITEM"),
            "texts": scripts.texts(),
        },
    )


def _failed(record: Record) -> dict[str, frozenset[str]]:
    """The failed items by sheet: for reading only, since the script tells them while filling in."""
    if record.inspection.state == "completed":
        return failed_items(score_of(kept_result(session(), record.inspection.id)))
    return failed_items(standing(session(), record).score)
