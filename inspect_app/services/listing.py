"""Lists of inspections and findings, only of the projects a person may look into."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import Reach, reach
from inspect_app.errors import NotFound
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, Inspection
from inspect_app.storage.queries import findings, inspections
from inspect_app.storage.queries.paging import Page

EVERYWHERE = Reach(everywhere=True)


@dataclass(frozen=True, slots=True)
class Inspections:
    """A page of inspections, with how many findings each opened."""

    page: Page[Inspection]
    findings: dict[UUID, int]


def list_inspections(
    session: Session,
    actor: Actor | None,
    wanted: inspections.Wanted,
    after: UUID | None = None,
    size: int = 25,
) -> Inspections:
    """Inspections newest first; ``actor`` None is the command line, which sees all."""
    sees = EVERYWHERE if actor is None else reach(actor, Permission.INSPECTION_VIEW)
    page = inspections.page(session, sees, wanted, after, size)
    return Inspections(page, inspections.finding_count(session, [row.id for row in page.rows]))


def list_findings(
    session: Session, actor: Actor, wanted: findings.Wanted, after: UUID | None = None
) -> Page[Finding]:
    """Findings newest first."""
    return findings.page(session, reach(actor, Permission.FINDING_VIEW), wanted, after)


def checklist_titles(session: Session, rows: Iterable[Finding], language: str) -> dict[UUID, str]:
    """The title of each finding's checklist, by the finding's id; as published with its inspection.

    What was found outside an inspection has none.
    """
    return {
        row.id: load_revision(session, row.inspection.revision_id)
        .programme.checklist(row.checklist)
        .title.in_language(language)
        for row in rows
        if row.inspection is not None
    }


def finding(session: Session, finding_id: UUID) -> Finding:
    """One finding with all that its page shows. Raises NotFound."""
    found = findings.whole(session, finding_id)
    if found is None:
        raise NotFound("finding")
    return found
