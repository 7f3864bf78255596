"""The corrective-action plan of a project, from its open findings."""

from __future__ import annotations

import hashlib
from uuid import UUID

from inspect_app import clock
from inspect_app.checklist.model import Severity, Text
from inspect_app.config import Config
from inspect_app.reports.corrective_plan import CorrectivePlan, OpenFinding, PlanFacts, corrective_plan
from inspect_app.reports.renderer import Pdf
from inspect_app.services import branding, papers, projects, verdicts
from inspect_app.services.revisions import load_revision
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Finding
from inspect_app.storage.queries import portfolio

# Nobody works through a longer list; it says of how many it is the beginning.
MOST = 300


def plan_of(session: Session, project_id: UUID, config: Config, language: str) -> CorrectivePlan:
    """The plan as things stand now. Raises NotFound."""
    project = projects.found(session, project_id)
    rows = portfolio.open_findings(session, project_id, MOST)
    people = portfolio.people(session, [row.assignee_id for row in rows if row.assignee_id is not None])
    facts = PlanFacts(
        company=branding.company(session, config),
        project=project.name,
        code=project.code,
        region=project.region.name,
        zone=config.timezone,
        as_of=clock.now(),
        findings=tuple(_fact(session, row, people) for row in rows),
        total=portfolio.open_counts(session, [project_id]).get(project_id, 0),
    )
    return corrective_plan(facts, language)


def plan_file(
    database: Database, config: Config, project_id: UUID, language: str
) -> tuple[CorrectivePlan, Pdf]:
    """The plan as it stands now, noted as handed out. Raises NotFound, Conflict where it cannot be made."""
    with database.reading() as session:
        look = branding.kept(session)
        plan = branding.dressed(plan_of(session, project_id, config, language), look)
    subject = f"project:{project_id}"
    with database.writing() as session:
        plan = verdicts.seal(session, plan, subject, config.public_url)
    pdf = papers.render(plan, branding.assets(plan, LocalBlobStore(config.data / "blobs")))
    with database.writing() as session:
        kept = branding.sealed_look(look, config)
        verdicts.issue(session, plan, subject, hashlib.sha256(pdf.data).hexdigest(), kept)
    return plan, pdf


def _fact(session: Session, row: Finding, people: dict[UUID, str]) -> OpenFinding:
    named = people.get(row.assignee_id, "") if row.assignee_id else ""
    return OpenFinding(
        number=row.number,
        severity=Severity(row.severity),
        title=Text(row.title_zh, row.title_en),
        place=row.place,
        state=row.state,
        opened_at=row.opened_at,
        due=row.due_on,
        running=row.running_due is not None,
        responsible=named or row.department or "",
        repeat_of=row.repeat_of.number if row.repeat_of else "",
        checklist=_checklist(session, row),
        note=row.note,
    )


def _checklist(session: Session, row: Finding) -> Text | None:
    """As published with its inspection; what was found outside one has none."""
    if row.inspection is None:
        return None
    return load_revision(session, row.inspection.revision_id).programme.checklist(row.checklist).title
