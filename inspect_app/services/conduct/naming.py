"""Naming who was observed in an encounter, and what they say to it."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.access.model import Actor, Permission, Place
from inspect_app.access.rules import may
from inspect_app.checklist.model import Per
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.inspection.validation import TEXT_LIMIT, UNFIT
from inspect_app.services import audit, reports
from inspect_app.services.audit import Subject
from inspect_app.services.conduct import windows
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Session
from inspect_app.storage.models import ConductSubject, Inspection, Project, Sheet
from inspect_app.storage.queries import conduct, inspections


def name(session: Session, actor: Actor, sheet_id: UUID, staff_id: UUID, zone: ZoneInfo) -> ConductSubject:
    """Say who was observed; another one instead as long as nothing was said to it.

    Raises NotFound, Invalid ``staff-unknown``, Conflict ``conduct-over`` once nobody can be named any more,
    ``conduct-commented``.
    """
    sheet, inspection = _encounter(session, sheet_id)
    person = conduct.staff(session, staff_id)
    if person is None or not person.active or person.project_id != inspection.project_id:
        raise Invalid("staff-unknown", field="staff")
    ends = windows.naming_ends(session, inspection, zone)
    if ends is not None and clock.now() >= ends:
        raise Conflict("conduct-over")
    row = conduct.of_sheet(session, sheet_id)
    if row is not None and row.staff_id == staff_id:
        return row
    if row is not None and row.commented_at is not None:
        raise Conflict("conduct-commented")
    if row is None:
        row = ConductSubject(sheet_id=sheet_id, inspection_id=inspection.id, comment="")
        session.add(row)
    row.staff_id, row.named_at, row.named_by = staff_id, clock.now(), actor.id
    session.flush()
    _tell(session, actor, "conduct.named", inspection, sheet, person.code)
    if inspection.finished_at is not None:
        windows.begin(session, inspection, zone)
        reports.make_anew(session, inspection.id)
    return row


def _encounter(session: Session, sheet_id: UUID) -> tuple[Sheet, Inspection]:
    sheet = inspections.bare_sheet(session, sheet_id)
    inspection = inspections.get(session, sheet.inspection_id) if sheet else None
    if sheet is None or inspection is None or sheet.withdrawn_at is not None:
        raise NotFound("sheet")
    checklists = load_revision(session, inspection.revision_id).programme.checklists
    if not any(each.id == sheet.checklist and each.per is Per.ENCOUNTER for each in checklists):
        raise Conflict("conduct-no-encounter")
    return sheet, inspection


def _tell(
    session: Session, actor: Actor, action: str, inspection: Inspection, sheet: Sheet, code: str
) -> None:
    """The log tells the code alone: whoever reads it need not hold the key."""
    subject = Subject("inspection", inspection.id, inspection.project_id)
    audit.record(
        session, actor, action, subject, {"number": inspection.number, "label": sheet.label, "code": code}
    )


def may_comment(session: Session, actor: Actor, row: ConductSubject) -> bool:
    """Whether it is theirs to say something to it: their own conduct, or that of staff without an account."""
    if row.staff.user_id is not None:
        return row.staff.user_id == actor.id
    return may(actor, Permission.CONDUCT_COMMENT, place_of(session, row))


def place_of(session: Session, row: ConductSubject) -> Place:
    """Where it was."""
    project = session.get_one(Project, row.staff.project_id)
    return Place(project.id, project.region_id)


def is_open(session: Session, row: ConductSubject) -> bool:
    """Whether something can be said to it now."""
    window = conduct.window(session, row.inspection_id)
    running = window is not None and window.closed_at is None and clock.now() < window.ends_at
    return running and row.commented_at is None


def subject_of(session: Session, actor: Actor, sheet_id: UUID) -> ConductSubject:
    """Who was observed on the sheet, for whoever may comment on it. Raises NotFound."""
    row = conduct.of_sheet(session, sheet_id)
    if row is None or not may_comment(session, actor, row):
        raise NotFound("sheet")
    return row


def comment(session: Session, actor: Actor, sheet_id: UUID, text: str) -> ConductSubject:
    """Say something to one's own result, once, before it is final.

    Raises NotFound for what is not theirs, Invalid for the words, Conflict ``conduct-commented`` and
    ``conduct-not-open``.
    """
    row, words = subject_of(session, actor, sheet_id), text.strip()
    if not words:
        raise Invalid("comment-missing", field="text")
    if len(words) > TEXT_LIMIT:
        raise Invalid("act-text-too-long", field="text", limit=TEXT_LIMIT)
    if UNFIT.search(words):
        raise Invalid("act-text-forbidden-character", field="text")
    if row.commented_at is not None:
        raise Conflict("conduct-commented")
    if not is_open(session, row):
        raise Conflict("conduct-not-open")
    row.comment, row.commented_at, row.commented_by = words, clock.now(), actor.id
    session.flush()
    _tell(session, actor, "conduct.commented", row.inspection, row.sheet, row.staff.code)
    reports.make_anew(session, row.inspection_id)
    return row
