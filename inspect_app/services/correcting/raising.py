"""A finding begins: with a finished inspection, or outside of one by patrol, scan or complaint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock, ids
from inspect_app.access.model import Actor
from inspect_app.checklist.model import Requirement, Severity
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.findings.folding import recorded
from inspect_app.findings.model import Cause, Source
from inspect_app.findings.opening import FindingDraft, number_of
from inspect_app.inspection.validation import TEXT_LIMIT, UNFIT
from inspect_app.services import audit, locations, projects
from inspect_app.services.audit import Subject
from inspect_app.services.correcting.keeping import facts_of, keep_standing
from inspect_app.services.correcting.photos import PHOTO_LIMIT, attach
from inspect_app.services.correcting.timing import rules_of
from inspect_app.services.evidence import StoredPhoto
from inspect_app.services.notifying import telling
from inspect_app.services.records import Record, item_of
from inspect_app.services.starting import location_label
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, Location
from inspect_app.storage.queries import corrections, findings

OUTSIDE = (Source.PATROL, Source.SCAN, Source.COMPLAINT)
TITLE_LIMIT, PLACE_LIMIT = 300, 200
_LETTERS = {Source.PATROL: "XC", Source.SCAN: "SM", Source.COMPLAINT: "TS"}


@dataclass(frozen=True, slots=True)
class Raised:
    """What somebody found outside an inspection.

    ``id`` is made where the form is, so that sending it twice opens one. ``place`` is words, for what has no
    location. ``urgent`` tells a complaint about an urgent repair, ``cause`` what the finder takes it for.
    """

    id: UUID
    source: Source
    severity: Severity
    what: str
    note: str = ""
    location: UUID | None = None
    place: str = ""
    urgent: bool = False
    cause: Cause | None = None
    photos: tuple[StoredPhoto, ...] = ()


def raise_finding(
    session: Session, actor: Actor, project_id: UUID, raised: Raised, zone: ZoneInfo
) -> Finding:
    """Open a finding outside an inspection. Raises NotFound, Invalid, Conflict."""
    known = findings.whole(session, raised.id)
    if known is not None:
        if (known.project_id, known.opened_by) != (project_id, actor.id):
            raise Conflict("id-taken")
        return known
    project = projects.found(session, project_id)
    if not project.active:
        raise Conflict("project-closed", project=project.name)
    _check(raised)
    row = _outside(session, actor, project_id, raised, zone)
    _begin(session, actor, [row], zone)
    attach(session, actor, row.id, raised.photos)
    return row


def _check(raised: Raised) -> None:
    if raised.source not in OUTSIDE:
        raise Invalid("finding-source", field="source")
    if not raised.what.strip():
        raise Invalid("finding-what-missing", field="what")
    for field, text, limit in (
        ("what", raised.what, TITLE_LIMIT),
        ("note", raised.note, TEXT_LIMIT),
        ("place", raised.place, PLACE_LIMIT),
    ):
        if len(text) > limit:
            raise Invalid("finding-too-long", field=field, limit=limit)
        if UNFIT.search(text):
            raise Invalid("act-text-forbidden-character", field=field)
    if raised.urgent and raised.source is not Source.COMPLAINT:
        raise Invalid("finding-urgent", field="urgent")
    if len(raised.photos) > PHOTO_LIMIT:
        raise Invalid("act-photos", field="photos", limit=PHOTO_LIMIT)


def _outside(session: Session, actor: Actor, project_id: UUID, raised: Raised, zone: ZoneInfo) -> Finding:
    now = clock.now()
    return Finding(
        id=raised.id,
        number=_number(session, raised.source, now.astimezone(zone).year),
        project_id=project_id,
        location_id=raised.location,
        source=raised.source.value,
        title_zh=raised.what,
        title_en=raised.what,
        place=_place(session, project_id, raised),
        note=raised.note,
        severity=raised.severity.value,
        clauses=[],
        photos=list(dict.fromkeys(photo.original for photo in raised.photos)),
        photographable=True,
        urgent=raised.urgent,
        found_cause=raised.cause,
        opened_at=now,
        opened_by=actor.id,
    )


def _number(session: Session, source: Source, year: int) -> str:
    """``XC-2026-000123``: patrol (巡查), scan (扫码) or complaint (投诉), year, running number."""
    prefix = f"{_LETTERS[source]}-{year}-"
    last = corrections.last_number(session, prefix)
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:06d}"


def _place(session: Session, project_id: UUID, raised: Raised) -> str:
    if raised.location is None:
        if not raised.place.strip():
            raise Invalid("finding-place-missing", field="location")
        return raised.place
    location = locations.found(session, raised.location)
    if location.project_id != project_id:
        raise NotFound("location")
    return place_words(location, raised.place)


def place_words(location: Location, closer: str = "") -> str:
    """A location in one line, as sheets are named after it; ``closer`` says where there."""
    return " · ".join(part for part in (location_label(location), closer.strip()) if part)[:PLACE_LIMIT]


def open_drafts(
    session: Session, actor: Actor, record: Record, drafted: Iterable[FindingDraft], zone: ZoneInfo
) -> list[Finding]:
    """Open the findings of a finished inspection; its time runs from the finishing."""
    opened = [_from_draft(actor, record, draft) for draft in drafted]
    _begin(session, actor, opened, zone)
    return opened


def _from_draft(actor: Actor, record: Record, draft: FindingDraft) -> Finding:
    inspection = record.inspection
    item = item_of(record.revision.programme.checklist(draft.checklist), draft.item)
    return Finding(
        number=number_of(inspection.number, draft.ordinal),
        project_id=inspection.project_id,
        inspection_id=inspection.id,
        sheet_id=UUID(draft.sheet),
        location_id=None if draft.place == str(inspection.project_id) else UUID(draft.place),
        source=Source.INSPECTION.value,
        checklist=draft.checklist,
        item=draft.item,
        title_zh=draft.title.zh[:TITLE_LIMIT],
        title_en=draft.title.en[:TITLE_LIMIT],
        place=draft.label,
        note=draft.note,
        severity=draft.severity.value,
        clauses=list(item.clauses),
        photos=[photo.original for photo in record.photos.get((draft.sheet, draft.item), ())],
        photographable=item.photo is not Requirement.NEVER,
        urgent=False,
        repeat_of_id=UUID(draft.repeat_of) if draft.repeat_of else None,
        opened_at=inspection.finished_at or clock.now(),
        opened_by=actor.id,
    )


def _begin(session: Session, actor: Actor, opened: Sequence[Finding], zone: ZoneInfo) -> None:
    """Start the time of new findings and tell the log of each."""
    rules, begun = rules_of(session, zone), []
    for row in opened:
        row.id = row.id or ids.new()
        correction = recorded(facts_of(row), rules)
        begun.append((row, correction))
        row.first_due = correction.due
        keep_standing(row, correction, rules)
    session.add_all(opened)
    session.flush()
    for row in opened:
        detail = {"number": row.number, "severity": row.severity, "item": row.item, "source": row.source}
        audit.record(session, actor, "finding.opened", Subject("finding", row.id, row.project_id), detail)
    if opened:
        project = projects.found(session, opened[0].project_id)
        telling.of_recording(session, project, begun, actor.id)
