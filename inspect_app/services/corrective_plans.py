"""The corrective-action plan of a project, from its open findings."""

from __future__ import annotations

from uuid import UUID

from inspect_app import clock
from inspect_app.checklist.model import Severity, Text
from inspect_app.config import Config
from inspect_app.reports.corrective_plan import CorrectivePlan, OpenFinding, PlanFacts, corrective_plan
from inspect_app.services import branding, projects
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Session
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
    )


def _checklist(session: Session, row: Finding) -> Text | None:
    """As published with its inspection; what was found outside one has none."""
    if row.inspection is None:
        return None
    return load_revision(session, row.inspection.revision_id).programme.checklist(row.checklist).title
