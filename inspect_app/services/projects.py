"""Projects: the managed properties."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import Reach, reach
from inspect_app.errors import Invalid, NotFound
from inspect_app.services import audit, changes
from inspect_app.services.audit import Subject
from inspect_app.services.regions import found as found_region
from inspect_app.services.sites import plain_code
from inspect_app.storage.database import Session
from inspect_app.storage.models import Project
from inspect_app.storage.queries import projects
from inspect_app.storage.queries.paging import Page


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """What is known of a project; ``households`` and ``star_level`` may be unknown."""

    region_id: UUID
    code: str
    name: str
    address: str = ""
    households: int | None = None
    star_level: int | None = None


def listed(session: Session, actor: Actor, prefix: str = "", after: UUID | None = None) -> Page[Project]:
    """A page of the projects ``actor`` may see, by code, with ``region``."""
    return projects.page(session, reach(actor, Permission.PROJECT_VIEW), prefix, after)


def every(session: Session, actor: Actor, permission: Permission = Permission.PROJECT_VIEW) -> list[Project]:
    """All projects at which ``actor`` holds ``permission``, by code: for choices."""
    return projects.every(session, reach(actor, permission))


def all_of_company(session: Session) -> list[Project]:
    """All projects by code: for whoever manages people."""
    return projects.every(session, Reach(everywhere=True))


def location_counts(session: Session, shown: Page[Project]) -> dict[UUID, int]:
    """Active locations of the projects shown."""
    return projects.location_counts(session, [project.id for project in shown.rows])


def found(session: Session, project_id: UUID) -> Project:
    """The project of that id with ``region``; NotFound. Access is the caller's to have checked."""
    project = projects.find(session, project_id)
    if project is None:
        raise NotFound("project")
    return project


def found_by_code(session: Session, code: str) -> Project:
    """The project of that code; NotFound."""
    project = projects.by_code(session, plain_code(code))
    if project is None:
        raise NotFound("project")
    return project


def create(session: Session, actor: Actor | None, facts: ProjectFacts) -> Project:
    """A new project; Invalid ``code-form`` or ``code-taken``, NotFound for its region."""
    found_region(session, facts.region_id)
    values = {**asdict(facts), "code": _free_code(session, facts.code, None)}
    project = Project(**values, active=True, created_at=clock.now())
    session.add(project)
    session.flush()
    detail = {"code": project.code, "name": project.name, "region": str(project.region_id)}
    audit.record(session, actor, "project.create", _subject(project), detail)
    return project


def edit(session: Session, actor: Actor | None, project_id: UUID, facts: ProjectFacts) -> Project:
    """Other facts; Invalid ``code-form`` or ``code-taken``, NotFound for its region."""
    project = found(session, project_id)
    found_region(session, facts.region_id)
    code = _free_code(session, facts.code, project_id)
    changed = changes.apply(project, {**asdict(facts), "code": code})
    if changed:
        audit.record(session, actor, "project.edit", _subject(project), changed)
    return project


def set_active(session: Session, actor: Actor | None, project_id: UUID, active: bool) -> Project:
    """Deactivate: no new inspections, everything else stays readable. Or activate again."""
    project = found(session, project_id)
    if changes.apply(project, {"active": active}):
        audit.record(session, actor, f"project.{'activate' if active else 'deactivate'}", _subject(project))
    return project


def _subject(project: Project) -> Subject:
    return Subject("project", project.id, project.id)


def _free_code(session: Session, code: str, own: UUID | None) -> str:
    code = plain_code(code)
    holder = projects.by_code(session, code)
    if holder is not None and holder.id != own:
        raise Invalid("code-taken", "code")
    return code
