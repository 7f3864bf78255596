"""Whom work can be given to: departments of the company, and people who may see findings of the project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from inspect_app.access.model import GRANTS, Actor, Permission
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.findings.contents import NAME_LIMIT
from inspect_app.findings.model import Party
from inspect_app.inspection.validation import UNFIT
from inspect_app.services import audit, users
from inspect_app.services.audit import Subject
from inspect_app.storage.database import Session
from inspect_app.storage.models import Department, DepartmentMember, Project, User
from inspect_app.storage.queries import corrections, departments

_SEEING = frozenset(role.value for role, held in GRANTS.items() if Permission.FINDING_VIEW in held)


@dataclass(frozen=True, slots=True)
class Assignees:
    """Names of departments in their order, and people by name."""

    departments: Sequence[str]
    people: Sequence[User]


@dataclass(frozen=True, slots=True)
class Staffed:
    """A department and who works in it."""

    department: Department
    people: Sequence[User]


def offered(session: Session, project: Project) -> Assignees:
    """Whom work at ``project`` can be given to."""
    names = [row.name for row in departments.every(session) if row.active]
    return Assignees(names, corrections.people_at(session, project, _SEEING))


def check(session: Session, project: Project, party: Party) -> None:
    """Refuse a department that is gone, and a person who would not see it. Raises Invalid."""
    if party.person is None:
        known = departments.by_name(session, party.department)
        fits = known is not None and known.active
    else:
        fits = party.person in {user.id for user in corrections.people_at(session, project, _SEEING)}
    if not fits:
        raise Invalid("assignee-unknown", field="assignee")


def listed(session: Session) -> list[Staffed]:
    """All departments with their people."""
    people = departments.members(session)
    return [Staffed(row, people.get(row.id, ())) for row in departments.every(session)]


def add(session: Session, actor: Actor | None, name: str) -> Department:
    """A new department, or a retired one again. Raises Invalid, Conflict."""
    words = " ".join(name.split())
    if not words or len(words) > NAME_LIMIT or UNFIT.search(words):
        raise Invalid("department-name", field="name", limit=NAME_LIMIT)
    known = departments.by_name(session, words)
    if known is not None and known.active:
        raise Conflict("department-taken", name=words)
    if known is not None:
        return set_active(session, actor, known.id, True)
    last = max((row.position for row in departments.every(session)), default=0)
    row = Department(name=words, position=last + 1, active=True)
    session.add(row)
    session.flush()
    audit.record(session, actor, "department.create", Subject("department", row.id), {"name": words})
    return row


def set_active(session: Session, actor: Actor | None, department_id: UUID, active: bool) -> Department:
    """Let work be given to it, or no longer; what it has it keeps. Raises NotFound."""
    row = _found(session, department_id)
    if row.active != active:
        row.active = active
        action = "department.activate" if active else "department.deactivate"
        audit.record(session, actor, action, Subject("department", row.id), {"name": row.name})
    return row


def join(session: Session, actor: Actor | None, department_id: UUID, username: str) -> Department:
    """Let somebody work there. Raises NotFound."""
    row, user = _found(session, department_id), users.found_by_username(session, username)
    if not departments.is_member(session, row.id, user.id):
        session.add(DepartmentMember(user_id=user.id, department_id=row.id))
        session.flush()
        detail = {"name": row.name, "username": user.username}
        audit.record(session, actor, "department.join", Subject("department", row.id), detail)
    return row


def leave(session: Session, actor: Actor | None, department_id: UUID, user_id: UUID) -> Department:
    """Let somebody no longer work there. Raises NotFound."""
    row = _found(session, department_id)
    if departments.is_member(session, row.id, user_id):
        departments.leave(session, row.id, user_id)
        detail = {"name": row.name, "username": users.found(session, user_id).username}
        audit.record(session, actor, "department.leave", Subject("department", row.id), detail)
    return row


def _found(session: Session, department_id: UUID) -> Department:
    row = departments.find(session, department_id)
    if row is None:
        raise NotFound("department")
    return row
