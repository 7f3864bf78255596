"""From an inspection's rows to the facts its report prints; refused where rows and score disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Any
from uuid import UUID

from inspect_app.checklist.model import Severity, Text
from inspect_app.config import Config
from inspect_app.errors import Conflict
from inspect_app.reports.facts import (
    FindingFacts,
    HistoryFacts,
    InspectionFacts,
    MedianFacts,
    PhotoFacts,
    PreviousFacts,
    ProjectFacts,
    SignatureFacts,
)
from inspect_app.reports.summary import TREND
from inspect_app.scoring.engine import score
from inspect_app.scoring.result import Score
from inspect_app.services.conduct import showing, windows
from inspect_app.services.progress import previous_sheets
from inspect_app.services.records import Record, load
from inspect_app.services.remarks import remarks_of
from inspect_app.services.signing import standing_signatures
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection, Photo
from inspect_app.storage.queries import findings, portfolio, reports

Spot = tuple[str, str, str]
# Fewer projects have no median worth comparing with.
LEAST_PROJECTS = 3


def load_facts(session: Session, inspection_id: UUID, config: Config) -> InspectionFacts:
    """The facts of a completed inspection, in a fixed number of queries.

    Raises NotFound, and Conflict where it is not completed or its answers are no longer those scored.
    """
    record = load(session, inspection_id)
    inspection = record.inspection
    if inspection.state != "completed" or inspection.finished_at is None:
        raise Conflict("inspection-not-completed", number=inspection.number)
    conduct = showing.printed(session, inspection_id)
    sheets = showing.coded(record.sheets, conduct)
    scored = score(record.revision.programme, sheets, previous_sheets(session, record))
    kept = reports.with_result(session, inspection_id)
    _check(record, scored, kept.result if kept else None)
    return InspectionFacts(
        company=Text(zh=config.company_zh, en=config.company_en),
        project=_project(inspection),
        revision=record.revision,
        score=scored,
        sheets=sheets,
        number=inspection.number,
        started_at=inspection.started_at,
        finished_at=inspection.finished_at,
        zone=config.timezone,
        inspectors=(inspection.inspector.name,),
        remarks=inspection.remarks,
        photos=tuple(_photos(record)),
        signatures=_signatures(record),
        findings=tuple(_findings(session, inspection_id)),
        previous=_previous(session, inspection),
        history=tuple(HistoryFacts(*row) for row in reports.history(session, inspection, TREND - 1)),
        median=_median(reports.latest_results(session, inspection)),
        content_hash=record.content_hash,
        audit_head=reports.closing_event(session, inspection_id),
        evidence=remarks_of(session, inspection_id),
        conduct=conduct,
        provisional_until=windows.provisional_until(session, inspection_id),
    )


def _check(record: Record, scored: Score, result: Mapping[str, Any] | None) -> None:
    """A report must never show other answers, or another score, than were signed and published."""
    inspection = record.inspection
    shown = None if scored.displayed is None else str(scored.displayed)
    if (shown, scored.grade) != (inspection.score, inspection.grade):
        raise Conflict("report-score-differs", number=inspection.number, kept=inspection.score, now=shown)
    if result is not None and result.get("content_hash") != record.content_hash:
        raise Conflict("report-answers-altered", number=inspection.number)


def _project(inspection: Inspection) -> ProjectFacts:
    project = inspection.project
    return ProjectFacts(project.name, project.code, project.region.name, project.address)


def _photos(record: Record) -> Iterator[PhotoFacts]:
    """Those whose bytes are here; with the marks drawn into them where there are any."""
    for photos in record.photos.values():
        for photo in photos:
            picture = photo.marked or photo.derivative
            if picture is not None:
                yield _photo(photo, picture)


def _photo(photo: Photo, picture: str) -> PhotoFacts:
    place = ""
    if photo.latitude is not None and photo.longitude is not None:
        place = f"{photo.latitude:.4f}, {photo.longitude:.4f}"
    return PhotoFacts(
        id=str(photo.id),
        sheet=str(photo.sheet_id),
        item=photo.item,
        derivative=picture,
        width=photo.width,
        height=photo.height,
        fingerprint=photo.original,
        filename=photo.filename,
        taken_at=photo.taken_at,
        place=place,
    )


def _signatures(record: Record) -> tuple[SignatureFacts, ...]:
    """Only those that hold: nobody's name may stand under what they did not sign."""
    holding = standing_signatures(record)
    return tuple(
        SignatureFacts(signature.role, signature.name, signature.image, signature.signed_at, signature.behalf)
        for signature in record.inspection.signatures
        if signature.role in holding
    )


def _findings(session: Session, inspection_id: UUID) -> Iterator[FindingFacts]:
    rows = findings.of_inspection(session, inspection_id)
    names = portfolio.people(session, [row.assignee_id for row in rows if row.assignee_id])
    for row in rows:
        yield FindingFacts(
            number=row.number,
            severity=Severity(row.severity),
            title=Text(row.title_zh, row.title_en),
            place=row.place,
            state=row.state,
            due=row.due_on,
            repeat_of=row.repeat_of.number if row.repeat_of else None,
            checklist=row.checklist,
            owner=row.department or (names.get(row.assignee_id, "") if row.assignee_id else ""),
        )


def _previous(session: Session, inspection: Inspection) -> PreviousFacts | None:
    if inspection.previous_id is None:
        return None
    earlier = reports.with_result(session, inspection.previous_id)
    if earlier is None or earlier.finished_at is None:
        return None
    parts, checklists = scores_of(earlier.result or {})
    failed, passed = spots_of(earlier.result or {})
    return PreviousFacts(
        number=earlier.number,
        finished_at=earlier.finished_at,
        score=None if earlier.score is None else Decimal(earlier.score),
        grade=earlier.grade,
        parts=parts,
        checklists=checklists,
        failed=failed,
        passed=passed,
    )


def spots_of(result: Mapping[str, Any]) -> tuple[frozenset[Spot], frozenset[Spot]]:
    """(failed, passed) of a kept result, as (checklist id, place, item id)."""
    found: dict[str, set[Spot]] = {"failed": set(), "passed": set()}
    for part in result.get("score", {}).get("parts", []):
        for each in part.get("checklists", []):
            for sheet in each.get("sheets", []):
                for item in sheet.get("items", []):
                    outcome = "failed" if item["outcome"] == "partial" else item["outcome"]
                    if outcome in found:
                        found[outcome].add((each["checklist"], sheet["place"], item["item"]))
    return frozenset(found["failed"]), frozenset(found["passed"])


def scores_of(result: Mapping[str, Any]) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """(by part id, by checklist id) the exact scores of a kept result; what has none is left out."""
    parts = result.get("score", {}).get("parts", [])
    checklists = [each for part in parts for each in part.get("checklists", [])]
    return _scores(parts, "part"), _scores(checklists, "checklist")


def _scores(nodes: Sequence[Mapping[str, Any]], name: str) -> dict[str, Fraction]:
    return {node[name]: Fraction(node["score"]) for node in nodes if node.get("score") is not None}


def _median(results: Sequence[Mapping[str, Any]]) -> MedianFacts | None:
    if len(results) < LEAST_PROJECTS:
        return None
    scores = [scores_of(result) for result in results]
    return MedianFacts(
        projects=len(results),
        parts=_medians([parts for parts, _ in scores]),
        checklists=_medians([checklists for _, checklists in scores]),
    )


def _medians(scores: Sequence[Mapping[str, Fraction]]) -> dict[str, Fraction]:
    names = {name for each in scores for name in each}
    return {name: median(each[name] for each in scores if name in each) for name in sorted(names)}
