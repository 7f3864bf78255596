"""Conduct results as people see them: coded, or by name for those who hold the key, whose looks are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor, Permission, Place
from inspect_app.access.rules import may
from inspect_app.checklist.model import Per, Text
from inspect_app.inspection.answers import Sheet
from inspect_app.reports.facts import ConductFacts
from inspect_app.reports.formats import number
from inspect_app.services.conduct import naming, windows
from inspect_app.services.records import Record
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Session
from inspect_app.storage.models import ConductLook, ConductSubject, StaffMember
from inspect_app.storage.queries import conduct, inspections
from inspect_app.storage.queries.paging import Page


@dataclass(frozen=True, slots=True)
class Result:
    """What one person's conduct came to in one encounter.

    ``name`` is empty for whoever does not hold the key. ``until`` is the moment from which it is final, None
    once it is, and before the inspection is finished. ``open`` tells whether the reader may comment now.
    """

    sheet: UUID
    inspection: UUID
    number: str
    finished_at: datetime | None
    label: str
    checklist: Text
    score: str
    failed: tuple[Text, ...]
    staff: UUID
    code: str
    name: str
    comment: str
    commented_at: datetime | None
    until: datetime | None
    open: bool


@dataclass(frozen=True, slots=True)
class Encounter:
    """A sheet of an encounter, with who was observed where somebody was named."""

    sheet: UUID
    label: str
    checklist: Text
    result: Result | None


def encounters(session: Session, actor: Actor, record: Record) -> list[Encounter]:
    """The encounters of an inspection in their order."""
    named = {row.sheet_id: row for row in conduct.of_inspection(session, record.inspection.id)}
    kinds = {each.id: each for each in record.revision.programme.checklists if each.per is Per.ENCOUNTER}
    return [
        Encounter(
            row.id,
            row.label,
            kinds[row.checklist].title,
            result_of(session, actor, named[row.id], record.inspection.project.region_id)
            if row.id in named
            else None,
        )
        for row in record.inspection.sheets
        if row.checklist in kinds
    ]


def result_of(session: Session, actor: Actor, row: ConductSubject, region: UUID) -> Result:
    """One result as ``actor`` may see it."""
    staff, inspection = row.staff, row.inspection
    knows = may(actor, Permission.CONDUCT_KEY, Place(staff.project_id, region)) or staff.user_id == actor.id
    checklist = load_revision(session, inspection.revision_id).programme.checklist(row.sheet.checklist)
    scored = _scored(inspections.result(session, inspection.id) or {}, row.sheet_id)
    asks = {item.id: item.ask for item in checklist.items}
    bad = [each["item"] for each in scored.get("items", []) if each["outcome"] in {"failed", "partial"}]
    score = scored.get("score")
    return Result(
        sheet=row.sheet_id,
        inspection=inspection.id,
        number=inspection.number,
        finished_at=inspection.finished_at,
        label=row.sheet.label,
        checklist=checklist.title,
        score="" if score is None else number(100 * Fraction(score), 1),
        failed=tuple(asks[item] for item in bad if item in asks),
        staff=staff.id,
        code=staff.code,
        name=staff.name if knows else "",
        comment=row.comment,
        commented_at=row.commented_at,
        until=windows.provisional_until(session, inspection.id),
        open=naming.is_open(session, row) and naming.may_comment(session, actor, row),
    )


def _scored(result: Mapping[str, Any], sheet: UUID) -> Mapping[str, Any]:
    """The sheet's part of a kept result; empty where it has none."""
    for part in result.get("score", {}).get("parts", []):
        for checklist in part.get("checklists", []):
            for each in checklist.get("sheets", []):
                if each["sheet"] == str(sheet):
                    found: Mapping[str, Any] = each
                    return found
    return {}


def mine(session: Session, actor: Actor, after: UUID | None) -> Page[Result]:
    """What the person's own conduct came to, newest first."""
    page = conduct.of_staff(session, conduct.of_user(session, actor.id), after)
    return _results(session, actor, page)


def of_staff(session: Session, actor: Actor, staff: StaffMember, after: UUID | None) -> Page[Result]:
    """What somebody's conduct came to, newest first."""
    return _results(session, actor, conduct.of_staff(session, [staff.id], after))


def _results(session: Session, actor: Actor, page: Page[ConductSubject]) -> Page[Result]:
    regions = {row.staff_id: naming.place_of(session, row).region for row in page.rows}
    rows = [result_of(session, actor, row, regions[row.staff_id]) for row in page.rows]
    return Page(rows, page.after)


def note_looks(session: Session, actor: Actor, results: Iterable[Result]) -> None:
    """Keep that ``actor`` saw these names beside results; one's own is nobody's business."""
    own = set(conduct.of_user(session, actor.id))
    seen = {(each.staff, each.inspection) for each in results if each.name and each.staff not in own}
    now = clock.now()
    session.add_all(
        ConductLook(staff_id=staff, inspection_id=inspection, user_id=actor.id, at=now)
        for staff, inspection in sorted(seen)
    )
    session.flush()


def looks_at_me(session: Session, actor: Actor, after: UUID | None) -> Page[ConductLook]:
    """Who saw the person's own name beside a result."""
    return conduct.looks(session, conduct.of_user(session, actor.id), after)


def looks_at(session: Session, staff: StaffMember, after: UUID | None) -> Page[ConductLook]:
    """Who saw somebody's name beside a result."""
    return conduct.looks(session, [staff.id], after)


def printed(session: Session, inspection_id: UUID) -> tuple[ConductFacts, ...]:
    """What the report tells of those observed: codes and comments, never a name."""
    return tuple(
        ConductFacts(
            sheet=str(row.sheet_id),
            code=row.staff.code,
            comment=row.comment,
            commented_at=row.commented_at,
            own=row.commented_by == row.staff.user_id,
        )
        for row in conduct.of_inspection(session, inspection_id)
    )


def coded(sheets: Iterable[Sheet], facts: Iterable[ConductFacts]) -> tuple[Sheet, ...]:
    """The sheets with the code of who was observed behind their label."""
    codes = {each.sheet: each.code for each in facts}
    return tuple(
        replace(sheet, label=f"{sheet.label} {codes[sheet.id]}") if sheet.id in codes else sheet
        for sheet in sheets
    )
