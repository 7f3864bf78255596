"""Finishing an inspection: score, grade and findings, in one transaction."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.findings.opening import FindingDraft, Spot, drafts, number_of
from inspect_app.inspection.validation import TEXT_LIMIT, UNFIT
from inspect_app.scoring.result import Score
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.services.progress import standing
from inspect_app.services.recording.office import Change, change
from inspect_app.services.records import Record, load
from inspect_app.services.results import result_document
from inspect_app.services.signing import StillOpen, standing_signatures
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, Inspection
from inspect_app.storage.queries import findings, inspections


def finish(session: Session, actor: Actor, inspection_id: UUID) -> Inspection:
    """Score the inspection and open its findings; finishing twice is fine and changes nothing.

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
    opened = _open_findings(session, actor, record, state.score)
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


def _open_findings(session: Session, actor: Actor, record: Record, score: Score) -> list[Finding]:
    earlier = _earlier(session, record.inspection)
    drafted = drafts(record.revision.programme, score, record.sheets, earlier)
    opened = [_finding(actor, record.inspection, draft) for draft in drafted]
    session.add_all(opened)
    session.flush()
    for finding in opened:
        detail = {"number": finding.number, "severity": finding.severity, "item": finding.item}
        subject = Subject("finding", finding.id, finding.project_id)
        audit.record(session, actor, "finding.opened", subject, detail)
    return opened


def _earlier(session: Session, inspection: Inspection) -> dict[Spot, str]:
    if inspection.previous_id is None:
        return {}
    return {
        (finding.checklist, str(finding.location_id or finding.project_id), finding.item): str(finding.id)
        for finding in findings.of_inspection(session, inspection.previous_id)
    }


def _finding(actor: Actor, inspection: Inspection, draft: FindingDraft) -> Finding:
    return Finding(
        number=number_of(inspection.number, draft.ordinal),
        project_id=inspection.project_id,
        inspection_id=inspection.id,
        sheet_id=UUID(draft.sheet),
        location_id=None if draft.place == str(inspection.project_id) else UUID(draft.place),
        checklist=draft.checklist,
        item=draft.item,
        title_zh=draft.title.zh[:300],
        title_en=draft.title.en[:300],
        place=draft.label,
        note=draft.note,
        severity=draft.severity.value,
        state="recorded",
        repeat_of_id=UUID(draft.repeat_of) if draft.repeat_of else None,
        opened_at=inspection.finished_at,
        opened_by=actor.id,
    )


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
