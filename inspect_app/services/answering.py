"""Saving one answer at a time in the office; it becomes ops like those of a tablet.

Answers are not audit events: the op log has every one that was ever given, by whom and when, a signature is
bound to all of them by hash, and the audit log tells of every step of the inspection around them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from inspect_app.access.model import Actor
from inspect_app.checklist.model import Item
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.inspection.answers import Answer
from inspect_app.inspection.documents import AnswerRefusedError, answer_from_json, answer_to_json
from inspect_app.inspection.validation import AnswerProblem, check_answer
from inspect_app.services.recording.office import Change, change
from inspect_app.services.records import checklist_of, item_of
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Session
from inspect_app.storage.models import Answer as AnswerRow
from inspect_app.storage.models import Sheet
from inspect_app.storage.queries import answers, inspections


@dataclass(frozen=True, slots=True)
class Current:
    """An answer as it is stored."""

    answer: Mapping[str, Any]
    note: str
    revision: int
    answered_at: datetime | None


def save(
    session: Session,
    actor: Actor,
    sheet_id: UUID,
    item_id: str,
    answer: Mapping[str, Any],
    note: str = "",
) -> Current:
    """Store an answer, JSON by docs/scoring.md, ``{}`` clears; the same again is fine and changes nothing.

    Raises NotFound, Invalid where it does not fit the item, Conflict for a completed inspection.
    """
    sheet = open_sheet(session, sheet_id)
    revision = load_revision(session, sheet.inspection.revision_id)
    item = item_of(checklist_of(revision, sheet.checklist), item_id)
    document = _document(item, answer, note)
    row = answers.one(session, sheet_id, item_id)
    if row is not None and (row.answer, row.note) == (document, note):
        return current_of(row)
    changes = [Change("answer", document, sheet_id, item_id)]
    if note != (row.note if row else ""):
        changes.append(Change("note", note, sheet_id, item_id))
    change(session, actor, sheet.inspection_id, *changes)
    saved = answers.one(session, sheet_id, item_id)
    if saved is None:
        raise NotFound("answer")
    return current_of(saved)


def open_sheet(session: Session, sheet_id: UUID) -> Sheet:
    """The sheet, while it may still be changed. Raises NotFound, and Conflict once it is finished."""
    sheet = inspections.bare_sheet(session, sheet_id)
    if sheet is None:
        raise NotFound("sheet")
    if sheet.inspection.state != "in_progress":
        raise Conflict("inspection-completed", number=sheet.inspection.number)
    return sheet


def current_of(row: AnswerRow) -> Current:
    """The stored answer as it is sent."""
    return Current(row.answer, row.note, row.revision, row.answered_at)


def _document(item: Item, given: Mapping[str, Any], note: str) -> dict[str, Any]:
    """The answer as it is stored, without its note."""
    if not given:
        # A note may come before its answer; the rules for notes are those of any answer.
        problem = check_answer(item, Answer(not_inspected="-", note=note))
        if problem is not None:
            raise _invalid(problem)
        return {}
    try:
        answer = answer_from_json(item, {**given, "note": note})
    except AnswerRefusedError as refused:
        raise _invalid(refused.problem) from refused
    document = answer_to_json(answer)
    document.pop("note", None)
    return document


def _invalid(problem: AnswerProblem) -> Invalid:
    return Invalid(f"answer-{problem.code.replace('_', '-')}", problem.part, **problem.values)
