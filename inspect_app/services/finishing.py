"""Finishing an inspection: score, grade and findings, in one transaction."""

from __future__ import annotations

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.findings.opening import Spot, drafts
from inspect_app.inspection.validation import TEXT_LIMIT, UNFIT
from inspect_app.scoring.result import Score
from inspect_app.services import audit, rollups
from inspect_app.services.audit import Subject
from inspect_app.services.conduct import windows
from inspect_app.services.correcting.raising import open_drafts
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.services.progress import standing
from inspect_app.services.recording.office import Change, change
from inspect_app.services.records import Record, load
from inspect_app.services.results import result_document
from inspect_app.services.signing import StillOpen, standing_signatures
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, Inspection
from inspect_app.storage.queries import findings, inspections


def finish(session: Session, actor: Actor, inspection_id: UUID, zone: ZoneInfo = CHINA_ZONE) -> Inspection:
    """Score the inspection and open its findings; finishing twice is fine and changes nothing.

    ``zone`` is where the days end by which the findings are due.

    Raises NotFound, StillOpen with what is open, Conflict where the inspector's signature is missing or void.
    """
    record = load(session, inspection_id)
    inspection = record.inspection
    if inspection.state == "completed":
        return inspection
    state = standing(session, record)
    if state.open:
        raise StillOpen(state.open)
    if "inspector" not in standing_signatures(record):
        raise Conflict("signature-missing")
    _keep_score(record, state.score)
    session.flush()
    rollups.keep(session, inspection.id, state.score)
    windows.begin(session, inspection, zone)
    opened = _open_findings(session, actor, record, state.score, zone)
    detail = {
        "number": inspection.number,
        "score": inspection.score,
        "grade": inspection.grade,
        "findings": len(opened),
        "content_hash": record.content_hash,
    }
    subject = Subject("inspection", inspection.id, inspection.project_id)
    audit.record(session, actor, "inspection.finished", subject, detail)
    return inspection


def _keep_score(record: Record, score: Score) -> None:
    inspection = record.inspection
    inspection.state, inspection.finished_at = "completed", clock.now()
    inspection.gradable, inspection.grade = score.gradable, score.grade
    inspection.score = None if score.displayed is None else str(score.displayed)
    inspection.coverage = str(score.coverage)
    inspection.result = result_document(score, record.content_hash)


def _open_findings(
    session: Session, actor: Actor, record: Record, score: Score, zone: ZoneInfo
) -> list[Finding]:
    earlier = _earlier(session, record.inspection)
    drafted = drafts(record.revision.programme, score, record.sheets, earlier)
    return open_drafts(session, actor, record, drafted, zone)


def _earlier(session: Session, inspection: Inspection) -> dict[Spot, str]:
    if inspection.previous_id is None:
        return {}
    return {
        (finding.checklist, str(finding.location_id or finding.project_id), finding.item): str(finding.id)
        for finding in findings.of_inspection(session, inspection.previous_id)
    }


def kept_result(session: Session, inspection_id: UUID) -> dict[str, Any]:
    """The score document of a completed inspection. Raises NotFound."""
    kept = inspections.result(session, inspection_id)
    if kept is None:
        raise NotFound("result")
    return kept


def previous_of(session: Session, inspection: Inspection) -> Inspection | None:
    """The inspection before, where there is one."""
    return inspections.get(session, inspection.previous_id) if inspection.previous_id else None


def remark(session: Session, actor: Actor, inspection_id: UUID, remarks: str) -> None:
    """Keep the inspector's words about the whole. Raises NotFound, Invalid, Conflict once completed."""
    inspection = inspections.get(session, inspection_id)
    if inspection is None:
        raise NotFound("inspection")
    if inspection.state != "in_progress":
        raise Conflict("inspection-completed", number=inspection.number)
    if len(remarks) > TEXT_LIMIT:
        raise Invalid("answer-too-long", field="remarks", limit=TEXT_LIMIT)
    if UNFIT.search(remarks):
        raise Invalid("answer-forbidden-character", field="remarks")
    if inspection.remarks != remarks:
        change(session, actor, inspection_id, Change("remarks", remarks))
